using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;

namespace Tests.Contracts;

/// <summary>Tests the constant words that are stored in columns, in states and in file names.</summary>
public sealed class StoredWordTests
{
    private static readonly StorageOptions Options = new("/data/bot.db", "/keys/master.key") { Backups = "/backups" };

    private static readonly ScriptPosition Start = new("hurt", Side.A, Side.A, "tell");

    [Fact]
    public void Stored_words_are_those_of_the_golden_text() => Golden.Holds(
        "words.txt",
        [
            .. Named("notification", Kinds()),
            .. Named("reconciled", Bare<IReconciled>().Select(p => p.Name)),
            .. Named("button", Concrete(typeof(Act)).Select(t => Made(t).Button)),
            .. Named("step or outcome", Constants(typeof(ScriptPosition))),
            .. Named("step state", StoredSamples.Stages.Select(s => s.Key)),
            .. Named("field", Constants(typeof(AuthorWords.FormAnswers))),
            .. Named("value about the database", Constants(typeof(SystemValues))),
            .. Named("key", [Start.Key("tell"), DanceRules.ClosingKey(Start)]),
            .. Named("file", Files()),
        ]);

    private static IEnumerable<string> Named(string what, IEnumerable<string> words) =>
        words.Distinct().Order(StringComparer.Ordinal).Select(word => $"{what} {word}");

    private static IEnumerable<string> Files() =>
    [
        BackupFiles.Name(Options, DateTimeOffset.Parse("2026-11-28T18:00:00Z", CultureInfo.InvariantCulture)),
        BackupFiles.Unfinished(Options),
        MigrationCopies.Name(Options.DatabaseFile, "20261128000000_Initial"),
    ];

    private static IEnumerable<string> Kinds() =>
        Bare<INotificationPage>().Select(p => p.Kind)
            .Concat(DanceNotificationPages.OfDances.Select(p => p.Kind))
            .Concat(DanceNotificationPages.OfEnded.Select(p => p.Kind))
            .Concat(Enum.GetValues<Consent>().Select(ConsentService.StillOn))
            .OfType<string>();

    private static IEnumerable<string> Constants(Type type)
    {
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static);
        return fields.Where(f => f.IsLiteral).Select(f => f.GetRawConstantValue()).OfType<string>();
    }

    private static IEnumerable<Type> Concrete(Type type) =>
        typeof(Dance).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true } && type.IsAssignableFrom(t));

    /// <summary>Returns instances without their dependencies, of which only the names are read.</summary>
    private static IEnumerable<T> Bare<T>() => Concrete(typeof(T)).Select(t => (T)RuntimeHelpers.GetUninitializedObject(t));

    private static Act Made(Type type)
    {
        var make = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).MaxBy(c => c.GetParameters().Length)!;
        return (Act)make.Invoke([.. make.GetParameters().Select(p => Value(p.ParameterType))]);
    }

    private static object? Value(Type type) =>
        type == typeof(string) ? "option"
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;
}

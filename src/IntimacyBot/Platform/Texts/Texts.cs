using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace IntimacyBot.Platform.Texts;

/// <summary>Names the Markdown file that holds the sentences of an enum: one heading for each member.</summary>
[AttributeUsage(AttributeTargets.Enum)]
internal sealed class TextsAttribute(string file) : Attribute
{
    public string File => file;
}

/// <summary>All sentences that people read, by language. English is used where a language lacks a sentence.</summary>
internal sealed class Texts
{
    public const string English = "en";

    private static readonly Lazy<Texts> OfProgram = new(() => new Texts());
    private static readonly ConcurrentDictionary<Type, string> Files = new();

    private readonly FrozenDictionary<(string Language, string File, string Key), string> _sentences;

    public Texts()
        : this(typeof(Texts).Assembly)
    {
    }

    internal Texts(Assembly assembly)
    {
        var sentences = new Dictionary<(string, string, string), string>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".md", StringComparison.Ordinal)))
            Read(assembly, resource, sentences);
        _sentences = sentences.ToFrozenDictionary();
        Languages = [.. sentences.Keys.Select(k => k.Item1).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Holds the sentences that come with the program. They are read once.</summary>
    public static Texts BuiltIn => OfProgram.Value;

    public IReadOnlyList<string> Languages { get; }

    public string this[string language, Enum key, params ReadOnlySpan<(string Name, string Value)> values]
    {
        get
        {
            var text = Find(language, key) ?? Find(English, key)
                ?? throw new InvalidOperationException($"No text for {key.GetType().Name}.{key}.");
            foreach (var (name, value) in values)
                text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            return text;
        }
    }

    public string? Find(string language, Enum key) =>
        _sentences.GetValueOrDefault((language, FileOf(key.GetType()), key.ToString()));

    public IEnumerable<string> KeysOf(string language, Type keys) =>
        _sentences.Keys.Where(k => k.Language == language && k.File == FileOf(keys)).Select(k => k.Key);

    /// <summary>Returns the available language for one of Discord's locales, or English.</summary>
    public string LanguageFor(string? locale)
    {
        var language = (locale ?? English).Split('-')[0];
        return Languages.Contains(language) ? language : English;
    }

    /// <summary>Returns the file of an enum. It is kept, because looking for an attribute takes longer than all else in a lookup.</summary>
    private static string FileOf(Type keys) => Files.GetOrAdd(
        keys,
        static k => k.GetCustomAttribute<TextsAttribute>()?.File ?? throw new InvalidOperationException($"{k.Name} names no texts."));

    /// <summary>
    /// Reads one resource, whose name ends in <c>File.language.md</c>. Each heading of the second level is a key, and all text below it is
    /// its sentence.
    /// </summary>
    private static void Read(Assembly assembly, string resource, Dictionary<(string, string, string), string> sentences)
    {
        var parts = resource.Split('.');
        var (file, language) = (parts[^3], parts[^2]);
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        string? key = null;
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                Keep();
                key = line[3..].Trim();
            }
            else if (key is not null)
            {
                lines.Add(line);
            }
        }

        Keep();

        void Keep()
        {
            if (key is not null && !sentences.TryAdd((language, file, key), string.Join('\n', lines).Trim()))
                throw new InvalidOperationException($"{resource} has '{key}' twice.");
            lines.Clear();
        }
    }
}

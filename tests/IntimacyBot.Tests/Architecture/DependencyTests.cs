using System.Reflection;
using System.Runtime.CompilerServices;
using Discord.Rest.Api;
using IntimacyBot.Dances.Model;

namespace Tests.Architecture;

/// <summary>Tests that no class depends on too many others.</summary>
public sealed class DependencyTests
{
    private const int MaxDependencies = 6;

    [Fact]
    public void No_constructor_takes_more_than_six_dependencies()
    {
        Assembly[] assemblies = [typeof(DiscordRest).Assembly, typeof(Dance).Assembly, typeof(Rehearsal.RehearsalServer).Assembly];
        var constructors = assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsClass && !IsRecord(t))
            .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(t => t.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .ToList();

        Assert.True(constructors.Count > 300, $"Only {constructors.Count} constructors were found.");
        Findings.None(constructors.Where(c => Dependencies(c) > MaxDependencies)
            .Select(c => $"{c.DeclaringType!.FullName} takes {Dependencies(c)}"));
    }

    /// <summary>Counts the services of a constructor. Values such as texts, ids and records are not counted.</summary>
    private static int Dependencies(ConstructorInfo constructor) =>
        constructor.GetParameters()
            .Count(p => !p.ParameterType.IsValueType && p.ParameterType != typeof(string) && !IsRecord(p.ParameterType));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}

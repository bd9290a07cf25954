using System.Text.RegularExpressions;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.SelfTest;
using IntimacyBot.Servers;
using Tests.TestKit;

namespace Tests.Architecture;

/// <summary>Nothing is decided by the date that the machine shows, because a machine's clock can be a month wrong.</summary>
public sealed partial class MachineClockTests
{
    /// <summary>These may know the machine's clock: what corrects it, what compares it, and what puts the parts together.</summary>
    private static readonly Type[] Knowing =
        [typeof(MachineClock), typeof(DiscordClock), typeof(TimeChecks), typeof(HostingSetup), typeof(SelfTestCommand)];

    [Fact]
    public void Only_what_compares_it_with_Discords_knows_the_clock_of_the_machine()
    {
        var users = typeof(DiscordClock).Assembly.GetTypes()
            .Where(type => TypeReferences.Of(type).Contains(typeof(MachineClock)))
            .Select(Outermost)
            .ToHashSet();

        Assert.Contains(typeof(DiscordClock), users);
        Findings.None(users.Except(Knowing).Select(type => type.FullName));
    }

    [Fact]
    public void Nobody_reads_a_date_from_the_system_or_from_the_transport()
    {
        var found = SourceFiles.Below("src/IntimacyBot")
            .Where(file => MachineDate().IsMatch(file.Text))
            .Select(file => Path.GetFileNameWithoutExtension(file.Path));

        // It says what the clock shows when no certificate is valid at that time.
        Assert.Equal([nameof(DiscordHandshake)], found);
    }

    [Fact]
    public void Nobody_draws_an_id_by_the_date_of_the_machine() => Findings.None(SourceFiles.Below("src/IntimacyBot")
        .Where(file => file.Text.Contains("CreateVersion7()", StringComparison.Ordinal))
        .Select(file => file.Path));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    [GeneratedRegex(@"(TimeProvider\.System|options\.Clock)\s*\.Get(UtcNow|LocalNow)", RegexOptions.CultureInvariant)]
    private static partial Regex MachineDate();
}

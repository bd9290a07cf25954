using System.Text.RegularExpressions;
using IntimacyBot.Platform.Interactions;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Hosting;

/// <summary>Tests that what the README says is true.</summary>
public sealed partial class ReadmeTests
{
    private const string Missing = "## What is not there yet";

    /// <summary>These folders of the container image look like commands in the README.</summary>
    private static readonly string[] Volumes = ["data", "keys"];

    private static readonly string Text = File.ReadAllText(Path.Combine(SourceFiles.Root, "README.md"));

    [Fact]
    public async Task It_names_every_command_there_is_and_none_that_is_not()
    {
        await using var bot = await BotFixture.BeginAsync();
        var there = bot.Get<RouteTable>().Definitions.Select(d => d.Name).Order(StringComparer.Ordinal).ToList();

        var named = Command()
            .Matches(Text[..Text.IndexOf(Missing, StringComparison.Ordinal)])
            .Select(m => m.Groups[1].Value)
            .Except(Volumes);

        Assert.Equal(there, named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_invitation_asks_for_what_it_lists()
    {
        var all = (ulong)WorldPermission.Install;
        var without = (ulong)(WorldPermission.Install & ~WorldPermission.ManageThreads);

        Assert.Contains($"&permissions={without}\n", Text, StringComparison.Ordinal);
        Assert.Contains($"(that would be {all} above)", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_links_to_in_the_repository_is_there()
    {
        var links = Link().Matches(Text).Select(m => m.Groups[1].Value).ToList();

        Assert.True(links.Count > 7, $"Only {links.Count} links were found.");
        Assert.All(links, l => Assert.True(Path.Exists(Path.Combine(SourceFiles.Root, l)), l));
    }

    [GeneratedRegex("`/([a-z]+)(?: [a-z:#]+)?`")]
    private static partial Regex Command();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}

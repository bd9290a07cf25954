using Discord.Models;
using IntimacyBot.Platform.Guilds;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The bot knows its permissions from gateway events.</summary>
public sealed class PermissionStories
{
    [Fact]
    public async Task What_is_taken_away_is_seen_without_a_question()
    {
        await using var story = await BotFixture.BeginAsync();
        var (guild, home, bot) = (story.Guild, story.Home, story.World.Bot);
        var role = guild.BotRole!;
        await ShownAsync(story, null);
        var asked = Asked(story);

        role.Permissions &= ~WorldPermission.CreatePrivateThreads;
        guild.Everyone.Permissions &= ~WorldPermission.CreatePrivateThreads;
        await ShownAsync(story, "Create Private Threads");
        role.Permissions |= WorldPermission.CreatePrivateThreads;
        await ShownAsync(story, null);
        story.World.Faults.Revoke(home, WorldPermission.ManageThreads);
        await ShownAsync(story, "Manage Threads");
        home.Allow(bot, WorldPermission.ManageThreads);
        story.World.Faults.Revoke(home, WorldPermission.ViewChannel);
        await ShownAsync(story, "View Channel");
        home.Allow(bot, WorldPermission.ViewChannel);
        await ShownAsync(story, null);
        guild.Take(bot, role);
        await ShownAsync(story, "Create Private Threads");
        Assert.Equal(asked, Asked(story));
        await story.EndAsync();
    }

    [Fact]
    public async Task It_stays_right_over_a_broken_line_and_a_restart()
    {
        await using var story = await BotFixture.BeginAsync();
        var (home, faults) = (story.Home, story.World.Faults);
        var asked = Asked(story);
        faults.DropGateway();
        faults.Revoke(home, WorldPermission.ManageThreads);
        await ShownAsync(story, "Manage Threads");
        Assert.Equal(asked, Asked(story));

        await story.StopAsync();
        home.Allow(story.World.Bot, WorldPermission.ManageThreads);
        await story.StartAsync();
        await ShownAsync(story, null);
        // The session was resumed, so the new process got no guild events: it requests the server once, and events keep it up to date.
        Assert.InRange(Asked(story) - asked, 1, 3);
        asked = Asked(story);
        faults.Revoke(home, WorldPermission.ManageThreads);
        await ShownAsync(story, "Manage Threads");
        Assert.Equal(asked, Asked(story));
        await story.EndAsync();
    }

    [Fact]
    public async Task However_many_want_to_know_a_server_at_once_it_is_asked_for_once()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.StopAsync();
        await story.StartAsync();
        var guilds = story.Get<GuildCache>();
        var (asked, nowhere) = (Asked(story), new Snowflake(77));
        await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => guilds.GetSnapshotAsync(new(story.Guild.Id), TestContext.Current.CancellationToken)));
        Assert.InRange(Asked(story) - asked, 1, 3);

        await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(async _ => Assert.Null(await guilds.FindAsync(nowhere, TestContext.Current.CancellationToken))));
        Assert.Null(await guilds.FindAsync(nowhere, TestContext.Current.CancellationToken));
        // A request that comes at the same time as the refusal may ask once more.
        Assert.InRange(Asked(story, nowhere.Value), 1, 6);
    }

    private static async Task ShownAsync(BotFixture story, string? lacking)
    {
        var shown = (await story.CommandAsync(story.Owner, "setup")).Text;
        if (lacking is null)
            Assert.DoesNotContain("**", shown);
        else
            Assert.Contains($"**{lacking}**", shown);
    }

    /// <summary>Counts the requests about what the bot may do in a server. Its active threads are no question about that.</summary>
    private static int Asked(BotFixture story, ulong? guild = null)
    {
        var path = $"REST GET /api/v10/guilds/{guild ?? story.Guild.Id}";
        return story.World.History.Entries.Count(e => e.What.StartsWith(path, StringComparison.Ordinal)
            && !e.What.Contains("/threads/active", StringComparison.Ordinal));
    }
}

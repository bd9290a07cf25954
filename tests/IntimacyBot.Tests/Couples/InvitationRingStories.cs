using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>
/// Alex invites Sam, who has never used the bot. Whatever Alex does alone afterwards, the ring stays until its time, so that neither Sam
/// nor anybody who looks into his bell can tell it.
/// </summary>
public sealed class InvitationRingStories
{
    private const string Nothing = "Nothing waits for you here.";

    private static readonly Dictionary<string, Func<BotFixture, Task>> Ways = new()
    {
        ["is silent"] = _ => Task.CompletedTask,
        ["leaves"] = async s => await s.LeaveAsync(s.Alex),
        ["leaves and comes back"] = async s =>
        {
            await s.LeaveAsync(s.Alex);
            await s.InviteAsync(s.Alex, s.Sam);
        },
        ["pairs with somebody else"] = s => s.BecomeACoupleAsync(s.Alex, s.Stranger),
        ["is chosen by somebody else"] = s => s.BecomeACoupleAsync(s.Stranger, s.Alex),
        ["leaves the server"] = s =>
        {
            s.Guild.Leave(s.Alex);
            return Task.CompletedTask;
        },
    };

    private static readonly Lazy<Task<string>> Silence = new(() => SeenAsync("is silent"));

    public static TheoryData<string> All => [.. Ways.Keys];

    [Theory]
    [InlineData("leaves")]
    [InlineData("pairs with somebody else")]
    public async Task The_ring_stays_and_nothing_waits_behind_it(string way)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var page = await bot.OpenRingAsync(bot.Sam);
        var ring = Assert.Single(bot.Rings(bot.Sam));

        await Ways[way](bot);

        Assert.Equal(Nothing, (await bot.PressAsync(bot.Sam, ring, "Open")).Text);
        Assert.DoesNotContain("asks you to pair", (await bot.CommandAsync(bot.Sam, "home")).Text);
        Assert.Equal(CoupleDriver.Neutral, (await bot.PressAsync(page, PairingFlow.Choose)).Text);
        await bot.PassAsync(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.False(ring.IsDeleted);
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.True(ring.IsDeleted);
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.True(ring.Channel.IsDeleted);
        Assert.Equal(0, bot.Rows("KeptBells"));
        await bot.EndAsync();
    }

    /// <summary>Both read that they are paired, so this ring goes at once, whoever chose second.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_ring_goes_when_the_two_are_paired(bool samInvitesToo)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var ring = Assert.Single(bot.Rings(bot.Sam));
        await (samInvitesToo ? bot.InviteAsync(bot.Sam, bot.Alex) : bot.PressAsync(await bot.OpenRingAsync(bot.Sam), PairingFlow.Choose));
        Assert.True(ring.IsDeleted);
        await bot.EndAsync();
    }

    /// <summary>The moderator manages threads, and so sees the bell. Somebody else invites Sam meanwhile.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public async Task Neither_the_invited_person_nor_whoever_looks_into_their_bell_can_tell_what_the_inviter_did(string way)
    {
        var expected = await Silence.Value;
        var actual = await SeenAsync(way);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Another_world_would_be_noticed()
    {
        Ways["is noticed"] = async s => await s.InviteAsync(s.Somebody("Robin"), s.Sam);
        var other = await SeenAsync("is noticed");
        Assert.NotEqual(await Silence.Value, other);
    }

    /// <summary>Returns what happens in the threads that Sam is in, moment for moment, and what he hears.</summary>
    private static async Task<string> SeenAsync(string way)
    {
        await using var bot = await BotFixture.BeginAsync();
        var (start, seen) = (bot.Clock.GetUtcNow(), new List<(WorldChannel Where, string What)>());
        bot.World.Raised += happened =>
        {
            if (What(happened) is var (where, what) && where.IsThread)
                seen.Add((where, $"{bot.Clock.GetUtcNow() - start}: {what.Replace($"{bot.Home.Id}", "home", StringComparison.Ordinal)}"));
        };
        await bot.InviteAsync(bot.Alex, bot.Sam);
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await Ways[way](bot);
        await bot.QuietAsync();
        var other = bot.Somebody("Ruth");
        for (var half = 0; half < 18; half++)
        {
            await bot.PassAsync(TimeSpan.FromHours(12));
            if (half == 3)
                await bot.InviteAsync(other, bot.Sam);
        }

        var heard = bot.Sam.Notifications.Select(n => $"heard {n.Message.Text} {n.Why}");
        var threads = seen.Select(s => s.Where).Distinct().Where(t => t.Thread!.Has(bot.Sam) || t.IsDeleted).ToList();
        var his = seen.Where(s => threads.Contains(s.Where) && !Belongs(s.Where, bot.Alex, bot.Stranger));
        Assert.Empty(bot.World.Violations);
        return string.Join('\n', his.Select(s => $"{threads.IndexOf(s.Where)} {s.What}").Concat(heard));
    }

    private static bool Belongs(WorldChannel thread, params WorldPerson[] people) => people.Any(p => thread.Thread!.Has(p));

    private static (WorldChannel Where, string What)? What(WorldEvent happened) => happened switch
    {
        WorldEvent.MessageCreated { Message: { IsEphemeral: false } m } =>
            (m.Channel, $"{m.Text} [{string.Join(' ', m.Labels)}] silent {m.IsSilent} pings {m.Mentions.Count}"),
        WorldEvent.MessageEdited { Message: { IsEphemeral: false } m } => (m.Channel, $"edited: {m.Text}"),
        WorldEvent.MessageDeleted { Message: { IsEphemeral: false } m } => (m.Channel, $"gone: {m.Text}"),
        WorldEvent.ThreadCreated t => (t.Thread, $"created {t.Thread.Name}"),
        WorldEvent.ThreadUpdated t => (t.Thread, $"updated {t.How}"),
        WorldEvent.ThreadDeleted t => (t.Thread, "deleted"),
        WorldEvent.ThreadMembersChanged t => (t.Thread, $"members +{t.Added.Count} -{t.Removed.Count}"),
        _ => null,
    };
}

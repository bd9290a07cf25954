using System.Text;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Couples;

public sealed class LeavingStories
{
    [Fact]
    public async Task Leaving_quietly_destroys_the_key_at_once_and_the_partner_notices_nothing()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        var keys = await KeysAsync(bot);
        Assert.Equal(2, keys.Count);

        var page = await bot.CommandAsync(bot.Alex, "leave");
        Assert.Equal(["Leave quietly", "Leave and clear the rooms", "Back", "Safety", "Hide"], page.Message!.Labels);
        var before = bot.Sam.Transcript.Entries.Count;
        var form = await bot.PressAsync(page, "Leave quietly");
        Assert.Equal("Type LEAVE", Assert.Single(form.Modal!.Fields).Label);
        var left = await bot.SubmitAsync(form, ("Type LEAVE", " ｌeave\u200B\uFE0F "));
        Assert.Contains("You have left.", left.Text);

        Assert.Equal(before, bot.Sam.Transcript.Entries.Count);
        var kept = await KeysAsync(bot);
        Assert.Single(kept);
        var disk = Directory.GetFiles(Path.GetDirectoryName(bot.DatabaseFile)!)
            .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
            .SelectMany(File.ReadAllBytes)
            .ToArray();
        Assert.Equal(-1, disk.AsSpan().IndexOf(keys.Single(k => !kept.Any(k.SequenceEqual))));
        Assert.NotEqual(-1, disk.AsSpan().IndexOf(kept[0]));
        Assert.Equal("You are already in a couple here.", (await bot.PairAsync(bot.Sam, bot.Stranger)).Text);
        // Whoever looks into the bell sees the same ring for as long as if nobody had left.
        Assert.Single(bot.Rings(bot.Alex));
        Assert.Equal("Nothing waits for you here.", (await bot.OpenRingAsync(bot.Alex)).Text);
        await bot.PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(bot.Rings(bot.Alex));
        Assert.Equal(0L, DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM Notifications WHERE Posted IS NOT NULL"));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("Leave quietly")]
    [InlineData("Leave and clear the rooms")]
    public async Task The_bell_of_whoever_left_goes_when_the_couple_comes_to_rest(string way)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        var bell = bot.Rings(bot.Alex)[0].Channel;
        await bot.LeaveAsync(bot.Alex, way);
        await bot.PassAsync(TimeSpan.FromDays(29.9));
        Assert.False(bell.IsDeleted);
        Assert.DoesNotContain("resting", (await bot.CommandAsync(bot.Sam, "home")).Text);
        await bot.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(bell.IsDeleted);
        Assert.Contains("resting", (await bot.CommandAsync(bot.Sam, "home")).Text);
        Assert.Equal(0, bot.Rows("KeptBells"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_bells_of_two_who_stay_go_at_rest_too_and_their_next_ring_makes_a_new_one()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.PassAsync(TimeSpan.FromDays(29));
        await bot.ReachAsync(bot.Alex);
        var (bell, other) = (bot.Rings(bot.Sam)[0].Channel, bot.Guild.Threads.Single(t => t.Thread!.Has(bot.Alex)));
        await bot.PassAsync(TimeSpan.FromDays(1.5));
        Assert.Equal((false, true), (bell.IsDeleted, other.IsDeleted));
        await bot.PassAsync(TimeSpan.FromDays(0.5));
        Assert.True(bell.IsDeleted);
        await bot.KillAndStartAsync();
        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Invite Alex again"), PairingFlow.Choose);
        var ring = bot.Rings(bot.Alex)[^1];
        Assert.Contains("asks you to pair", (await bot.PressAsync(bot.Alex, ring, "Open")).Text);
        Assert.Equal(0, bot.Rows("KeptBells"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_bell_of_whoever_left_is_forgotten_on_its_day_when_somebody_else_has_deleted_it()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        var bell = bot.Rings(bot.Alex)[0].Channel;
        await bot.LeaveAsync(bot.Alex);
        bot.World.Faults.Delete(bell);
        Assert.Equal(1, bot.Rows("KeptBells"));
        await bot.PassAsync(TimeSpan.FromDays(31));
        Assert.Equal(0, bot.Rows("KeptBells"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_bell_of_whoever_left_alone_stays_as_long_as_its_rings()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var ring = Assert.Single(bot.Rings(bot.Sam));
        await bot.OpenRingAsync(bot.Sam);
        await bot.CommandAsync(bot.Sam, "pause");
        await bot.LeaveAsync(bot.Sam);
        await bot.PassAsync(TimeSpan.FromDays(6.9));
        Assert.False(ring.IsDeleted);
        await bot.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(ring.IsDeleted);
        Assert.False(ring.Channel.IsDeleted);
        await bot.PassAsync(TimeSpan.FromDays(30));
        Assert.True(ring.Channel.IsDeleted);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Another_word_changes_nothing_and_says_so()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        var wrong = await bot.LeaveAsync(bot.Alex, word: "LIVE");
        Assert.Contains("That was not the word. Nothing has changed.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Leave quietly", wrong.Message!.Labels);
        Assert.Equal("You are already in a couple here.", (await bot.PairAsync(bot.Alex, bot.Sam)).Text);
        Assert.Equal(2, (await KeysAsync(bot)).Count);

        await bot.SubmitAsync(await bot.PressAsync(wrong, "Leave quietly"), ("Type LEAVE", "leave"));
        Assert.DoesNotContain(bot.Alex.Ephemerals, m => m.Text.Contains("Nothing has changed.", StringComparison.Ordinal));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_was_left_may_leave_too_and_pair_anew_at_once()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        await bot.LeaveAsync(bot.Sam, "Leave and clear the rooms");
        Assert.Equal(0L, DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM Couples"));
        Assert.Equal(0L, DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM People"));
        await bot.BecomeACoupleAsync(bot.Sam, bot.Stranger);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Nobody_rings_who_has_left()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        await bot.LeaveAsync(bot.Sam);
        await bot.PassAsync(TimeSpan.FromDays(31));
        Assert.StartsWith(PairingStories.OnItsWay, (await bot.InviteAsync(bot.Sam, bot.Alex)).Text);
        Assert.Empty(bot.Rings(bot.Alex));
        await bot.InviteAsync(bot.Alex, bot.Sam);
        Assert.Contains("You are paired.", (await bot.OpenRingAsync(bot.Alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_wanted_no_invitations_gets_none_after_leaving()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.SwitchAsync(bot.Sam, "Invitations: on");
        await bot.LeaveAsync(bot.Sam);
        await bot.InviteAsync(bot.Alex, bot.Sam);
        Assert.Empty(bot.Rings(bot.Sam));
        Assert.Contains("Dances: off", (await bot.CommandAsync(bot.Sam, "settings")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task No_name_and_no_id_is_on_disk()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.InviteAsync(bot.Stranger, bot.Alex);
        await bot.PauseAsync(bot.Sam);
        await bot.LeaveAsync(bot.Sam);
        await bot.StopAsync();
        var disk = Directory.GetFiles(Path.GetDirectoryName(bot.DatabaseFile)!).SelectMany(File.ReadAllBytes).ToArray();
        foreach (var person in new[] { bot.Alex, bot.Sam, bot.Stranger, bot.Owner })
        {
            Assert.All(
                Storage.TestFolder.Traces($"{person.Id}"),
                t => Assert.True(disk.AsSpan().IndexOf(t.Bytes) < 0, $"{person} as {t.How}"));
            Assert.True(disk.AsSpan().IndexOf(BitConverter.GetBytes(person.Id)) < 0);
            Assert.True(disk.AsSpan()
                .IndexOf(BitConverter.GetBytes(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(person.Id))) < 0);
            Assert.True(disk.AsSpan().IndexOf(Encoding.UTF8.GetBytes(person.Name)) < 0, person.Name);
        }
    }

    [Fact]
    public async Task A_couple_in_which_nothing_is_shared_comes_to_rest_whatever_the_cause()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        await bot.PassAsync(TimeSpan.FromDays(29.9));
        Assert.DoesNotContain("resting", (await bot.CommandAsync(bot.Sam, "home")).Text);
        await bot.PassAsync(TimeSpan.FromDays(0.2));
        var home = await bot.CommandAsync(bot.Sam, "home");
        Assert.Contains("🌙 Your shared place is resting. That happens after 30 quiet days, for any reason.", home.Text);
        Assert.Contains("-# What you wrote is still yours.", home.Text);
        var invite = await bot.PressAsync(home, "Invite Alex again");
        Assert.Contains($"### Pair with <@{bot.Alex.Id}>", invite.Text);
        // What Sam wrote stays with the resting half until the two have paired anew.
        Assert.Equal(1L, DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM Couples"));
        Assert.StartsWith(PairingStories.OnItsWay, (await bot.PressAsync(invite, PairingFlow.Choose)).Text);
        Assert.Empty(bot.Rings(bot.Alex));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Two_whose_place_rests_find_together_again()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.PassAsync(TimeSpan.FromDays(31));
        Assert.Contains("resting", (await bot.PairAsync(bot.Alex, bot.Stranger)).Text);
        var invite = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "home"), "Invite Sam again");
        await bot.PressAsync(invite, PairingFlow.Choose);
        Assert.Contains("resting", (await bot.CommandAsync(bot.Sam, "home")).Text);
        var page = await bot.OpenRingAsync(bot.Sam);
        Assert.Contains("You are paired.", (await bot.PressAsync(page, PairingFlow.Choose)).Text);
        foreach (var person in new[] { bot.Alex, bot.Sam })
        {
            var home = (await bot.CommandAsync(person, "home")).Text;
            Assert.DoesNotContain("resting", home);
            Assert.Single(home.Split("**You two are paired.**").Skip(1));
        }

        Assert.Equal(1L, DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM Couples"));
        await bot.EndAsync();
    }

    private static Task<List<byte[]>> KeysAsync(BotFixture bot) => bot.Get<Store>().ReadAsync(
        (read, cancel) => read.DataKeys.Select(k => k.Wrapped).ToListAsync(cancel), TestContext.Current.CancellationToken);
}

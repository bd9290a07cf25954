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
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        var keys = await KeysAsync(story);
        Assert.Equal(2, keys.Count);

        var page = await story.CommandAsync(story.Alex, "leave");
        Assert.Equal(["Leave quietly", "Leave and clear the rooms", "Back", "Safety", "Hide"], page.Message!.Labels);
        var before = story.Sam.Transcript.Entries.Count;
        var form = await story.PressAsync(page, "Leave quietly");
        Assert.Equal("Type LEAVE", Assert.Single(form.Modal!.Fields).Label);
        var left = await story.SubmitAsync(form, ("Type LEAVE", " leave "));
        Assert.Contains("You have left.", left.Text);

        Assert.Equal(before, story.Sam.Transcript.Entries.Count);
        var kept = await KeysAsync(story);
        Assert.Single(kept);
        var disk = Directory.GetFiles(Path.GetDirectoryName(story.DatabaseFile)!)
            .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
            .SelectMany(File.ReadAllBytes)
            .ToArray();
        Assert.Equal(-1, disk.AsSpan().IndexOf(keys.Single(k => !kept.Any(k.SequenceEqual))));
        Assert.NotEqual(-1, disk.AsSpan().IndexOf(kept[0]));
        Assert.Equal("You are already in a couple here.", (await story.PairAsync(story.Sam, story.Stranger)).Text);
        // Whoever looks into the bell sees the same ring for as long as if nobody had left.
        Assert.Single(story.Rings(story.Alex));
        Assert.Equal("Nothing waits for you here.", (await story.OpenRingAsync(story.Alex)).Text);
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(story.Rings(story.Alex));
        Assert.Equal(0L, DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM Notifications WHERE Posted IS NOT NULL"));
        await story.EndAsync();
    }

    [Theory]
    [InlineData("Leave quietly")]
    [InlineData("Leave and clear the rooms")]
    public async Task The_bell_of_whoever_left_goes_when_the_couple_comes_to_rest(string way)
    {
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        var bell = story.Rings(story.Alex)[0].Channel;
        await story.LeaveAsync(story.Alex, way);
        await story.PassAsync(TimeSpan.FromDays(29.9));
        Assert.False(bell.IsDeleted);
        Assert.DoesNotContain("resting", (await story.CommandAsync(story.Sam, "home")).Text);
        await story.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(bell.IsDeleted);
        Assert.Contains("resting", (await story.CommandAsync(story.Sam, "home")).Text);
        Assert.Equal(0, story.Rows("KeptBells"));
        await story.EndAsync();
    }

    [Fact]
    public async Task The_bell_of_whoever_left_is_forgotten_on_its_day_when_somebody_else_has_deleted_it()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        var bell = story.Rings(story.Alex)[0].Channel;
        await story.LeaveAsync(story.Alex);
        story.World.Faults.Delete(bell);
        Assert.Equal(1, story.Rows("KeptBells"));
        await story.PassAsync(TimeSpan.FromDays(31));
        Assert.Equal(0, story.Rows("KeptBells"));
        await story.EndAsync();
    }

    [Fact]
    public async Task The_bell_of_whoever_left_alone_stays_as_long_as_its_rings()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        var ring = Assert.Single(story.Rings(story.Sam));
        await story.OpenRingAsync(story.Sam);
        await story.CommandAsync(story.Sam, "pause");
        await story.LeaveAsync(story.Sam);
        await story.PassAsync(TimeSpan.FromDays(6.9));
        Assert.False(ring.IsDeleted);
        await story.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(ring.IsDeleted);
        Assert.False(ring.Channel.IsDeleted);
        await story.PassAsync(TimeSpan.FromDays(30));
        Assert.True(ring.Channel.IsDeleted);
        await story.EndAsync();
    }

    [Fact]
    public async Task Another_word_changes_nothing_and_says_so()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        var wrong = await story.LeaveAsync(story.Alex, word: "LIVE");
        Assert.Contains("That was not the word. Nothing has changed.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Leave quietly", wrong.Message!.Labels);
        Assert.Equal("You are already in a couple here.", (await story.PairAsync(story.Alex, story.Sam)).Text);
        Assert.Equal(2, (await KeysAsync(story)).Count);

        await story.SubmitAsync(await story.PressAsync(wrong, "Leave quietly"), ("Type LEAVE", "leave"));
        Assert.DoesNotContain(story.Alex.Ephemerals, m => m.Text.Contains("Nothing has changed.", StringComparison.Ordinal));
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_was_left_may_leave_too_and_pair_anew_at_once()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        await story.LeaveAsync(story.Alex);
        await story.LeaveAsync(story.Sam, "Leave and clear the rooms");
        Assert.Equal(0L, DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM Couples"));
        Assert.Equal(0L, DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM People"));
        await story.BecomeACoupleAsync(story.Sam, story.Stranger);
        await story.EndAsync();
    }

    [Fact]
    public async Task Nobody_rings_who_has_left()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        await story.LeaveAsync(story.Alex);
        await story.LeaveAsync(story.Sam);
        await story.PassAsync(TimeSpan.FromDays(31));
        Assert.Equal(PairingStories.OnItsWay, (await story.InviteAsync(story.Sam, story.Alex)).Text);
        Assert.Empty(story.Rings(story.Alex));
        await story.InviteAsync(story.Alex, story.Sam);
        Assert.Contains("You are paired.", (await story.OpenRingAsync(story.Alex)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_wanted_no_invitations_gets_none_after_leaving()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.SwitchAsync(story.Sam, "Invitations: on");
        await story.LeaveAsync(story.Sam);
        await story.InviteAsync(story.Alex, story.Sam);
        Assert.Empty(story.Rings(story.Sam));
        Assert.Contains("Dances: off", (await story.CommandAsync(story.Sam, "settings")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task No_name_and_no_id_is_on_disk()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        await story.InviteAsync(story.Stranger, story.Alex);
        await story.PauseAsync(story.Sam);
        await story.LeaveAsync(story.Sam);
        await story.StopAsync();
        var disk = Directory.GetFiles(Path.GetDirectoryName(story.DatabaseFile)!).SelectMany(File.ReadAllBytes).ToArray();
        foreach (var person in new[] { story.Alex, story.Sam, story.Stranger, story.Owner })
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
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        await story.LeaveAsync(story.Alex);
        await story.PassAsync(TimeSpan.FromDays(29.9));
        Assert.DoesNotContain("resting", (await story.CommandAsync(story.Sam, "home")).Text);
        await story.PassAsync(TimeSpan.FromDays(0.2));
        var home = await story.CommandAsync(story.Sam, "home");
        Assert.Contains("🌙 Your shared place is resting. That happens after 30 quiet days, for any reason.", home.Text);
        Assert.Contains("-# What you wrote is still yours.", home.Text);
        var invite = await story.PressAsync(home, "Invite Alex again");
        Assert.Contains($"### Pair with <@{story.Alex.Id}>", invite.Text);
        Assert.Equal(0L, DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM Couples"));
        Assert.Equal(PairingStories.OnItsWay, (await story.PressAsync(invite, PairingFlow.Choose)).Text);
        Assert.Empty(story.Rings(story.Alex));
        await story.EndAsync();
    }

    [Fact]
    public async Task Two_whose_place_rests_find_together_again()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        await story.PassAsync(TimeSpan.FromDays(31));
        Assert.Contains("resting", (await story.PairAsync(story.Alex, story.Stranger)).Text);
        var invite = await story.PressAsync(await story.CommandAsync(story.Alex, "home"), "Invite Sam again");
        await story.PressAsync(invite, PairingFlow.Choose);
        Assert.Contains("resting", (await story.CommandAsync(story.Sam, "home")).Text);
        var page = await story.OpenRingAsync(story.Sam);
        Assert.Contains("You are paired.", (await story.PressAsync(page, PairingFlow.Choose)).Text);
        Assert.DoesNotContain("resting", (await story.CommandAsync(story.Sam, "home")).Text);
        Assert.Equal(1L, DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM Couples"));
        await story.EndAsync();
    }

    private static Task<List<byte[]>> KeysAsync(BotFixture story) => story.Get<Store>().ReadAsync(
        (read, cancel) => read.DataKeys.Select(k => k.Wrapped).ToListAsync(cancel), TestContext.Current.CancellationToken);
}

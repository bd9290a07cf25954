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
        Assert.Equal(["Leave quietly", "Leave and clear the rooms", "Safety", "Hide"], page.Message!.Labels);
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
        Assert.Empty(story.Rings(story.Alex));
        await story.EndAsync();
    }

    [Fact]
    public async Task Another_word_changes_nothing_and_says_so()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        var wrong = await story.LeaveAsync(story.Alex, word: "LIVE");
        Assert.Contains("Nothing has changed.", wrong.Text);
        Assert.Contains("Nobody is asked, and no reason is given.", wrong.Text);
        Assert.Contains("Leave quietly", wrong.Message!.Labels);
        Assert.Equal("You are already in a couple here.", (await story.PairAsync(story.Alex, story.Sam)).Text);
        Assert.Equal(2, (await KeysAsync(story)).Count);
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
        Assert.Equal("Your invitation is on its way.", (await story.InviteAsync(story.Sam, story.Alex)).Text);
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
        Assert.Contains("Your shared place is resting. Nothing here says why.", home.Text);
        var invite = await story.PressAsync(home, "Invite Alex again");
        Assert.Contains($"You are about to invite <@{story.Alex.Id}>", invite.Text);
        Assert.Equal(0L, DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM Couples"));
        Assert.Equal("Your invitation is on its way.", (await story.PressAsync(invite, PairingFlow.Choose)).Text);
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

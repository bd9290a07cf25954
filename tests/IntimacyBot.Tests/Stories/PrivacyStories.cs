using System.Text;
using System.Text.RegularExpressions;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Where words are stored and logged, and where they are not.</summary>
public sealed partial class PrivacyStories
{
    private static readonly string[] Canaries = ["xylo", "quince", "zephyr", "fjord", "obsidian", "juniper", "walnut", "marzipan"];

    [Fact]
    public async Task Words_are_in_the_room_and_nowhere_else()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await DanceAsync(story);
        foreach (var canary in Canaries[1..])
            Assert.Equal(1, story.Count(canary));
        Assert.Equal(0, story.Count(Canaries[0]));
        await story.QuietAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(story.DatabaseFile)!))
            AssertSilent(await ReadAsync(file), file);
        foreach (var line in story.Log.All)
            AssertSilent(line, "the log");
        foreach (var person in story.World.People)
            foreach (var id in CustomIds().Matches(person.Transcript.ToString()).Select(m => m.Value))
                AssertSilent(id, "a custom id");
        Assert.All(story.Guild.Threads, t => Assert.Matches("^(Bell|Room · 23 Nov)$", t.Name));
        Assert.NotEmpty(story.Log.All);
        Assert.False(room.IsDeleted);
        await story.EndAsync();
    }

    [Fact]
    public async Task Nothing_in_a_room_lights_up_a_screen_and_a_ring_says_nothing()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await DanceAsync(story);
        var shown = story.Cards(story.Alex);
        Assert.NotEmpty(shown);
        Assert.All(shown, m => Assert.True(m.IsSilent, m.ToString()));
        Assert.All(shown, m => Assert.Empty(m.Mentions));
        foreach (var person in new[] { story.Alex, story.Sam })
        {
            Assert.All(
                Shown().Matches(person.Transcript.ToString()).Select(m => m.Groups["flags"].Value),
                flags => Assert.True((int.Parse(flags, null) & (int)WorldMessageFlags.SuppressNotifications) != 0, flags));
            var added = person.Notifications.Where(n => n.Why == SoundReason.Added).Select(n => n.Message).ToList();
            Assert.All(added, m => Assert.Equal("", m.Text));
            Assert.Equal(["Bell", "Room"], added.Select(m => m.Channel.Name.Split(' ')[0]).Distinct().Order());
            var rings = person.Notifications.Select(n => n.Message).Except(added).ToList();
            Assert.All(rings, m => Assert.Matches($"^<@{person.Id}> Something is here for you.$", m.Text));
            Assert.All(rings, m => Assert.Equal([person], m.Mentions));
            Assert.All(rings, m => Assert.Equal("Bell", m.Channel.Name));
        }

        await story.EndAsync();
    }

    [Fact]
    public async Task After_the_lock_only_the_room_and_its_day_are_kept()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        foreach (var person in new[] { story.Alex, story.Sam })
            await story.CommandAsync(person, "home");
        var before = Tables(story);
        await DanceAsync(story);
        await story.CommandAsync(story.Alex, "home");
        await story.PassAsync(TimeSpan.FromDays(1));
        await story.PassAsync(TimeSpan.FromHours(1));
        var after = Tables(story);
        after["KeptRooms"]--;
        Assert.Equal(before, after);
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(before, Tables(story));
        await story.EndAsync();
    }

    private static readonly string[] Counted =
    [
        "Dances", "AuthorWords", "KeptRooms", "Notifications", "Couples", "Memberships",
        "People", "Invitations", "SpentInvitations", "Blocks", "Servers", "DataKeys",
    ];

    /// <summary>Counts the rows of each table in <see cref="Counted"/>.</summary>
    private static SortedDictionary<string, long> Tables(BotFixture story) => new(
        Counted.ToDictionary(t => t, story.Rows));

    private static async Task<WorldChannel> DanceAsync(BotFixture story)
    {
        var (alex, sam) = (story.Alex, story.Sam);
        var form = await story.PressAsync(await story.CommandAsync(alex, "reach"), "Write");
        var preview =
            await story.SubmitAsync(
                form,
                [.. ReachForm.Words(Canaries[1]), (ReachForm.Where, Canaries[0])]);
        await story.PressAsync(preview, "Share");
        await story.HereAsync(sam);
        var room = story.Room(sam)!;
        await story.SayBackAsync(sam, Canaries[2]);
        await story.SubmitAsync(await story.OnFloorAsync(alex, "Almost"), ("Which part should they hear again?", Canaries[3]));
        await story.SayBackAsync(sam, Canaries[4]);
        await story.SubmitAsync(await story.OnFloorAsync(alex, "There's more"), ("There's more", Canaries[5]));
        await story.OnFloorAsync(alex, "Close enough");
        await story.RespondAsync(sam, Canaries[6]);
        await story.ReceiveAsync(alex);
        await story.OnFloorAsync(alex, "Close with thanks");
        await story.SubmitAsync(await story.OnFloorAsync(alex, "A closing word"), ("A closing word", Canaries[7]));
        await story.SubmitAsync(await story.OnFloorAsync(sam, "A closing word"), ("A closing word", "soft"));
        return room;
    }

    private static void AssertSilent(string text, string where)
    {
        foreach (var canary in Canaries)
            Assert.False(text.Contains(canary, StringComparison.OrdinalIgnoreCase), $"\"{canary}\" stands in {where}.");
    }

    /// <summary>Reads a file as UTF-8 and as UTF-16.</summary>
    private static async Task<string> ReadAsync(string file)
    {
        if (file.Contains(".lock"))
            return "";
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        var all = bytes.ToArray();
        return Encoding.Latin1.GetString(all) + Encoding.Unicode.GetString(all);
    }

    [GeneratedRegex("\"custom_id\":\"[^\"]*\"|\\[d\\.form:[^\\]]*\\]")]
    private static partial Regex CustomIds();

    [GeneratedRegex("message shown in #Room · 23 Nov \\d+: \\d+ by IntimacyBot flags=(?<flags>\\d+)")]
    private static partial Regex Shown();
}

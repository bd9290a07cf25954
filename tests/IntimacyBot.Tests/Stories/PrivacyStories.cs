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
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await DanceAsync(bot);
        foreach (var canary in Canaries[1..])
            Assert.Equal(1, bot.Count(canary));
        Assert.Equal(0, bot.Count(Canaries[0]));
        await bot.QuietAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(bot.DatabaseFile)!))
            AssertSilent(await ReadAsync(file), file);
        foreach (var line in bot.Log.All)
            AssertSilent(line, "the log");
        foreach (var person in bot.World.People)
            foreach (var id in CustomIds().Matches(person.Transcript.ToString()).Select(m => m.Value))
                AssertSilent(id, "a custom id");
        Assert.All(bot.Guild.Threads, t => Assert.Matches("^(Bell|Room · 23 Nov)$", t.Name));
        Assert.NotEmpty(bot.Log.All);
        Assert.False(room.IsDeleted);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Nothing_in_a_room_lights_up_a_screen_and_a_ring_says_nothing()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await DanceAsync(bot);
        var shown = bot.Cards(bot.Alex);
        Assert.NotEmpty(shown);
        Assert.All(shown, m => Assert.True(m.IsSilent, m.ToString()));
        Assert.All(shown, m => Assert.Empty(m.Mentions));
        foreach (var person in new[] { bot.Alex, bot.Sam })
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

        await bot.EndAsync();
    }

    [Fact]
    public async Task After_the_lock_only_the_room_and_its_day_are_kept()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.CommandAsync(person, "home");
        var before = Tables(bot);
        await DanceAsync(bot);
        await bot.CommandAsync(bot.Alex, "home");
        await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.PassAsync(TimeSpan.FromHours(1));
        var after = Tables(bot);
        after["KeptRooms"]--;
        Assert.Equal(before, after);
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(before, Tables(bot));
        await bot.EndAsync();
    }

    private static readonly string[] Counted =
    [
        "Dances", "AuthorWords", "KeptRooms", "Notifications", "Couples", "Memberships",
        "People", "Invitations", "SpentInvitations", "Blocks", "Servers", "DataKeys",
    ];

    /// <summary>Counts the rows of each table in <see cref="Counted"/>.</summary>
    private static SortedDictionary<string, long> Tables(BotFixture bot) => new(
        Counted.ToDictionary(t => t, bot.Rows));

    private static async Task<WorldChannel> DanceAsync(BotFixture bot)
    {
        var (alex, sam) = (bot.Alex, bot.Sam);
        var form = await bot.PressAsync(await bot.CommandAsync(alex, "reach"), "Write");
        var preview =
            await bot.SubmitAsync(
                form,
                [.. ReachForm.Words(Canaries[1]), (ReachForm.Where, Canaries[0])]);
        await bot.PressAsync(preview, "Share");
        await bot.HereAsync(sam);
        var room = bot.Room(sam)!;
        await bot.SayBackAsync(sam, Canaries[2]);
        await bot.SubmitAsync(await bot.OnFloorAsync(alex, "Almost"), ("Which part should they hear again?", Canaries[3]));
        await bot.SayBackAsync(sam, Canaries[4]);
        await bot.SubmitAsync(await bot.OnFloorAsync(alex, "There's more"), ("There's more", Canaries[5]));
        await bot.OnFloorAsync(alex, "Close enough");
        await bot.RespondAsync(sam, Canaries[6]);
        await bot.ReceiveAsync(alex);
        await bot.OnFloorAsync(alex, "Close with thanks");
        await bot.SubmitAsync(await bot.OnFloorAsync(alex, "A closing word"), ("A closing word", Canaries[7]));
        await bot.SubmitAsync(await bot.OnFloorAsync(sam, "A closing word"), ("A closing word", "soft"));
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

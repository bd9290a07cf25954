using System.Text;
using System.Text.Json;
using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using NodaTime;
using Rehearsal.World;
using Tests.Stories;
using Tests.TestKit;

namespace Tests.Privacy;

/// <summary>Looks at what is kept, takes it along as a file, and deletes it, over real sockets.</summary>
public sealed class PrivacyPageStories
{
    private static readonly string[] Own = ["xylo", "quince", "zephyr", "fjord", "obsidian"];
    private static readonly string[] Theirs = ["juniper", "walnut", "marzipan"];

    [Fact]
    public async Task Looking_and_exporting_write_nothing_and_the_partner_notices_nothing()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await WriteAsync(bot);
        await bot.QuietAsync();
        var before = Everything(bot);
        var seen = bot.Sam.Transcript.Entries.Count;

        foreach (var place in new[] { bot.Home, bot.Alex.OpenDirect() })
        {
            var page = await bot.DoneAsync(bot.Alex.CommandAsync(place, "privacy see"));
            Assert.StartsWith("### What is kept about you\n**Garden**", page.Text);
            Assert.Equal(["Export", "Delete…", "Safety", "Hide"], page.Message!.Labels);
            var file = await bot.PressAsync(page, "Export");
            Assert.Single(file.Message!.Body.Attachments);
            await bot.PressAsync(page, "Delete…");
            Assert.StartsWith("### What is kept about you", (await bot.PressAsync(page, "Back")).Text);
            await bot.DoneAsync(bot.Alex.CommandAsync(place, "privacy export"));
        }

        await bot.QuietAsync();
        Assert.Equal(before, Everything(bot));
        Assert.Equal(seen, bot.Sam.Transcript.Entries.Count);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_page_says_by_kind_what_is_kept()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await WriteAsync(bot);

        var page = await bot.CommandAsync(bot.Alex, "privacy see");

        string[] lines =
        [
            "**You two**: you and Sam.",
            "**Weekly time**: Sunday, 19:30, Europe/Vienna.",
            "**Words in open rooms**: 1.",
            "**In the jar**: 2.",
            "**Words not shared**: 1.",
        ];
        Assert.All(lines, line => Assert.Contains(line, page.Text));
        Assert.Contains("This bot does not know you here.", (await bot.CommandAsync(bot.Stranger, "privacy see")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_file_has_everything_its_author_wrote_once_and_nothing_of_the_other()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await WriteAsync(bot);

        var page = await bot.CommandAsync(bot.Alex, "privacy export");
        Assert.Contains("Discord brings you this file. It stays on this device until you delete it.", page.Text);
        Assert.Equal("export.json", Assert.Single(page.Message!.Body.Attachments).FileName);
        var text = FileOf(page);

        Assert.All(Own, canary => Assert.Equal(2, text.Split(canary).Length));
        Assert.All(Theirs, canary => Assert.DoesNotContain(canary, text));
        using var json = JsonDocument.Parse(text);
        var server = json.RootElement.GetProperty("servers")[0];
        Assert.Equal("Garden", server.GetProperty("server").GetString());
        Assert.Equal("Europe/Vienna", server.GetProperty("weeklyTime")[0].GetProperty("zone").GetString());
        Assert.Equal($"{bot.Sam.Id}", server.GetProperty("couple")[0].GetProperty("partner").GetString());
        Assert.Equal("on", server.GetProperty("settings")[0].GetProperty("dances").GetString());
        Assert.Equal("Reach", server.GetProperty("wordsInOpenRooms")[0].GetProperty("practice").GetString());
        var sams = FileOf(await bot.CommandAsync(bot.Sam, "privacy export"));
        Assert.All(Theirs, canary => Assert.Equal(2, sams.Split(canary).Length));
        Assert.All(Own, canary => Assert.DoesNotContain(canary, sams));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_outlives_a_dance_and_whom_somebody_invited_or_blocked_stands_in_their_file_and_in_no_others()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (guild, alex, stranger) = (new Snowflake(bot.Guild.Id), new Snowflake(bot.Alex.Id), new Snowflake(bot.Stranger.Id));
        await bot.Get<Store>().WriteAsync(
            async (context, cancel) =>
            {
                await new EverythingStored(bot).WriteAsync(context, cancel);
                await bot.Get<BlockList>().AddAsync(context, guild, alex, stranger, cancel);
                // The bot knows the blocked one from another server only.
                await bot.Get<PersonStore>().MeetAsync(context, new Snowflake(guild.Value + 1), stranger, "en", cancel);
            },
            CancellationToken.None);

        using var json = JsonDocument.Parse(FileOf(await bot.CommandAsync(bot.Alex, "privacy export")));
        var server = json.RootElement.GetProperty("servers")[0];

        Assert.Equal("""[{"words":"I call first"}]""", Compact(server, "promises"));
        Assert.Equal("""[{"mine.step":"I go quiet"}]""", Compact(server, "loop"));
        Assert.Equal($$"""[{"to":"{{bot.Stranger.Id}}","language":"en"}]""", Compact(server, "invitationsSent"));
        Assert.Equal($$"""[{"from":"{{bot.Stranger.Id}}"}]""", Compact(server, "noInvitationsFrom"));
        Assert.Equal(
            ["server", "id", "settings", "couple", "weeklyTime", "invitationsSent", "noInvitationsFrom", "jar", "promises", "loop"],
            server.EnumerateObject().Select(p => p.Name));
        var sams = FileOf(await bot.CommandAsync(bot.Sam, "privacy export"));
        string[] names = ["promises", "loop", "invitationsSent", "noInvitationsFrom", "jar", "weeklyTime"];
        Assert.All(names, name => Assert.DoesNotContain($"\"{name}\"", sams));
    }

    private static string Compact(JsonElement server, string name) => JsonSerializer.Serialize(server.GetProperty(name));

    [Fact]
    public async Task Delete_asks_for_its_own_word_and_takes_everything_at_once()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await WriteAsync(bot);
        var page = await bot.CommandAsync(bot.Alex, "privacy delete");
        Assert.Equal(["Delete quietly", "Delete and clear the rooms", "Back", "Safety", "Hide"], page.Message!.Labels);

        var wrong = await bot.SubmitAsync(await bot.PressAsync(page, "Delete quietly"), ("Type DELETE", "LEAVE"));
        Assert.Contains("That was not the word. Nothing has changed.", wrong.Text);
        Assert.Equal(2, bot.Rows("DataKeys"));
        var gone = await bot.SubmitAsync(await bot.PressAsync(wrong, "Delete quietly"), ("Type DELETE", " ｄelete\u200B"));

        Assert.Contains("What the bot kept of yours is destroyed.", gone.Text);
        Assert.Equal(1, bot.Rows("DataKeys"));
        Assert.Equal(1, bot.Rows("Jar"));
        Assert.Equal(0, bot.Rows("CheckIns"));
        Assert.Contains("This bot does not know you here.", (await bot.CommandAsync(bot.Alex, "privacy see")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_is_in_no_couple_deletes_what_is_theirs_in_one_way()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.SwitchAsync(bot.Alex, "Dances: off");
        Assert.Equal(1, bot.Rows("People"));

        var page = await bot.DoneAsync(bot.Alex.CommandAsync(bot.Alex.OpenDirect(), "privacy delete"));
        Assert.Equal(["Delete quietly", "Back", "Safety", "Hide"], page.Message!.Labels);
        await bot.SubmitAsync(await bot.PressAsync(page, "Delete quietly"), ("Type DELETE", "delete"));

        Assert.Equal(0, bot.Rows("People"));
        Assert.Equal(0, bot.Rows("DataKeys"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task In_direct_messages_it_is_for_every_server()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var other = bot.World.CreateGuild("Orchard", bot.Owner);
        other.AddText("couples");
        foreach (var person in new[] { bot.Alex, bot.Sam })
            other.Join(person);
        other.AddBot();
        await bot.Get<Store>().WriteAsync(
            (context, cancel) => new StorageSeeder(bot.Services, other)
                .PairAsync(context, bot.Alex, bot.Sam, Instant.FromDateTimeOffset(bot.Clock.GetUtcNow()), cancel),
            CancellationToken.None);
        var direct = bot.Alex.OpenDirect();

        var page = await bot.DoneAsync(bot.Alex.CommandAsync(direct, "privacy see"));
        Assert.Contains("This bot knows you in Garden, Orchard.", page.Text);
        var file = FileOf(await bot.PressAsync(page, "Export"));
        Assert.Contains("\"server\": \"Garden\"", file);
        Assert.Contains("\"server\": \"Orchard\"", file);
        Assert.DoesNotContain("Orchard", FileOf(await bot.CommandAsync(bot.Alex, "privacy export")));
        var ways = await bot.PressAsync(page, "Delete…");
        Assert.Contains("This is for Garden, Orchard.", ways.Text);
        await bot.SubmitAsync(await bot.PressAsync(ways, "Delete quietly"), ("Type DELETE", "DELETE"));

        Assert.Equal(2, bot.Rows("People"));
        Assert.Equal(2, bot.Rows("DataKeys"));
        await bot.EndAsync();
    }

    /// <summary>Both write in a room and into the jar. Alex has a weekly time, and words in the room that are not shared.</summary>
    private static async Task WriteAsync(BotFixture bot)
    {
        await bot.CommandAsync(bot.Alex, "checkin schedule", ("day", "Sunday"), ("time", "19:30"), ("zone", "Europe/Vienna"));
        foreach (var (person, words) in new[] { (bot.Alex, Own[0]), (bot.Alex, Own[1]), (bot.Sam, Theirs[0]) })
        {
            var form = await bot.CommandAsync(person, "goodstuff add");
            await bot.SubmitAsync(form, (form.Modal!.Fields[0].Label, $"I love {words}."));
        }

        await bot.OpenRoomAsync($"I fear {Own[2]}.");
        await bot.SayBackAsync(bot.Sam, $"You fear {Theirs[1]}.");
        await bot.OnFloorAsync(bot.Alex, "That's it");
        var answer = await bot.SubmitAsync(await bot.OnFloorAsync(bot.Sam, "Write"), ReachForm.Answer($"I see {Theirs[2]}."));
        await bot.PressAsync(answer, "Share");
        var form2 = await bot.OnFloorAsync(bot.Alex, "Write");
        var texts = form2.Modal!.Fields.Where(f => f.Input.Type == WorldComponentType.TextInput).Take(1).Select(f => f.Label).ToList();
        await bot.SubmitAsync(form2, (texts[0], $"Not yet: {Own[3]} and {Own[4]}."));
    }

    private static string FileOf(SeenAnswer answer) =>
        Encoding.UTF8.GetString(Assert.Single(answer.Message!.Body.Attachments).Bytes.Span);

    /// <summary>The gateway's position moves with every event, whatever it is.</summary>
    private static string[] Everything(BotFixture bot)
    {
        var all = DatabaseSnapshot.Of(bot.DatabaseFile);
        return [.. all.Tables.Where(t => t != "GatewaySessions").SelectMany(t => all.Rows(t).Select(r => $"{t}: {r}"))];
    }
}

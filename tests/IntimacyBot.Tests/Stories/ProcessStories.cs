using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;
using Tests.Walks;

namespace Tests.Stories;

/// <summary>
/// Tests that start processes repeatedly run alone, because they would slow down other tests, which must answer within three seconds.
/// </summary>
[CollectionDefinition(nameof(WithoutOthers), DisableParallelization = true)]
public sealed class WithoutOthers;

/// <summary>The program is killed repeatedly during a dance, on a real clock.</summary>
[Collection(nameof(WithoutOthers))]
public sealed class ProcessStories : IAsyncDisposable
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(30);
    private static readonly string[] Words =
        ["Too much for you.", "You fear to be too much.", "They told you so.", "I feel understood.", "Warm."];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot");
    private RehearsalServer? _server;
    private BotProcess? _bot;
    private WorldChannel? _home;

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_doubled_however_often_it_is_killed()
    {
        _server = await RehearsalServer.StartAsync(new RehearsalOptions { AnswerWithin = WaitLimit });
        _bot = new BotProcess(_server, _folder.FullName)
        {
            Settings = { ["Health:Url"] = "http://127.0.0.1:0", ["Timing:Sweep"] = "00:00:01", ["DOTNET_TieredPGO"] = "0" },
        };
        var world = _server.World;
        var guild = world.CreateGuild("Garden");
        _home = guild.AddText("couples");
        guild.AddBot();
        var (alex, sam) = (world.CreatePerson("Alex"), world.CreatePerson("Sam"));
        guild.Join(alex);
        guild.Join(sam);
        await _bot.StartAsync();

        // The first interaction after a start may be one that cannot be deferred.
        var places = await alex.AutocompleteAsync(_home, "checkin schedule", "zone", "muench");
        Assert.Equal("Munich, Germany (Europe/Berlin)", places[0].Name);

        var pairing = new PairingFlow(world, _home, a => a.DoneAsync(WaitLimit));
        await pairing.SetUpAsync(guild.Owner);
        await pairing.InviteAsync(alex, sam);
        await pairing.AcceptAsync(sam);
        await _bot.KillAndStartAsync();
        foreach (var person in new[] { alex, sam })
            Assert.Contains("You are paired.", (await OpenAsync(person)).Text);

        var page = await DoneAsync(alex.CommandAsync(_home, "reach"));
        var form = await DoneAsync(alex.PressAsync(page.Message!, "Write"));
        await _bot.KillAndStartAsync();
        page = await DoneAsync(form.Modal!.SubmitAsync(ReachForm.Words(Words[0])));
        await DoneAsync(alex.PressAsync(page.Message!, "Share"));
        await OpenAsync(sam);
        var card = await OpenAsync(sam, atHome: true);
        await DoneAsync(sam.PressAsync(card.Message!, "I'm here"));
        await _bot.KillAndStartAsync();

        form = await DoneAsync(sam.PressAsync(await CardAsync(sam, "Write"), "Write"));
        var saying = form.Modal!.SubmitAsync(("What I heard", Words[1]));
        await _bot.KillAndStartAsync();
        await saying;
        await DoneAsync(alex.PressAsync(await CardAsync(alex, "That's it"), "That's it"));
        form = await DoneAsync(sam.PressAsync(await CardAsync(sam, "Write"), "Write"));
        page = await DoneAsync(form.Modal!.SubmitAsync(ReachForm.Answer(Words[2])));
        var sharing = sam.PressAsync(page.Message!, "Share");
        await _bot.KillAndStartAsync();
        await sharing;
        await DoneAsync(alex.PressAsync(await CardAsync(alex, ReachForm.Enough), ReachForm.Enough));
        page = await DoneAsync(alex.PressAsync(await CardAsync(alex, "Open"), "Open"));
        page = await DoneAsync(alex.PressAsync(page.Message!, "I feel understood"));
        await DoneAsync(alex.PressAsync(page.Message!, "Tell them"));
        var closing = alex.PressAsync(await CardAsync(alex, "Close with thanks"), "Close with thanks");
        await _bot.KillAndStartAsync();
        await closing;
        await WordAsync(alex, Words[4]);
        await _bot.KillAndStartAsync();
        await WordAsync(sam, "Soft.");

        var room = Room(sam);
        await world.WaitForAsync(_ => sam.Sees(room).Any(m => m.Text.Contains("Warm.")), "the closing words", WaitLimit);
        Assert.All(Words, words => Assert.Single(sam.Sees(room), m => !m.IsEphemeral && m.Text.Contains(words)));
        await world.WaitForAsync(
            _ => sam.Sees(room).Count(m => CardChecks.IsFloor(m)) == 1, "one floor card", WaitLimit);
        Assert.Empty(world.Violations);
        Assert.Empty(_bot.Warnings);
    }

    private async Task WordAsync(WorldPerson person, string word)
    {
        var form = await DoneAsync(person.PressAsync(await CardAsync(person, "A closing word"), "A closing word"));
        await DoneAsync(form.Modal!.SubmitAsync(("A closing word", word)));
    }

    private async Task<SeenAnswer> OpenAsync(WorldPerson person, bool atHome = false)
    {
        if (atHome)
            return await DoneAsync(person.PressAsync((await DoneAsync(person.CommandAsync(_home!, "home"))).Message!, "Open"));
        return await new PairingFlow(_server!.World, _home!).OpenRingAsync(person);
    }

    /// <summary>Waits until the room's last card has this button, and returns the card.</summary>
    private async Task<WorldMessage> CardAsync(WorldPerson person, string button) =>
        await _server!.World.WaitForAsync(
            _ => LastCard(person) is { } card && card.Labels.Contains(button) ? card : null, $"[{button}] for {person}", WaitLimit);

    private static WorldMessage? LastCard(WorldPerson person) =>
        person.VisibleChannels.Any(c => c.Name.StartsWith("Room")) ? person.Sees(Room(person)).LastOrDefault(m => !m.IsEphemeral) : null;

    private static WorldChannel Room(WorldPerson person) => person.VisibleChannels.Single(c => c.Name.StartsWith("Room"));

    private static async Task<SeenAnswer> DoneAsync(Task<SeenAnswer> asked)
    {
        var answer = await asked;
        return await answer.DoneAsync(WaitLimit);
    }
}

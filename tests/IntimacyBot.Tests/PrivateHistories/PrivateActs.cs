using IntimacyBot.Platform.Interactions;
using Rehearsal.World;
using Tests.TestKit;
using Tests.Walks;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.PrivateHistories;

/// <summary>
/// What one person may do without the other learning of it, as far as the course of the two goes on afterwards: what is switched off or
/// paused is switched on again at once.
/// </summary>
/// <param name="home">The server's home channel, in which commands are typed.</param>
/// <param name="person">Who does it.</param>
/// <param name="random">Decides what.</param>
internal sealed class PrivateActs(WorldChannel home, WorldPerson person, Random random)
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(60);

    private static readonly string[] Pages =
    [
        "home", "settings", "pause", "help", "learn", "safety", "support", "privacy see", "privacy export", "privacy delete", "leave",
        "reach", "sardines", "repair", "meta", "urge", "are", "checkin status", "checkin now", "goodstuff mine", "goodstuff open",
    ];

    private static readonly string[] Harmless =
        ["home", "settings", "support", "safety", "help", "learn", "report", "pausepage", "ci.status", "d.own", "back"];

    private static readonly (string Day, string Time)[] Hours = [("Sunday", "18:30"), ("Tuesday", "7pm"), ("Friday", "9h")];

    private readonly ScriptFormFiller _filler = new(WritingStyle.Plain);

    /// <summary>These are the names of what was done, for the report of a difference.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Does some of it, in any order.</summary>
    /// <param name="most">At most this many acts are done.</param>
    public async Task SomeAsync(int most)
    {
        for (var left = random.Next(most + 1); left > 0; left--)
            await OneAsync();
    }

    private Task OneAsync() => random.Next(11) switch
    {
        0 or 1 or 2 => LookAsync(),
        3 => WanderAsync(),
        4 => DraftAsync(),
        5 => SoloAsync(),
        6 => SwitchTwiceAsync(),
        7 => PauseAndResumeAsync(),
        8 => PutIntoJarAsync(),
        9 => ScheduleAsync(),
        _ => OpenRingAsync(),
    };

    private async Task LookAsync()
    {
        var page = Pages[random.Next(Pages.Length)];
        Note(page);
        await UseAsync(page);
    }

    /// <summary>Opens a few pages from one to the next by buttons that change nothing for the other.</summary>
    private async Task WanderAsync()
    {
        Note("wanders");
        var page = await UseAsync(random.Next(2) == 0 ? "home" : "help");
        for (var step = random.Next(1, 4); step > 0; step--)
        {
            if (page.Message is not { IsDeleted: false } || Ways(page, Harmless) is not { Count: > 0 } ways)
                return;
            page = await PressAsync(page, ways[random.Next(ways.Count)]);
        }
    }

    /// <summary>Writes a reach and keeps it, throws it away, or leaves it where it is.</summary>
    private async Task DraftAsync()
    {
        var gate = await UseAsync("reach");
        if (gate.Message?.Button("Write") is null)
            return;
        var form = await PressAsync(gate, "Write");
        if (form.Modal is null || random.Next(5) == 0)
            return;
        var preview = await DoneAsync(form.Modal.SubmitAsync(_filler.Fill(form.Modal)));
        string[] ways = ["Keep to myself", "Discard", "Edit", "nothing"];
        var way = ways[random.Next(ways.Length)];
        Note($"writes, and then: {way}");
        if (preview.Message?.Button(way) is not null)
            await PressAsync(preview, way);
    }

    private async Task SoloAsync()
    {
        Note("practises alone");
        string[] practices = ["meta", "urge", "are"];
        var page = await UseAsync(practices[random.Next(practices.Length)]);
        for (var step = random.Next(4); step > 0; step--)
        {
            if (Ways(page, ["s.act", "s.pick"]) is not { Count: > 0 } ways)
                return;
            var next = await PressAsync(page, ways[random.Next(ways.Count)]);
            page = next.Modal is { } form ? await DoneAsync(form.SubmitAsync(_filler.Fill(form))) : next;
        }
    }

    private async Task SwitchTwiceAsync()
    {
        var settings = await UseAsync("settings");
        var switches = settings.Message!.Buttons.Where(b => CustomIds.RouteOf(b.CustomId ?? "") == "consent").ToList();
        var chosen = switches[random.Next(switches.Count)].Label!.Split(':')[0];
        Note($"switches {chosen} twice");
        for (var time = 0; time < 2; time++)
        {
            var label = settings.Message!.Labels.Single(l => l.StartsWith($"{chosen}:", StringComparison.Ordinal));
            settings = await PressAsync(settings, label);
        }
    }

    /// <summary>Returns the ids of a page's buttons that have one of these routes.</summary>
    private static List<string> Ways(SeenAnswer page, string[] routes) =>
        [.. (page.Message?.Buttons ?? []).Select(b => b.CustomId).OfType<string>().Where(id => routes.Contains(CustomIds.RouteOf(id)))];

    private async Task PauseAndResumeAsync()
    {
        Note("pauses and resumes");
        await PressAsync(await UseAsync("pause"), "Pause");
        await PressAsync(await UseAsync("pause"), "Resume");
    }

    private async Task PutIntoJarAsync()
    {
        Note("puts something into the jar");
        var form = await UseAsync("goodstuff add");
        if (form.Modal is { } modal)
            await DoneAsync(modal.SubmitAsync(_filler.Fill(modal)));
    }

    private async Task ScheduleAsync()
    {
        var (day, time) = Hours[random.Next(Hours.Length)];
        Note($"chooses {day}");
        await UseAsync("checkin schedule", ("day", day), ("time", time), ("zone", "Europe/Berlin"));
        if (random.Next(2) == 0)
            await UseAsync("checkin skip");
        else if (random.Next(2) == 0)
            await UseAsync("checkin pause", ("weeks", 2));
    }

    /// <summary>Looks at what rings, and says what tells the other nothing.</summary>
    private async Task OpenRingAsync()
    {
        if (PairingFlow.Rings(person).LastOrDefault() is not { } ring)
            return;
        PairingFlow.OpenThread(person, ring.Channel);
        var page = await DoneAsync(person.PressAsync(ring, "Open"));
        string[] ways = ["Not now", "I need time", "nothing"];
        var way = ways[random.Next(ways.Length)];
        Note($"opens the ring, and then: {way}");
        if (page.Message?.Button(way) is null)
            return;
        var next = await PressAsync(page, way);
        if (next.Message?.Button("I can't say yet") is not null)
            await PressAsync(next, "I can't say yet");
    }

    private void Note(string what) => Done.Add(what);

    private async Task<SeenAnswer> UseAsync(string path, params (string, object?)[] options) =>
        await DoneAsync(person.CommandAsync(home, path, options));

    private Task<SeenAnswer> PressAsync(SeenAnswer page, string button) => DoneAsync(person.PressAsync(page.Message!, button));

    private static async Task<SeenAnswer> DoneAsync(Task<SeenAnswer> pending)
    {
        var answer = await pending;
        return await answer.DoneAsync(WaitLimit);
    }
}

using Rehearsal.World;
using Tests.TestKit;
using Tests.Walks;

namespace Tests.Stories;

/// <summary>Plays a whole dance with a swap, step by step, so that something can happen between every two steps.</summary>
internal sealed class Walkthrough(BotFixture bot)
{
    /// <summary>These words are shared on the way, each in exactly one message.</summary>
    public static IReadOnlyList<string> Words =>
        [
            "Too much for you.",
            "You fear to be too much.",
            "They told you so.",
            "I feel understood.",
            "Slow evenings.",
            "You long for slow evenings.",
            "We rush.",
            "Warm."
        ];

    private SeenAnswer? _page;

    private WorldPerson Alex => bot.Alex;

    private WorldPerson Sam => bot.Sam;

    public IReadOnlyList<Func<Task>> Steps =>
    [
        async () => _page = await bot.CommandAsync(Alex, "reach"),
        async () => _page = await bot.PressAsync(_page!, "Write"),
        async () =>
            _page = await bot.SubmitAsync(_page!, ReachForm.Words(Words[0])),
        async () => _page = await bot.PressAsync(_page!, "Share"),
        async () => _page = await bot.OpenRingAsync(Sam),
        async () => _page = await bot.PressAsync(_page!, "I'm here"),
        async () => _page = await bot.OnFloorAsync(Sam, "Write"),
        async () => await bot.SubmitAsync(_page!, ("What I heard", Words[1])),
        async () => await bot.OnFloorAsync(Alex, "That's it"),
        async () => _page = await bot.OnFloorAsync(Sam, "Write"),
        async () => _page = await bot.SubmitAsync(_page!, ReachForm.Answer(Words[2])),
        async () => await bot.PressAsync(_page!, "Share"),
        async () => await bot.OnFloorAsync(Alex, ReachForm.Enough),
        async () => _page = await bot.OnFloorAsync(Alex, "Open"),
        async () => _page = await bot.PressAsync(_page!, "I feel understood"),
        async () => await bot.PressAsync(_page!, "Tell them"),
        async () => await bot.OnFloorAsync(Alex, "Swap turns"),
        async () => await bot.OnFloorAsync(Sam, "Yes, swap"),
        async () => _page = await bot.OnFloorAsync(Sam, "Open"),
        async () => _page = await bot.PressAsync(_page!, "Write"),
        async () =>
            _page = await bot.SubmitAsync(_page!, ReachForm.Words(Words[4], "longing")),
        async () => await bot.PressAsync(_page!, "Share"),
        async () => await bot.SayBackAsync(Alex, Words[5]),
        async () => await bot.OnFloorAsync(Sam, "That's it"),
        async () => await bot.RespondAsync(Alex, Words[6]),
        async () => await bot.OnFloorAsync(Sam, ReachForm.Enough),
        async () => _page = await bot.OnFloorAsync(Sam, "Open"),
        KeepValuedAsync,
        async () => await bot.OnFloorAsync(Sam, "Close with thanks"),
        () => CloseAsync(Alex, Words[7]),
        () => CloseAsync(Sam, "Soft."),
    ];

    private async Task KeepValuedAsync()
    {
        var confirmation = await bot.PressAsync(_page!, "I feel valued");
        await bot.PressAsync(confirmation, "Keep it");
    }

    private async Task CloseAsync(WorldPerson person, string word)
    {
        var form = await bot.OnFloorAsync(person, "A closing word");
        await bot.SubmitAsync(form, ("A closing word", word));
    }

    /// <summary>Plays the dance, and asserts that nothing is lost, nothing is sent twice, and the card with the buttons is last.</summary>
    public async Task GoAsync(Func<int, Task> between)
    {
        var steps = Steps;
        for (var step = 0; step < steps.Count; step++)
        {
            await steps[step]();
            await between(step);
            await bot.QuietAsync();
            if (step >= 5)
                AssertTidy(step);
        }

        foreach (var words in Words)
            Assert.Equal(1, bot.Count(words));
        Assert.Single(Sam.VisibleChannels, c => c.Name.StartsWith("Room"));
        await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.Null(bot.Room(Sam));
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords") + bot.Rows("KeptRooms"));
    }

    private void AssertTidy(int step)
    {
        var cards = bot.Cards(Alex);
        Assert.All(Words, words => Assert.InRange(cards.Count(c => c.Text.Contains(words)), 0, 1));
        var floors = cards.Where(c => CardChecks.IsFloor(c)).ToList();
        Assert.True(floors is [var only] && only == cards[^1], $"After step {step} the room shows:\n{string.Join('\n', cards)}");
    }
}

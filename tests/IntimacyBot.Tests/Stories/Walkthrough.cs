using Rehearsal.World;
using Tests.TestKit;
using Tests.Walks;

namespace Tests.Stories;

/// <summary>Plays a whole dance with a swap, step by step, so that something can happen between every two steps.</summary>
internal sealed class Walkthrough(BotFixture story)
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

    private WorldPerson Alex => story.Alex;

    private WorldPerson Sam => story.Sam;

    public IReadOnlyList<Func<Task>> Steps =>
    [
        async () => _page = await story.CommandAsync(Alex, "reach"),
        async () => _page = await story.PressAsync(_page!, "Write"),
        async () =>
            _page = await story.SubmitAsync(_page!, ReachForm.Words(Words[0])),
        async () => _page = await story.PressAsync(_page!, "Share"),
        async () => _page = await story.OpenRingAsync(Sam),
        async () => _page = await story.PressAsync(_page!, "I'm here"),
        async () => _page = await story.OnFloorAsync(Sam, "Write"),
        async () => await story.SubmitAsync(_page!, ("What I heard", Words[1])),
        async () => await story.OnFloorAsync(Alex, "That's it"),
        async () => _page = await story.OnFloorAsync(Sam, "Write"),
        async () => _page = await story.SubmitAsync(_page!, ReachForm.Answer(Words[2])),
        async () => await story.PressAsync(_page!, "Share"),
        async () => await story.OnFloorAsync(Alex, ReachForm.Enough),
        async () => _page = await story.OnFloorAsync(Alex, "Open"),
        async () => _page = await story.PressAsync(_page!, "I feel understood"),
        async () => await story.PressAsync(_page!, "Tell them"),
        async () => await story.OnFloorAsync(Alex, "Swap turns"),
        async () => await story.OnFloorAsync(Sam, "Yes, swap"),
        async () => _page = await story.OnFloorAsync(Sam, "Open"),
        async () => _page = await story.PressAsync(_page!, "Write"),
        async () =>
            _page = await story.SubmitAsync(_page!, ReachForm.Words(Words[4], "longing")),
        async () => await story.PressAsync(_page!, "Share"),
        async () => await story.SayBackAsync(Alex, Words[5]),
        async () => await story.OnFloorAsync(Sam, "That's it"),
        async () => await story.RespondAsync(Alex, Words[6]),
        async () => await story.OnFloorAsync(Sam, ReachForm.Enough),
        async () => _page = await story.OnFloorAsync(Sam, "Open"),
        KeepValuedAsync,
        async () => await story.OnFloorAsync(Sam, "Close with thanks"),
        () => CloseAsync(Alex, Words[7]),
        () => CloseAsync(Sam, "Soft."),
    ];

    private async Task KeepValuedAsync()
    {
        var confirmation = await story.PressAsync(_page!, "I feel valued");
        await story.PressAsync(confirmation, "Keep it");
    }

    private async Task CloseAsync(WorldPerson person, string word)
    {
        var form = await story.OnFloorAsync(person, "A closing word");
        await story.SubmitAsync(form, ("A closing word", word));
    }

    /// <summary>Plays the dance, and asserts that nothing is lost, nothing is sent twice, and the card with the buttons is last.</summary>
    public async Task GoAsync(Func<int, Task> between)
    {
        var steps = Steps;
        for (var step = 0; step < steps.Count; step++)
        {
            await steps[step]();
            await between(step);
            await story.QuietAsync();
            if (step >= 5)
                AssertTidy(step);
        }

        foreach (var words in Words)
            Assert.Equal(1, story.Count(words));
        Assert.Single(Sam.VisibleChannels, c => c.Name.StartsWith("Room"));
        await story.PassAsync(TimeSpan.FromDays(1));
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.Null(story.Room(Sam));
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords") + story.Rows("KeptRooms"));
    }

    private void AssertTidy(int step)
    {
        var cards = story.Cards(Alex);
        Assert.All(Words, words => Assert.InRange(cards.Count(c => c.Text.Contains(words)), 0, 1));
        var floors = cards.Where(c => CardChecks.IsFloor(c)).ToList();
        Assert.True(floors is [var only] && only == cards[^1], $"After step {step} the room shows:\n{string.Join('\n', cards)}");
    }
}

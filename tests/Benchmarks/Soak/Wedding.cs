using Rehearsal.World;

namespace Benchmarks.Soak;

/// <summary>How people become couples: by /pair, the bell, and both choosing.</summary>
internal sealed class Wedding(Place place)
{
    private const string Choose = "I'm 18+ and I choose this";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task SetUpAsync()
    {
        await Done(await place.Owner.CommandAsync(place.Home, "setup", ("home", place.Home)));
        await place.World.WaitForAsync(_ => place.Home.Messages.Count > 0, "the start card", Patience);
    }

    public async Task PairAllAsync()
    {
        foreach (var couples in place.Couples.Chunk(5))
            await Task.WhenAll(couples.Select(PairAsync));
    }

    private async Task PairAsync(Two two)
    {
        var page = await Done(await two.One.CommandAsync(place.Home, "pair", ("partner", two.Other)));
        await Done(await two.One.PressAsync(page.Message!, Choose));
        var invited = await Done(await two.Other.PressAsync(await RingAsync(two.Other), "Open"));
        var paired = await Done(await two.Other.PressAsync(invited.Message!, Choose));
        if (!paired.Text.Contains("You are paired.", StringComparison.Ordinal))
            throw new InvalidOperationException($"{two.One} and {two.Other} are not paired: {paired.Text}");
    }

    private Task<Message> RingAsync(Person person) => place.World.WaitForAsync(
        _ => person.VisibleChannels.Where(c => c.Name == "Bell").SelectMany(person.Sees).LastOrDefault(m => m.Text.Contains("Something is here for you.", StringComparison.Ordinal)),
        $"a ring for {person}",
        Patience);

    private static async Task<Answer> Done(Answer answer)
    {
        if (answer.Failed)
            throw new InvalidOperationException($"{answer.By}'s \"{answer.Interaction.What}\" failed: {answer.Why}");
        return await answer.SettledAsync();
    }
}

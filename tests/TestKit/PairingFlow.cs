using Rehearsal.World;

namespace Tests.TestKit;

/// <summary>How people become couples: by /pair, the bell, and both choosing.</summary>
/// <param name="done">What has to have happened before somebody goes on; otherwise the answer has come whole.</param>
internal sealed class PairingFlow(World world, WorldChannel home, Func<SeenAnswer, Task<SeenAnswer>>? done = null)
{
    public const string Choose = "I'm 18+ and I choose this";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Func<SeenAnswer, Task<SeenAnswer>> _done = done ?? (answer => answer.DoneAsync(Patience));

    public async Task SetUpAsync(WorldPerson owner)
    {
        await _done(await owner.CommandAsync(home, "setup", ("home", home)));
        await world.WaitForAsync(_ => home.Messages.Count > 0, "the start card", Patience);
    }

    /// <summary>From /pair to "on its way".</summary>
    public async Task<SeenAnswer> InviteAsync(WorldPerson by, WorldUser partner)
    {
        var page = await _done(await by.CommandAsync(home, "pair", ("partner", partner)));
        return await _done(await by.PressAsync(page.Message!, Choose));
    }

    public async Task AcceptAsync(WorldPerson invited)
    {
        var page = await OpenRingAsync(invited);
        var paired = await _done(await invited.PressAsync(page.Message!, Choose));
        Assert.Contains("You are paired.", paired.Text, StringComparison.Ordinal);
    }

    public async Task PairAsync(WorldPerson one, WorldPerson other)
    {
        await InviteAsync(one, other);
        await AcceptAsync(other);
    }

    /// <summary>Opens the newest ring of this person.</summary>
    public async Task<SeenAnswer> OpenRingAsync(WorldPerson person)
    {
        var ring = await world.WaitForAsync(_ => Rings(person).LastOrDefault(), $"a ring for {person}", Patience);
        return await _done(await person.PressAsync(ring, "Open"));
    }

    public static IEnumerable<WorldMessage> Rings(WorldPerson person) =>
        person.VisibleChannels.Where(c => c.Name == "Bell").SelectMany(person.Sees)
            .Where(m => m.Text.Contains("Something is here for you.", StringComparison.Ordinal));
}

internal static class AnswerExtensions
{
    /// <summary>The answer, once it says all that it will say.</summary>
    public static async Task<SeenAnswer> DoneAsync(this SeenAnswer answer, TimeSpan patience)
    {
        Assert.False(answer.Failed, $"{answer.By}: {answer}");
        return answer.IsUnfinished() ? await answer.SettledAsync(patience) : answer;
    }

    /// <summary>More is to come: it said only that it is thinking, or a page changes later.</summary>
    public static bool IsUnfinished(this SeenAnswer answer) =>
        answer is { Kind: SeenAnswerKind.Thinking } or { Kind: SeenAnswerKind.DeferredUpdate, Interaction.Source.IsEphemeral: true };
}

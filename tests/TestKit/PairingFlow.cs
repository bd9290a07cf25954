using Rehearsal.World;

namespace Tests.TestKit;

/// <summary>Lets people become a couple: by /pair, the notification, and the choice of both.</summary>
/// <param name="done">Waits for what must have happened before somebody continues. By default this is the complete answer.</param>
internal sealed class PairingFlow(World world, WorldChannel home, Func<SeenAnswer, Task<SeenAnswer>>? done = null)
{
    public const string Choose = "I'm 18+ and I choose this";

    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(60);
    private readonly Func<SeenAnswer, Task<SeenAnswer>> _done = done ?? (answer => answer.DoneAsync(WaitLimit));

    public async Task SetUpAsync(WorldPerson owner)
    {
        await _done(await owner.CommandAsync(home, "setup", ("home", home)));
        await world.WaitForAsync(_ => home.Messages.Count > 0, "the start card", WaitLimit);
    }

    /// <summary>Invites a partner, from /pair to "on its way".</summary>
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

    /// <summary>Opens this person's newest notification.</summary>
    public async Task<SeenAnswer> OpenRingAsync(WorldPerson person)
    {
        var ring = await world.WaitForAsync(_ => Rings(person).LastOrDefault(), $"a ring for {person}", WaitLimit);
        OpenThread(person, ring.Channel);
        return await _done(await person.PressAsync(ring, "Open"));
    }

    /// <summary>Opens an archived thread again, as somebody must before they can press anything in it.</summary>
    public static void OpenThread(WorldPerson person, WorldChannel thread)
    {
        if (thread.Thread is { IsArchived: true })
            person.ChangeThread(thread, archived: false);
    }

    public static IEnumerable<WorldMessage> Rings(WorldPerson person) =>
        person.VisibleChannels.Where(c => c.Name == "Bell").SelectMany(person.Sees)
            .Where(m => m.Text.Contains("Something is here for you.", StringComparison.Ordinal));
}

internal static class AnswerExtensions
{
    /// <summary>Waits until an answer is complete, and returns it.</summary>
    public static async Task<SeenAnswer> DoneAsync(this SeenAnswer answer, TimeSpan limit)
    {
        Assert.False(answer.Failed, $"{answer.By}: {answer}");
        return answer.IsUnfinished() ? await answer.SettledAsync(limit) : answer;
    }

    /// <summary>True when an answer is not complete: it is only deferred, so that a message or a changed page will follow.</summary>
    public static bool IsUnfinished(this SeenAnswer answer) =>
        answer is { Kind: SeenAnswerKind.Thinking } or { Kind: SeenAnswerKind.DeferredUpdate, Interaction.Source.IsEphemeral: true };
}

using IntimacyBot.Couples;
using NodaTime;

namespace IntimacyBot.Dances.Model;

/// <summary>Something that happens to a dance. Time is a move too.</summary>
internal abstract record Move(Instant At)
{
    /// <summary>The due time has come.</summary>
    internal sealed record Tick(Instant At) : Move(At);
}

/// <summary>
/// What one of the two does. <see cref="Place"/> is where the pressed card stood; null where a press means the same everywhere.
/// </summary>
/// <param name="By">Who does it.</param>
/// <param name="At">When.</param>
/// <param name="Place">Where the pressed card stood.</param>
/// <param name="Button">
/// The button it was: the same name means the same button of the same card. The name is stored with the state, so that it never changes.
/// </param>
internal abstract record Act(Side By, Instant At, string? Place, string Button) : Move(At)
{
    // Before the other person is called.
    internal sealed record Drafted(Side By, Instant At, string? Place) : Act(By, At, Place, "Drafted");

    internal sealed record Share(Side By, Instant At, string? Place) : Act(By, At, Place, "Share")
    {
        /// <summary>The two picked nothing alike, in a step that shows only what both picked.</summary>
        public bool Apart { get; init; }

        /// <summary>Until when the words wait for the other's, in a practice that calls nobody.</summary>
        public Instant? Until { get; init; }
    }

    internal sealed record SayAloud(Side By, Instant At, string? Place) : Act(By, At, Place, "SayAloud");

    internal sealed record AskPartner(Side By, Instant At, string? Place) : Act(By, At, Place, "AskPartner");

    /// <summary>Somebody has finished what they prepare alone.</summary>
    internal sealed record Ready(Side By, Instant At, string? Place) : Act(By, At, Place, "Ready");

    internal sealed record Discard(Side By, Instant At) : Act(By, At, null, "Discard");

    internal sealed record TakeBack(Side By, Instant At) : Act(By, At, null, "TakeBack");

    // The other person's answer to the first card.
    internal sealed record Here(Side By, Instant At, string? Option = null) : Act(By, At, null, "Here");

    /// <summary>In a practice that nobody leads, the other has written as well.</summary>
    internal sealed record Join(Side By, Instant At) : Act(By, At, null, "Join");

    internal sealed record NeedTime(Side By, Instant At, Duration? For) : Act(By, At, null, "NeedTime");

    internal sealed record NotNowKindly(Side By, Instant At) : Act(By, At, null, "NotNowKindly");

    // In the room.
    internal sealed record Said(Side By, Instant At, string? Place) : Act(By, At, Place, "Said");

    internal sealed record ThatsIt(Side By, Instant At, string? Place) : Act(By, At, Place, "ThatsIt");

    internal sealed record Almost(Side By, Instant At, string? Place, bool Part) : Act(By, At, Place, "Almost");

    internal sealed record More(Side By, Instant At, string? Place) : Act(By, At, Place, "More");

    internal sealed record CloseEnough(Side By, Instant At, string? Place) : Act(By, At, Place, "CloseEnough");

    internal sealed record Pick(Side By, Instant At, string? Place, string Option, bool Tell) : Act(By, At, Place, $"Pick.{Option}.{Tell}");

    internal sealed record Skip(Side By, Instant At, string? Place) : Act(By, At, Place, "Skip");

    internal sealed record GoOn(Side By, Instant At, string? Place) : Act(By, At, Place, "GoOn");

    /// <summary>Somebody recognises themselves in the card.</summary>
    internal sealed record Recognise(Side By, Instant At, string? Place) : Act(By, At, Place, "Recognise");

    internal sealed record Swap(Side By, Instant At, string? Place) : Act(By, At, Place, "Swap");

    internal sealed record CloseWithThanks(Side By, Instant At, string? Place) : Act(By, At, Place, "CloseWithThanks");

    internal sealed record ChangeIt(Side By, Instant At, string Key) : Act(By, At, null, "ChangeIt");

    internal sealed record TakeWordsBack(Side By, Instant At, string Key) : Act(By, At, null, "TakeWordsBack");

    internal sealed record Pause(Side By, Instant At, Duration? For) : Act(By, At, null, "Pause");

    internal sealed record Stop(Side By, Instant At) : Act(By, At, null, "Stop");

    internal sealed record PickUp(Side By, Instant At) : Act(By, At, null, "PickUp");

    // On the last card.
    internal sealed record ClosingWord(Side By, Instant At) : Act(By, At, null, "ClosingWord");

    internal sealed record KeepCard(Side By, Instant At, string Key) : Act(By, At, null, "KeepCard");

    internal sealed record KeepRoom(Side By, Instant At) : Act(By, At, null, "KeepRoom");
}

using IntimacyBot.Couples;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>Something that happens to a dance. Time is a move too.</summary>
internal abstract record Move(Instant At)
{
    /// <summary>What was due has come.</summary>
    internal sealed record Tick(Instant At) : Move(At);
}

/// <summary>What one of the two does. <see cref="Place"/> is where the pressed card stood; null where a press means the same everywhere.</summary>
internal abstract record Act(Side By, Instant At, string? Place) : Move(At)
{
    /// <summary>The button it was: the same name means the same button of the same card.</summary>
    public virtual string Button => GetType().Name;

    // Before the other person is called.
    internal sealed record Drafted(Side By, Instant At, string? Place) : Act(By, At, Place);

    internal sealed record Share(Side By, Instant At, string? Place) : Act(By, At, Place)
    {
        /// <summary>Where only what both picked is shown: they picked nothing alike.</summary>
        public bool Apart { get; init; }

        /// <summary>Where nobody is called: until when the words wait for the other's.</summary>
        public Instant? Until { get; init; }
    }

    internal sealed record SayAloud(Side By, Instant At, string? Place) : Act(By, At, Place);

    internal sealed record AskPartner(Side By, Instant At, string? Place) : Act(By, At, Place);

    /// <summary>Prepared, alone.</summary>
    internal sealed record Ready(Side By, Instant At, string? Place) : Act(By, At, Place);

    internal sealed record Discard(Side By, Instant At) : Act(By, At, null);

    internal sealed record TakeBack(Side By, Instant At) : Act(By, At, null);

    // The other person's answer to the first card.
    internal sealed record Here(Side By, Instant At, string? Option = null) : Act(By, At, null);

    /// <summary>The other has written as well, where nobody leads.</summary>
    internal sealed record Join(Side By, Instant At) : Act(By, At, null);

    internal sealed record NeedTime(Side By, Instant At, Duration? For) : Act(By, At, null);

    internal sealed record NotNowKindly(Side By, Instant At) : Act(By, At, null);

    // In the room.
    internal sealed record Said(Side By, Instant At, string? Place) : Act(By, At, Place);

    internal sealed record ThatsIt(Side By, Instant At, string? Place) : Act(By, At, Place);

    internal sealed record Almost(Side By, Instant At, string? Place, bool Part) : Act(By, At, Place);

    internal sealed record More(Side By, Instant At, string? Place) : Act(By, At, Place);

    internal sealed record CloseEnough(Side By, Instant At, string? Place) : Act(By, At, Place);

    internal sealed record Pick(Side By, Instant At, string? Place, string Option, bool Tell) : Act(By, At, Place)
    {
        public override string Button => $"{nameof(Pick)}.{Option}.{Tell}";
    }

    internal sealed record Skip(Side By, Instant At, string? Place) : Act(By, At, Place);

    internal sealed record GoOn(Side By, Instant At, string? Place) : Act(By, At, Place);

    /// <summary>Somebody knows themselves in the card.</summary>
    internal sealed record Recognise(Side By, Instant At, string? Place) : Act(By, At, Place);

    internal sealed record Swap(Side By, Instant At, string? Place) : Act(By, At, Place);

    internal sealed record CloseWithThanks(Side By, Instant At, string? Place) : Act(By, At, Place);

    internal sealed record ChangeIt(Side By, Instant At, string Key) : Act(By, At, null);

    internal sealed record TakeWordsBack(Side By, Instant At, string Key) : Act(By, At, null);

    internal sealed record Pause(Side By, Instant At, Duration? For) : Act(By, At, null);

    internal sealed record Stop(Side By, Instant At) : Act(By, At, null);

    internal sealed record PickUp(Side By, Instant At) : Act(By, At, null);

    // On the last card.
    internal sealed record ClosingWord(Side By, Instant At) : Act(By, At, null);

    internal sealed record KeepMoment(Side By, Instant At, string Key) : Act(By, At, null);

    internal sealed record KeepRoom(Side By, Instant At) : Act(By, At, null);
}

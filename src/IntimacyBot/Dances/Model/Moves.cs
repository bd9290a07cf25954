using IntimacyBot.Couples;
using NodaTime;

namespace IntimacyBot.Dances.Model;

/// <summary>Something that happens to a dance. The passing of time is a move too.</summary>
internal abstract record Move(Instant At)
{
    /// <summary>The due time of the dance has come.</summary>
    internal sealed record Tick(Instant At) : Move(At);

    /// <summary>The couple begins another dance in the same room, so this one waits until one of the two picks it up.</summary>
    internal sealed record Park(Instant At) : Move(At);

    /// <summary>Somebody has locked the room: the first, or the one that replaced it.</summary>
    internal sealed record RoomLocked(Instant At, bool Again) : Move(At);
}

/// <summary>
/// A move by one of the two. <see cref="Place"/> is the place of the dance when the pressed card was posted; null where a press means the
/// same everywhere.
/// </summary>
/// <param name="By">The side that makes the move.</param>
/// <param name="At">The time of the move.</param>
/// <param name="Place">The place that the pressed card names.</param>
/// <param name="Button">
/// The button that was pressed: the same name means the same button of the same card. The name is stored with the state, so it must never
/// change.
/// </param>
internal abstract record Act(Side By, Instant At, string? Place, string Button) : Move(At)
{
    // These moves come before the other person is called.
    internal sealed record Drafted(Side By, Instant At, string? Place) : Act(By, At, Place, "Drafted");

    internal sealed record Share(Side By, Instant At, string? Place) : Act(By, At, Place, "Share")
    {
        /// <summary>True when the two picked nothing alike, in a step that shows only what both picked.</summary>
        public bool Apart { get; init; }

        /// <summary>The time until which the words wait for the other's, in a practice that calls nobody.</summary>
        public ShareWait? Until { get; init; }

        /// <summary>Says who can read a room now; null if that is not known.</summary>
        public string? Readers { get; init; }
    }

    internal sealed record SayAloud(Side By, Instant At, string? Place) : Act(By, At, Place, "SayAloud");

    internal sealed record AskPartner(Side By, Instant At, string? Place) : Act(By, At, Place, "AskPartner");

    /// <summary>Somebody has finished what they prepare alone.</summary>
    internal sealed record Ready(Side By, Instant At, string? Place) : Act(By, At, Place, "Ready");

    internal sealed record Discard(Side By, Instant At) : Act(By, At, null, "Discard");

    internal sealed record TakeBack(Side By, Instant At) : Act(By, At, null, "TakeBack");

    // These moves are the other person's answers to the first card.
    internal sealed record Here(Side By, Instant At, string? Option = null) : Act(By, At, null, "Here")
    {
        /// <summary>Says who can read a room now, if more people can than when the words were shared; otherwise null.</summary>
        public string? MoreReaders { get; init; }
    }

    /// <summary>The author shares the words although more people can read a room than before. The other has come already.</summary>
    internal sealed record ShareAllTheSame(Side By, Instant At) : Act(By, At, null, "ShareAllTheSame")
    {
        /// <summary>Says who can read a room now, if more people can than when the author was asked; otherwise null.</summary>
        public string? MoreReaders { get; init; }
    }

    /// <summary>In a practice that nobody leads, the other has written as well.</summary>
    internal sealed record Join(Side By, Instant At) : Act(By, At, null, "Join")
    {
        /// <summary>Says who can read a room now, if more people can than when the words that wait were shared; otherwise null.</summary>
        public string? MoreReaders { get; init; }
    }

    internal sealed record NeedTime(Side By, Instant At, Duration? For) : Act(By, At, null, "NeedTime");

    internal sealed record NotNowKindly(Side By, Instant At) : Act(By, At, null, "NotNowKindly");

    // These moves are made in the room.
    internal sealed record Said(Side By, Instant At, string? Place) : Act(By, At, Place, "Said");

    internal sealed record ThatsIt(Side By, Instant At, string? Place) : Act(By, At, Place, Pressed)
    {
        public const string Pressed = "ThatsIt";
    }

    internal sealed record Almost(Side By, Instant At, string? Place, bool Part) : Act(By, At, Place, "Almost");

    internal sealed record More(Side By, Instant At, string? Place) : Act(By, At, Place, "More");

    internal sealed record CloseEnough(Side By, Instant At, string? Place) : Act(By, At, Place, Pressed)
    {
        public const string Pressed = "CloseEnough";
    }

    internal sealed record Pick(Side By, Instant At, string? Place, string Option, bool Tell) : Act(By, At, Place, $"Pick.{Option}.{Tell}");

    internal sealed record Skip(Side By, Instant At, string? Place) : Act(By, At, Place, "Skip");

    internal sealed record GoOn(Side By, Instant At, string? Place) : Act(By, At, Place, "GoOn");

    /// <summary>Somebody recognises themselves in the card.</summary>
    internal sealed record Recognise(Side By, Instant At, string? Place) : Act(By, At, Place, "Recognise");

    internal sealed record Swap(Side By, Instant At, string? Place) : Act(By, At, Place, "Swap");

    internal sealed record CloseWithThanks(Side By, Instant At, string? Place) : Act(By, At, Place, "CloseWithThanks");

    internal sealed record ChangeIt(Side By, Instant At, string Key) : Act(By, At, null, "ChangeIt");

    internal sealed record TakeWordsBack(Side By, Instant At, string Key) : Act(By, At, null, Pressed)
    {
        public const string Pressed = "TakeWordsBack";
    }

    internal sealed record Pause(Side By, Instant At, Duration? For) : Act(By, At, null, "Pause");

    internal sealed record Stop(Side By, Instant At) : Act(By, At, null, "Stop");

    internal sealed record PickUp(Side By, Instant At) : Act(By, At, null, "PickUp");

    // These moves are made on the last card.
    internal sealed record ClosingWord(Side By, Instant At) : Act(By, At, null, "ClosingWord");

    internal sealed record KeepCard(Side By, Instant At, string Key) : Act(By, At, null, "KeepCard");

    internal sealed record KeepRoom(Side By, Instant At) : Act(By, At, null, "KeepRoom");

    // These moves concern one's own words that nobody has read.

    /// <summary>The words stay with their author, and nothing is sent.</summary>
    internal sealed record KeepToMyself(Side By, Instant At) : Act(By, At, null, "KeepToMyself");

    /// <summary>The author ends an ask that came back. If it had no words, the dance is deleted.</summary>
    internal sealed record LetItBe(Side By, Instant At, bool Words) : Act(By, At, null, "LetItBe");

    // This move belongs to a quiet minute for both.

    /// <summary>Somebody has joined the quiet minute.</summary>
    internal sealed record SettleIn(Side By, Instant At, string? Place) : Act(By, At, Place, "SettleIn");

    // This move belongs to the couple's loop.

    /// <summary>Somebody wants to see the loop, which is shown when both do.</summary>
    internal sealed record Reveal(Side By, Instant At, string? Place) : Act(By, At, Place, "Reveal");

    // This move belongs to a swap.

    /// <summary>The new lead declines the swap, and the dance closes as every dance does.</summary>
    internal sealed record NotToday(Side By, Instant At, string? Place) : Act(By, At, Place, "NotToday");
}

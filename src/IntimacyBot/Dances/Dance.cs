using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IntimacyBot.Couples;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>One run of a practice by a couple: its state, and nothing that is only Discord's.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Preparing), "preparing")]
[JsonDerivedType(typeof(Asking), "asking")]
[JsonDerivedType(typeof(Dancing), "dancing")]
[JsonDerivedType(typeof(Resting), "resting")]
[JsonDerivedType(typeof(Closing), "closing")]
[JsonDerivedType(typeof(Over), "over")]
internal abstract record Dance
{
    private Dance(Walk walk) => Walk = walk;

    public Walk Walk { get; init; }

    /// <summary>The room's messages, in their order.</summary>
    public ImmutableList<Piece> Log { get; init; } = [];

    /// <summary>When time moves it next.</summary>
    [JsonIgnore]
    public abstract Instant? Due { get; }

    /// <summary>Where its card stands; a press that names another place comes too late.</summary>
    [JsonIgnore]
    public virtual string Place => Walk.Key(Walk.Step);

    /// <summary>Is there a room?</summary>
    [JsonIgnore]
    public virtual bool HasRoom => false;

    /// <summary>Its questions are those of the week of that moment.</summary>
    public Dance AskedAt(Instant asked) => this with { Walk = Walk with { Since = asked } };

    /// <summary>Only its starter knows of it.</summary>
    internal sealed record Preparing(Walk Walk, Instant Until) : Dance(Walk)
    {
        /// <summary>Why its words are back with their author.</summary>
        public Returned Returned { get; init; }

        public override Instant? Due => Until;
    }

    /// <summary>The other partner has been called and has not come.</summary>
    internal sealed record Asking(Walk Walk, Instant Until) : Dance(Walk)
    {
        /// <summary>The first words will be said with the voice.</summary>
        public bool Aloud { get; init; }

        /// <summary>Nobody leads: its words wait for the other's.</summary>
        public bool Gathers { get; init; }

        /// <summary>The other is not called for it: each is at an hour of their own.</summary>
        public bool Quiet { get; init; }

        public override Instant? Due => Until;
    }

    /// <summary>Both are in the room.</summary>
    internal sealed record Dancing(Walk Walk, Stage Stage, Instant Until) : Dance(Walk)
    {
        /// <summary>Who holds the floor has been reminded once.</summary>
        public bool Reminded { get; init; }

        /// <summary>The words that their author may still change or take back.</summary>
        public string? Changeable { get; init; }

        /// <summary>Who moved it here, from where and with which button: a second press of the same one is no stale one.</summary>
        public Side? MovedBy { get; init; }

        public string? MovedFrom { get; init; }

        public string? MovedWith { get; init; }

        public override Instant? Due => Until;

        public override bool HasRoom => true;

        public override string Place => $"{Walk.Key(Walk.Step)}:{Stage.Mark}";
    }

    /// <summary>It waits, and goes on where it was.</summary>
    internal sealed record Resting(Dance Inner, Instant Until, Rest Why) : Dance(Inner.Walk)
    {
        public override Instant? Due => Until;

        public override bool HasRoom => Inner.HasRoom;
    }

    /// <summary>Done; the last card stands for a while.</summary>
    internal sealed record Closing(Walk Walk, Instant Until) : Dance(Walk)
    {
        public ImmutableHashSet<Side> WithWord { get; init; } = [];

        public ImmutableHashSet<Side> KeepRoom { get; init; } = [];

        /// <summary>Which card each would keep.</summary>
        public ImmutableDictionary<Side, string> Moments { get; init; } = ImmutableDictionary<Side, string>.Empty;

        public override Instant? Due => Until;

        public override bool HasRoom => true;
    }

    internal sealed record Over(Walk Walk, Ending Ending) : Dance(Walk)
    {
        /// <summary>Both wanted to keep the room.</summary>
        public bool RoomStays { get; init; }

        public bool HadRoom { get; init; }

        /// <summary>Each is shown, for themselves, where to turn.</summary>
        public bool Support { get; init; }

        /// <summary>The room's day; null if it stays.</summary>
        public Instant? DeleteAt { get; init; }

        public override bool HasRoom => HadRoom;

        public override Instant? Due => null;
    }
}

internal enum Returned
{
    No,
    Unmet,
    Kindly,
    TakenBack,
}

internal enum Rest
{
    /// <summary>Somebody asked for a pause of a known length, or of a length nobody could say.</summary>
    Pause,
    OpenPause,

    /// <summary>The other partner asked for a little time before they come.</summary>
    Time,

    /// <summary>It is on its way, and the other partner is called only then.</summary>
    Waits,

    /// <summary>Silence: either may pick it up.</summary>
    Parked,
}

internal enum Ending
{
    Closed,
    Stopped,
    Rested,

    /// <summary>It never began for anybody but its starter.</summary>
    Unseen,
}

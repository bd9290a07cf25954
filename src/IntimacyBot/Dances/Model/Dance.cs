using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IntimacyBot.Couples;
using NodaTime;

namespace IntimacyBot.Dances.Model;

/// <summary>One run of a practice by a couple: its state, without anything that only concerns Discord.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Preparing), "preparing")]
[JsonDerivedType(typeof(Asking), "asking")]
[JsonDerivedType(typeof(Dancing), "dancing")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(Closing), "closing")]
[JsonDerivedType(typeof(Over), "over")]
internal abstract record Dance
{
    private Dance(ScriptPosition position) => Position = position;

    [JsonPropertyName("Position")]
    public ScriptPosition Position { get; init; }

    /// <summary>The room's messages, in their order.</summary>
    [JsonPropertyName("Posts")]
    public ImmutableList<RoomPost> Posts { get; init; } = [];

    /// <summary>When time moves it next.</summary>
    [JsonIgnore]
    public abstract Instant? Due { get; }

    /// <summary>The place of its card: a press that names another place comes too late.</summary>
    [JsonIgnore]
    public virtual string Place => Position.Key(Position.Step);

    /// <summary>Is there a room?</summary>
    [JsonIgnore]
    public virtual bool HasRoom => false;

    /// <summary>Its questions are those of the week of that moment.</summary>
    public Dance AskedAt(Instant asked) => this with { Position = Position with { Since = asked } };

    /// <summary>Its starter prepares it, and nobody else knows of it.</summary>
    internal sealed record Preparing(
        ScriptPosition Position,
        [property: JsonPropertyName("Until")] Instant Until) : Dance(Position)
    {
        /// <summary>Why its words are back with their author.</summary>
        [JsonPropertyName("Returned")]
        public ReturnReason Returned { get; init; }

        [JsonIgnore]
        public override Instant? Due => Until;
    }

    /// <summary>The other partner has been called and has not come.</summary>
    internal sealed record Asking(
        ScriptPosition Position,
        [property: JsonPropertyName("Until")] Instant Until) : Dance(Position)
    {
        /// <summary>The first words will be said with the voice.</summary>
        [JsonPropertyName("Aloud")]
        public bool Aloud { get; init; }

        /// <summary>Nobody leads: the words wait until the other has written as well.</summary>
        [JsonPropertyName("Gathers")]
        public bool WaitsForBoth { get; init; }

        /// <summary>The other is not called for it, because each has a schedule of their own.</summary>
        [JsonPropertyName("Quiet")]
        public bool Quiet { get; init; }

        [JsonIgnore]
        public override Instant? Due => Until;
    }

    /// <summary>Both are in the room.</summary>
    internal sealed record Dancing(
        ScriptPosition Position,
        [property: JsonPropertyName("StepState")] StepState StepState,
        [property: JsonPropertyName("Until")] Instant Until) : Dance(Position)
    {
        /// <summary>Who holds the floor has been reminded once.</summary>
        [JsonPropertyName("Reminded")]
        public bool Reminded { get; init; }

        /// <summary>The words that their author may still change or take back.</summary>
        [JsonPropertyName("Changeable")]
        public string? Changeable { get; init; }

        /// <summary>
        /// Who moved it here, from where and with which button: a second press of the same button counts as repeated, not as too late.
        /// </summary>
        [JsonPropertyName("MovedBy")]
        public Side? MovedBy { get; init; }

        [JsonPropertyName("MovedFrom")]
        public string? MovedFrom { get; init; }

        [JsonPropertyName("MovedWith")]
        public string? MovedWith { get; init; }

        [JsonIgnore]
        public override Instant? Due => Until;

        [JsonIgnore]
        public override bool HasRoom => true;

        [JsonIgnore]
        public override string Place => $"{Position.Key(Position.Step)}:{StepState.Key}";
    }

    /// <summary>It waits, and later goes on where it was.</summary>
    internal sealed record Paused(
        [property: JsonPropertyName("Inner")] Dance Inner,
        [property: JsonPropertyName("Until")] Instant Until,
        [property: JsonPropertyName("Why")] PauseReason Why) : Dance(Inner.Position)
    {
        [JsonIgnore]
        public override Instant? Due => Until;

        [JsonIgnore]
        public override bool HasRoom => Inner.HasRoom;
    }

    /// <summary>Its steps are done, and the last card stays open for a while.</summary>
    internal sealed record Closing(
        ScriptPosition Position,
        [property: JsonPropertyName("Until")] Instant Until) : Dance(Position)
    {
        [JsonPropertyName("WithWord")]
        public ImmutableHashSet<Side> WithWord { get; init; } = [];

        [JsonPropertyName("KeepRoom")]
        public ImmutableHashSet<Side> KeepRoom { get; init; } = [];

        /// <summary>Which card each would keep.</summary>
        [JsonPropertyName("Keepsakes")]
        public ImmutableDictionary<Side, string> Keepsakes { get; init; } = ImmutableDictionary<Side, string>.Empty;

        [JsonIgnore]
        public override Instant? Due => Until;

        [JsonIgnore]
        public override bool HasRoom => true;
    }

    internal sealed record Over(
        ScriptPosition Position,
        [property: JsonPropertyName("Ending")] DanceEnding Ending) : Dance(Position)
    {
        /// <summary>Both wanted to keep the room.</summary>
        [JsonPropertyName("RoomStays")]
        public bool RoomStays { get; init; }

        [JsonPropertyName("HadRoom")]
        public bool HadRoom { get; init; }

        /// <summary>Each of the two is privately shown where to find support.</summary>
        [JsonPropertyName("Support")]
        public bool Support { get; init; }

        /// <summary>The day on which the room is deleted; null if it stays.</summary>
        [JsonPropertyName("DeleteAt")]
        public Instant? DeleteAt { get; init; }

        [JsonIgnore]
        public override bool HasRoom => HadRoom;

        [JsonIgnore]
        public override Instant? Due => null;
    }
}

internal enum ReturnReason
{
    [JsonStringEnumMemberName("No")] No,
    [JsonStringEnumMemberName("Unmet")] Unmet,
    [JsonStringEnumMemberName("Kindly")] Kindly,
    [JsonStringEnumMemberName("TakenBack")] TakenBack,
}

internal enum PauseReason
{
    /// <summary>Somebody asked for a pause of a known length, or of a length nobody could say.</summary>
    [JsonStringEnumMemberName("Pause")] Pause,
    [JsonStringEnumMemberName("OpenPause")] OpenPause,

    /// <summary>The other partner asked for a little time before they come.</summary>
    [JsonStringEnumMemberName("Time")] Time,

    /// <summary>The script lets the words wait, and the other partner is called only after that time.</summary>
    [JsonStringEnumMemberName("Waits")] Waits,

    /// <summary>Nobody moved for long: either of the two may pick it up again.</summary>
    [JsonStringEnumMemberName("Parked")] Parked,
}

internal enum DanceEnding
{
    [JsonStringEnumMemberName("Closed")] Closed,
    [JsonStringEnumMemberName("Stopped")] Stopped,
    [JsonStringEnumMemberName("Rested")] Rested,

    /// <summary>It ended before anybody but its starter knew of it.</summary>
    [JsonStringEnumMemberName("Unseen")] Unseen,
}

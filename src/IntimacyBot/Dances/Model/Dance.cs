using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IntimacyBot.Couples;
using NodaTime;

namespace IntimacyBot.Dances.Model;

/// <summary>One run of a practice by a couple. This is its state, without anything that only concerns Discord.</summary>
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

    /// <summary>The messages of the room, in their order.</summary>
    [JsonPropertyName("Posts")]
    public ImmutableList<RoomPost> Posts { get; init; } = [];

    /// <summary>The time of the next <see cref="Move.Tick"/>.</summary>
    [JsonIgnore]
    public abstract Instant? Due { get; }

    /// <summary>The place that the current card names. A press that names another place comes too late.</summary>
    [JsonIgnore]
    public virtual string Place => Position.Key(Position.Step);

    /// <summary>True when somebody has written or said something of their own. A question that they picked is none.</summary>
    [JsonIgnore]
    public bool HasWords => Posts.Exists(p => p.Kind == RoomPostKind.Words);

    /// <summary>True when the dance has a room.</summary>
    [JsonIgnore]
    public virtual bool HasRoom => false;

    /// <summary>Returns a copy whose questions are those of the week of that moment.</summary>
    public Dance AskedAt(Instant asked) => this with { Position = Position with { Since = asked } };

    /// <summary>Returns a copy that knows whether the couple has kept a loop.</summary>
    public Dance WithLoop(bool kept)
    {
        var position = Position with { HasLoop = kept };
        return this is Paused paused
            ? paused with { Position = position, Inner = paused.Inner.WithLoop(kept) }
            : this with { Position = position };
    }

    /// <summary>The starter prepares the dance, and nobody else knows of it.</summary>
    internal sealed record Preparing(
        ScriptPosition Position,
        [property: JsonPropertyName("Until")] Instant Until) : Dance(Position)
    {
        /// <summary>The reason why the words are back with their author.</summary>
        [JsonPropertyName("Returned")]
        public ReturnReason Returned { get; init; }

        /// <summary>Says who could read a room when the first of the words were shared; null while none are.</summary>
        [JsonPropertyName("Readers")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Readers { get; init; }

        [JsonIgnore]
        public override Instant? Due => Until;
    }

    /// <summary>The other partner has been called and has not come.</summary>
    internal sealed record Asking(
        ScriptPosition Position,
        [property: JsonPropertyName("Until")] Instant Until) : Dance(Position)
    {
        public static readonly Duration Late = Duration.FromHours(1);

        /// <summary>True when the first words will be said with the voice.</summary>
        [JsonPropertyName("Aloud")]
        public bool Aloud { get; init; }

        /// <summary>True when nobody leads, so that the words wait until the other has written as well.</summary>
        [JsonPropertyName("Gathers")]
        public bool WaitsForBoth { get; init; }

        /// <summary>True when the other is not called for it, because each has a schedule of their own.</summary>
        [JsonPropertyName("Quiet")]
        public bool Quiet { get; init; }

        /// <summary>True when a prompt of their author's comes at <see cref="Until"/>, which then gives the words back.</summary>
        [JsonPropertyName("Prompted")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool Prompted { get; init; }

        /// <summary>Says who could read a room when the words were shared; null without words.</summary>
        [JsonPropertyName("Readers")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Readers { get; init; }

        /// <summary>Set when the other has come and the author is asked first, because more people can read than before.</summary>
        [JsonPropertyName("Arrived")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Arrival? Arrived { get; init; }

        /// <summary>
        /// Words that their author's own prompt gives back are returned by the dance itself only if that has not happened this long after
        /// its time.
        /// </summary>
        [JsonIgnore]
        public override Instant? Due => Prompted ? Until + Late : Until;
    }

    /// <summary>Both are in the room.</summary>
    internal sealed record Dancing(
        ScriptPosition Position,
        [property: JsonPropertyName("StepState")] StepState StepState,
        [property: JsonPropertyName("Until")] Instant Until) : Dance(Position)
    {
        /// <summary>True when the holder of the floor has been reminded.</summary>
        [JsonPropertyName("Reminded")]
        public bool Reminded { get; init; }

        /// <summary>The words that their author may still change or take back.</summary>
        [JsonPropertyName("Changeable")]
        public string? Changeable { get; init; }

        /// <summary>
        /// Says who moved the dance here, from where and with which button. A second press of the same button therefore counts as repeated,
        /// and not as too late.
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

    /// <summary>The dance waits, and later continues where it was.</summary>
    internal sealed record Paused(
        [property: JsonPropertyName("Inner")] Dance Inner,
        [property: JsonPropertyName("Until")] Instant Until,
        [property: JsonPropertyName("Why")] PauseReason Why) : Dance(Inner.Position)
    {
        /// <summary>The side that asked for the pause; null where either may end it.</summary>
        [JsonPropertyName("By")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Side? By { get; init; }

        /// <summary>The time from which the other may end the pause as well; null where they may not.</summary>
        [JsonPropertyName("FreeAt")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Instant? FreeAt { get; init; }

        [JsonIgnore]
        public override Instant? Due => Until;

        [JsonIgnore]
        public override bool HasRoom => Inner.HasRoom;
    }

    /// <summary>The steps are done, and the last card stays open for a while.</summary>
    internal sealed record Closing(
        ScriptPosition Position,
        [property: JsonPropertyName("Until")] Instant Until) : Dance(Position)
    {
        [JsonPropertyName("WithWord")]
        public ImmutableHashSet<Side> WithWord { get; init; } = [];

        /// <summary>Whose word went with them when they left; the card stays as it was.</summary>
        [JsonPropertyName("WordGone")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Side? WordGone { get; init; }

        /// <summary>True when one closing word was given and is not shown yet.</summary>
        [JsonIgnore]
        public bool WordWaits => WithWord.Count > 0 && !WordsShown;

        /// <summary>True when both closing words stand in the room.</summary>
        [JsonIgnore]
        public bool WordsShown => Posts.Exists(p => p.Kind == RoomPostKind.Closing && p.Step == ScriptPosition.End);

        [JsonPropertyName("KeepRoom")]
        public ImmutableHashSet<Side> KeepRoom { get; init; } = [];

        /// <summary>True when both have chosen to keep the room.</summary>
        [JsonIgnore]
        public bool BothKeepRoom => KeepRoom.Count == 2;

        /// <summary>The card that each of the two would keep.</summary>
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
        /// <summary>True when both wanted to keep the room.</summary>
        [JsonPropertyName("RoomStays")]
        public bool RoomStays { get; init; }

        [JsonPropertyName("HadRoom")]
        public bool HadRoom { get; init; }

        /// <summary>True when each of the two is privately shown where to find support.</summary>
        [JsonPropertyName("Support")]
        public bool Support { get; init; }

        /// <summary>True when the room of a stopped dance is deleted soon, and whoever did not stop it is told so.</summary>
        [JsonPropertyName("SoonGone")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool SoonGone { get; init; }

        /// <summary>The day on which the room is deleted; null if it stays.</summary>
        [JsonPropertyName("DeleteAt")]
        public Instant? DeleteAt { get; init; }

        [JsonIgnore]
        public override bool HasRoom => HadRoom;

        [JsonIgnore]
        public override Instant? Due => null;
    }
}

/// <summary>
/// Somebody who came and whose room waits for its author. It holds what they chose on the card, and who can read a room now.
/// </summary>
internal sealed record Arrival(
    [property: JsonPropertyName("Option")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? Option,
    [property: JsonPropertyName("Readers")] string Readers);

internal enum PauseReason
{
    /// <summary>Somebody asked for a pause of a known length, or of a length nobody could say.</summary>
    [JsonStringEnumMemberName("Pause")] Pause,
    [JsonStringEnumMemberName("OpenPause")] OpenPause,

    /// <summary>The other partner asked for a little time before they come.</summary>
    [JsonStringEnumMemberName("Time")] Time,

    /// <summary>The script lets the words wait, and the other partner is called only after that time.</summary>
    [JsonStringEnumMemberName("Waits")] Waits,

    /// <summary>Nobody moved for a long time, so either of the two may continue.</summary>
    [JsonStringEnumMemberName("Parked")] Parked,

    /// <summary>Somebody has locked the room. Either of the two may continue in a new one.</summary>
    [JsonStringEnumMemberName("Locked")] Locked,

    /// <summary>Somebody has locked the new room as well, and there is no further one.</summary>
    [JsonStringEnumMemberName("LockedAgain")] LockedAgain,
}

internal enum DanceEnding
{
    [JsonStringEnumMemberName("Closed")] Closed,
    [JsonStringEnumMemberName("Stopped")] Stopped,
    [JsonStringEnumMemberName("Rested")] Rested,

    /// <summary>The dance ended before anybody but its starter knew of it.</summary>
    [JsonStringEnumMemberName("Unseen")] Unseen,
}

using System.Text.Json.Serialization;
using NodaTime;

namespace IntimacyBot.Dances.Model;

/// <summary>
/// A couple's room that serves a day. Dances begin in it one after another, and it closes when the day and all of them are over. This is
/// its state, without anything that only concerns Discord.
/// </summary>
/// <param name="Until">The time at which the day is over if nobody has ended it before.</param>
internal sealed record DayRoom([property: JsonPropertyName("Until")] Instant Until)
{
    /// <summary>The number of the dance that begins next. It tells the dance's cards apart from those of others in the thread.</summary>
    [JsonPropertyName("NextNumber")]
    public int NextNumber { get; init; } = 1;

    /// <summary>The time at which the day ended; null while it lasts.</summary>
    [JsonPropertyName("OverAt")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? OverAt { get; init; }

    /// <summary>The time at which the last dance closed; null if none has.</summary>
    [JsonPropertyName("ClosedAt")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? ClosedAt { get; init; }

    /// <summary>The time at which the room is deleted, where somebody who left wanted that; otherwise null.</summary>
    [JsonPropertyName("DeleteAt")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? DeleteAt { get; init; }

    [JsonIgnore]
    public bool IsOver => OverAt is not null;

    /// <summary>The time at which the day ends by itself; null once it is over.</summary>
    [JsonIgnore]
    public Instant? Due => IsOver ? null : Until;
}

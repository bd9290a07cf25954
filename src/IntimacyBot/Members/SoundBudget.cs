using System.Text.Json.Serialization;
using NodaTime;

namespace IntimacyBot.Members;

/// <summary>
/// Limits how often one person is notified with a sound: once in 24 hours, and not at all after two unmet asks in a row, until one is met.
/// Pure.
/// </summary>
internal sealed record SoundBudget
{
    public const int MostUnmet = 2;

    private static readonly Duration Between = Duration.FromDays(1);

    /// <summary>This is the moment of the last ring that sounded, in milliseconds since 1970; it is null before the first one.</summary>
    [JsonPropertyName("SoundedAt")]
    public long? SoundedAt { get; init; }

    /// <summary>This counts the asks in a row to which the person did not come, from 0 to <see cref="MostUnmet"/>.</summary>
    [JsonPropertyName("Unmet")]
    public int Unmet { get; init; }

    public bool MaySound(Instant at) => Unmet < MostUnmet && at >= QuietUntil;

    public SoundBudget Sounded(Instant at) => this with { SoundedAt = at.ToUnixTimeMilliseconds() };

    public SoundBudget Missed() => this with { Unmet = Math.Min(MostUnmet, Unmet + 1) };

    public SoundBudget Met() => this with { Unmet = 0 };

    private Instant QuietUntil => SoundedAt is { } last ? Instant.FromUnixTimeMilliseconds(last) + Between : Instant.MinValue;
}

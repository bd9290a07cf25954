using System.Text.Json.Serialization;
using NodaTime;

namespace IntimacyBot.Members;

/// <summary>How loud the bell may be for one person: one sound a day, and none after two unmet asks in a row. Pure.</summary>
internal sealed record SoundBudget
{
    public const int MostUnmet = 2;

    /// <summary>The day of the last sound, counted from 1970 in UTC.</summary>
    [JsonPropertyName("SoundedOn")]
    public long? SoundedOn { get; init; }

    /// <summary>Asks in a row that nobody came to: 0 to 2.</summary>
    [JsonPropertyName("Unmet")]
    public int Unmet { get; init; }

    public bool MaySound(Instant at) => Unmet < MostUnmet && SoundedOn != Day(at);

    public SoundBudget Sounded(Instant at) => this with { SoundedOn = Day(at) };

    public SoundBudget Missed() => this with { Unmet = Math.Min(MostUnmet, Unmet + 1) };

    public SoundBudget Met() => this with { Unmet = 0 };

    private static long Day(Instant at) => at.ToUnixTimeTicks() / NodaConstants.TicksPerDay;
}

using System.Text.Json.Serialization;
using Discord.Models;
using NodaTime;

namespace IntimacyBot.Members;

/// <summary>Somebody the bot knows in one server. What it knows of them is small, and all of it is sealed.</summary>
internal sealed record Person(
    [property: JsonPropertyName("Id")] Guid Id,
    [property: JsonPropertyName("Guild")] Snowflake Guild,
    [property: JsonPropertyName("User")] Snowflake User)
{
    [JsonPropertyName("Language")]
    public string Language { get; init; } = "en";

    /// <summary>They have been invited and have done nothing themselves yet: they are forgotten with the invitation.</summary>
    [JsonPropertyName("Guest")]
    public bool Guest { get; init; }

    [JsonPropertyName("Paused")]
    public bool Paused { get; init; }

    [JsonPropertyName("Consents")]
    public Consents Consents { get; init; } = new();

    [JsonPropertyName("Sound")]
    public SoundBudget Sound { get; init; } = new();

    /// <summary>Their own private thread.</summary>
    [JsonPropertyName("Bell")]
    public Snowflake? Bell { get; init; }

    /// <summary>Discord refused a direct message: the bell is used again.</summary>
    [JsonPropertyName("DmsClosed")]
    public bool DmsClosed { get; init; }

    /// <summary>Practices they have chosen for themselves, where both choose.</summary>
    [JsonPropertyName("Chosen")]
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>Own consent on and not paused. From outside a no is the same as silence.</summary>
    public bool Allows(Consent kind) => !Paused && Consents.IsOn(kind);

    public Person Switched(Consent kind, bool on, Instant at) =>
        this with { Consents = Consents.Switched(kind, on, at), DmsClosed = DmsClosed && kind != Consent.Dms };
}

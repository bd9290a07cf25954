using System.Text.Json.Serialization;
using Discord.Models;
using NodaTime;

namespace IntimacyBot.Members;

/// <summary>A member of one server whom the bot knows. It stores little about them, and all of it is sealed.</summary>
internal sealed record Person(
    [property: JsonPropertyName("Id")] Guid Id,
    [property: JsonPropertyName("Guild")] Snowflake Guild,
    [property: JsonPropertyName("User")] Snowflake User)
{
    [JsonPropertyName("Language")]
    public string Language { get; init; } = "en";

    /// <summary>
    /// True while a person has only been invited and has not used the bot themselves. Such a row is deleted together with the invitation.
    /// </summary>
    [JsonPropertyName("Guest")]
    public bool Guest { get; init; }

    /// <summary>True once the person has shared something in any practice.</summary>
    [JsonPropertyName("HasShared")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasShared { get; init; }

    [JsonPropertyName("Paused")]
    public bool Paused { get; init; }

    [JsonPropertyName("Consents")]
    public Consents Consents { get; init; } = new();

    [JsonPropertyName("Sound")]
    public SoundBudget Sound { get; init; } = new();

    /// <summary>This is the private thread in which the person is notified; it is null until the first one is created.</summary>
    [JsonPropertyName("Bell")]
    public Snowflake? Bell { get; init; }

    /// <summary>
    /// True once the person was added to that thread. They are added only once, so that somebody who leaves the thread is not brought back.
    /// </summary>
    [JsonPropertyName("InBell")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InBell { get; init; }

    /// <summary>True after Discord refused a direct message to this person, until one arrives; nothing rings for them meanwhile.</summary>
    [JsonPropertyName("DmsClosed")]
    public bool DmsClosed { get; init; }

    /// <summary>These are the practices that this person has chosen. A couple's choice is made of what both partners choose.</summary>
    [JsonPropertyName("Chosen")]
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>
    /// Tells whether the person may be notified for this kind. The caller must not tell a partner why not: a refusal has to look like
    /// silence.
    /// </summary>
    public bool Allows(Consent kind) => !Paused && Consents.IsOn(kind);

    public Person Switched(Consent kind, bool on, Instant at) =>
        this with { Consents = Consents.Switched(kind, on, at), DmsClosed = DmsClosed && kind != Consent.Dms };
}

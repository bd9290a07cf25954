using System.Text.Json.Serialization;
using Discord.Models;
using Discord.Models.Json;

namespace Discord.Interactions;

/// <summary>
/// Something a person did with the bot: a command, a press, a submitted form. It must be answered within 3 seconds; its token
/// then serves 15 minutes. Source: docs.discord.com/developers/interactions/receiving-and-responding#interaction-object.
/// </summary>
public sealed record Interaction
{
    private static readonly InteractionData NoData = new();

    /// <summary>The interaction's id; the same one may arrive more than once.</summary>
    public Snowflake Id { get; init; }

    /// <summary>The bot's application.</summary>
    public Snowflake ApplicationId { get; init; }

    /// <summary>What kind of act it was.</summary>
    public InteractionType Type { get; init; }

    /// <summary>The key to answering, valid 15 minutes; a secret.</summary>
    public string Token { get; init; } = "";

    /// <summary>The guild; null outside one.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>Where it happened, with few fields; in a thread it is the thread.</summary>
    public Channel? Channel { get; init; }

    /// <summary>Where it happened; in a thread it is the thread.</summary>
    public Snowflake? ChannelId { get; init; }

    /// <summary>Who did it, in a guild.</summary>
    public GuildMember? Member { get; init; }

    /// <summary>Who did it, outside a guild.</summary>
    public User? User { get; init; }

    /// <summary>The message whose component was used, also for a form opened from one.</summary>
    public Message? Message { get; init; }

    /// <summary>The language of the person's client, such as <c>en-US</c>; null in a PING.</summary>
    [JsonConverter(typeof(LocaleConverter))]
    public string? Locale { get; init; }

    /// <summary>The language of the guild.</summary>
    [JsonConverter(typeof(LocaleConverter))]
    public string? GuildLocale { get; init; }

    /// <summary>What the bot may do in this channel.</summary>
    public Permissions AppPermissions { get; init; }

    /// <summary>The kind of place.</summary>
    public InteractionContextType? Context { get; init; }

    /// <summary>What was done; empty for a PING.</summary>
    public InteractionData Data { get; init; } = NoData;

    /// <summary>Who did it, wherever it was.</summary>
    [JsonIgnore]
    public User Invoker => Member?.User ?? User ?? throw new InvalidOperationException("A PING has no invoker.");

    /// <summary>Id and kind alone, so that neither token nor text slips into a log.</summary>
    public override string ToString() => $"Interaction {Id} ({Type})";
}

/// <summary>
/// The kinds of interactions. Source:
/// docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type.
/// </summary>
public enum InteractionType
{
    /// <summary>A test of the HTTP endpoint.</summary>
    Ping = 1,
    /// <summary>A command.</summary>
    ApplicationCommand = 2,
    /// <summary>A press of a button or a choice in a select.</summary>
    MessageComponent = 3,
    /// <summary>Suggestions are asked for while a command is typed.</summary>
    Autocomplete = 4,
    /// <summary>A submitted form.</summary>
    ModalSubmit = 5,
}

/// <summary>
/// The kinds of places. Source:
/// docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-context-types.
/// </summary>
public enum InteractionContextType
{
    /// <summary>A guild.</summary>
    Guild = 0,
    /// <summary>The direct messages with the bot.</summary>
    BotDm = 1,
    /// <summary>Direct messages among others.</summary>
    PrivateChannel = 2,
}

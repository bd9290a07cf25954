using System.Text.Json.Serialization;
using Discord.Models;
using Discord.Models.Components;

namespace Discord.Interactions;

/// <summary>
/// What was done, one record for all kinds: fields that a kind does not have are null or empty.
/// Source: docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-data.
/// </summary>
public sealed record InteractionData
{
    private static readonly Resolved NoObjects = new();

    /// <summary>Of a command: its id. (Of a component: the component's number.)</summary>
    public Snowflake Id { get; init; }

    /// <summary>Of a command: its name, never localised; otherwise empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Of a command: its kind.</summary>
    public CommandType? Type { get; init; }

    /// <summary>Of a command: options as sent, with subcommands as their first level; <see cref="Option"/> looks through them.</summary>
    public IReadOnlyList<InteractionOption> Options { get; init; } = [];

    /// <summary>Of a user or message command: its target.</summary>
    public Snowflake? TargetId { get; init; }

    /// <summary>Of a component or form: its custom id; otherwise empty.</summary>
    public string CustomId { get; init; } = "";

    /// <summary>Of a component: its kind.</summary>
    public ComponentType? ComponentType { get; init; }

    /// <summary>Of a select: what was chosen, texts or ids.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The objects behind the ids among options and values.</summary>
    public Resolved Resolved { get; init; } = NoObjects;

    /// <summary>Of a form: its layout with the answers; <see cref="Fields"/> is the easier way.</summary>
    public IReadOnlyList<SubmittedComponent> Components { get; init; } = [];

    /// <summary>Command, group and subcommand with spaces between, such as <c>checkin schedule</c>; empty for other kinds.</summary>
    [JsonIgnore]
    public string Path => CommandPath.Of(this);

    /// <summary>The options of the command or of the subcommand that was called.</summary>
    [JsonIgnore]
    public IReadOnlyList<InteractionOption> LeafOptions => CommandPath.Leaf(Options);

    /// <summary>The option that is being typed, in an autocomplete.</summary>
    [JsonIgnore]
    public InteractionOption? Focused => LeafOptions.FirstOrDefault(option => option.Focused);

    /// <summary>Of a form: the answers by custom id, whichever layout the form had.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, SubmittedField> Fields => SubmittedField.Collect(Components);

    /// <summary>An option of the command or subcommand that was called, by name; null where it was left out.</summary>
    public InteractionOption? Option(string name) => LeafOptions.FirstOrDefault(option => option.Name == name);

    /// <summary>The type alone, so that no text slips into a log.</summary>
    public override string ToString() => nameof(InteractionData);
}

/// <summary>
/// Objects by id. Source: docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-resolved-data-structure.
/// </summary>
public sealed record Resolved
{
    private static readonly Dictionary<Snowflake, User> NoUsers = [];
    private static readonly Dictionary<Snowflake, GuildMember> NoMembers = [];
    private static readonly Dictionary<Snowflake, Role> NoRoles = [];
    private static readonly Dictionary<Snowflake, Channel> NoChannels = [];
    private static readonly Dictionary<Snowflake, Message> NoMessages = [];
    private static readonly Dictionary<Snowflake, Attachment> NoAttachments = [];

    /// <summary>Users.</summary>
    public IReadOnlyDictionary<Snowflake, User> Users { get; init; } = NoUsers;

    /// <summary>Members, each without its user.</summary>
    public IReadOnlyDictionary<Snowflake, GuildMember> Members { get; init; } = NoMembers;

    /// <summary>Roles.</summary>
    public IReadOnlyDictionary<Snowflake, Role> Roles { get; init; } = NoRoles;

    /// <summary>Channels, with what invoker and bot may do there.</summary>
    public IReadOnlyDictionary<Snowflake, Channel> Channels { get; init; } = NoChannels;

    /// <summary>Messages.</summary>
    public IReadOnlyDictionary<Snowflake, Message> Messages { get; init; } = NoMessages;

    /// <summary>Uploaded files.</summary>
    public IReadOnlyDictionary<Snowflake, Attachment> Attachments { get; init; } = NoAttachments;
}

using Discord.Models;

namespace Discord.Interactions;

/// <summary>
/// The definition of a command. Contexts and installation types are always sent, because what the platform does without them
/// depends on how the application is set up. Source:
/// docs.discord.com/developers/interactions/application-commands#application-command-object.
/// </summary>
/// <param name="Name">1 to 32 lower-case characters; for user and message commands any case and spaces.</param>
/// <param name="Description">1 to 100 characters; null for user and message commands.</param>
public sealed record ApplicationCommand(string Name, string? Description)
{
    /// <summary>The command's id, once registered.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>The kind; a slash command by default.</summary>
    public CommandType Type { get; init; } = CommandType.ChatInput;

    /// <summary>The name by locale, such as <c>es-ES</c>.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>The description by locale.</summary>
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>Up to 25 options, or subcommands and groups.</summary>
    public IReadOnlyList<CommandOption>? Options { get; init; }

    /// <summary>What a member needs to see it, unless admins decide otherwise; null for everybody.</summary>
    public Permissions? DefaultMemberPermissions { get; init; }

    /// <summary>Where it can be called; in guilds by default.</summary>
    public IReadOnlyList<InteractionContextType> Contexts { get; init; } = [InteractionContextType.Guild];

    /// <summary>How the application must be installed; in a guild by default.</summary>
    public IReadOnlyList<IntegrationType> IntegrationTypes { get; init; } = [IntegrationType.GuildInstall];

    /// <summary>Whether it is age-restricted.</summary>
    public bool? Nsfw { get; init; }
}

/// <summary>
/// An option, subcommand or group of subcommands. Source:
/// docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure.
/// </summary>
/// <param name="Type">The kind.</param>
/// <param name="Name">1 to 32 lower-case characters.</param>
/// <param name="Description">1 to 100 characters.</param>
public sealed record CommandOption(CommandOptionType Type, string Name, string Description)
{
    /// <summary>The name by locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>The description by locale.</summary>
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>Whether it must be filled; required options stand before the others.</summary>
    public bool? Required { get; init; }

    /// <summary>Up to 25 values to choose from; then nothing else is accepted.</summary>
    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    /// <summary>Of a subcommand: its options. Of a group: its subcommands.</summary>
    public IReadOnlyList<CommandOption>? Options { get; init; }

    /// <summary>Of a channel option: the kinds offered.</summary>
    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }

    /// <summary>Of a number: the smallest.</summary>
    public double? MinValue { get; init; }

    /// <summary>Of a number: the largest.</summary>
    public double? MaxValue { get; init; }

    /// <summary>Of a text: the fewest characters, 0 to 6000.</summary>
    public int? MinLength { get; init; }

    /// <summary>Of a text: the most characters, 1 to 6000.</summary>
    public int? MaxLength { get; init; }

    /// <summary>
    /// Of a file option: up to 10 groups (<c>image</c>, <c>video</c>, <c>audio</c>) or endings (<c>.pdf</c>); only names are looked at.
    /// </summary>
    public IReadOnlyList<string>? FileTypes { get; init; }

    /// <summary>Whether the bot suggests while it is typed; not together with <see cref="Choices"/>.</summary>
    public bool? Autocomplete { get; init; }
}

/// <summary>
/// A value to choose from. Source:
/// docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-choice-structure.
/// </summary>
/// <param name="Name">What people read, 1 to 100 characters.</param>
/// <param name="Value">What arrives: a string of up to 100 characters, a long or a double.</param>
public sealed record CommandChoice(string Name, object Value)
{
    /// <summary>The name by locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>The type alone: suggestions may hold what people wrote.</summary>
    public override string ToString() => nameof(CommandChoice);
}

/// <summary>
/// The kinds of commands. Source:
/// docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-types.
/// </summary>
public enum CommandType
{
    /// <summary>A slash command.</summary>
    ChatInput = 1,
    /// <summary>In the menu of a user.</summary>
    User = 2,
    /// <summary>In the menu of a message.</summary>
    Message = 3,
}

/// <summary>
/// The kinds of options. Source:
/// docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type.
/// </summary>
public enum CommandOptionType
{
    /// <summary>A subcommand.</summary>
    SubCommand = 1,
    /// <summary>A group of subcommands.</summary>
    SubCommandGroup = 2,
    /// <summary>Text.</summary>
    String = 3,
    /// <summary>A whole number up to 2^53−1 either way.</summary>
    Integer = 4,
    /// <summary>Yes or no.</summary>
    Boolean = 5,
    /// <summary>A user.</summary>
    User = 6,
    /// <summary>A channel.</summary>
    Channel = 7,
    /// <summary>A role.</summary>
    Role = 8,
    /// <summary>A user or role.</summary>
    Mentionable = 9,
    /// <summary>A number.</summary>
    Number = 10,
    /// <summary>A file.</summary>
    Attachment = 11,
}

/// <summary>
/// How an application can be installed. Source:
/// docs.discord.com/developers/resources/application#application-object-application-integration-types.
/// </summary>
public enum IntegrationType
{
    /// <summary>In a guild.</summary>
    GuildInstall = 0,
    /// <summary>For one user.</summary>
    UserInstall = 1,
}

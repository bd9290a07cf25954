namespace Discord.Models.Components;

/// <summary>What all selects share. Source: docs.discord.com/developers/components/reference.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the message.</param>
public abstract record Select(string CustomId) : Component
{
    /// <summary>Shown while nothing is chosen, up to 150 characters.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The fewest choices, 0 to 25; 1 by default.</summary>
    public int? MinValues { get; init; }

    /// <summary>The most choices, 1 to 25; 1 by default.</summary>
    public int? MaxValues { get; init; }

    /// <summary>In messages: greyed out when true. Not allowed in forms.</summary>
    public bool? Disabled { get; init; }

    /// <summary>In forms: whether it must be answered; true by default. Not used in messages.</summary>
    public bool? Required { get; init; }
}

/// <summary>A select of up to 25 given texts. Source: docs.discord.com/developers/components/reference#string-select.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the message.</param>
/// <param name="Options">1 to 25 options.</param>
public sealed record StringSelect(string CustomId, IReadOnlyList<SelectOption> Options) : Select(CustomId)
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.StringSelect;

    /// <summary>1 to 25 options.</summary>
    public IReadOnlyList<SelectOption> Options { get; init; } = Options ?? [];
}

/// <summary>
/// One option of a select, radio group or checkbox group. Source:
/// docs.discord.com/developers/components/reference#string-select-select-option-structure.
/// </summary>
/// <param name="Label">1 to 100 characters.</param>
/// <param name="Value">1 to 100 characters, unique among the options.</param>
public sealed record SelectOption(string Label, string Value)
{
    /// <summary>Up to 100 characters below the label.</summary>
    public string? Description { get; init; }

    /// <summary>An emoji before the label; only in a <see cref="StringSelect"/>.</summary>
    public Emoji? Emoji { get; init; }

    /// <summary>Whether it is chosen from the start.</summary>
    public bool? Default { get; init; }

    /// <summary>The type alone, so that no text slips into a log.</summary>
    public override string ToString() => nameof(SelectOption);
}

/// <summary>What the selects filled by the platform share. Source: docs.discord.com/developers/components/reference#user-select.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the message.</param>
public abstract record EntitySelect(string CustomId) : Select(CustomId)
{
    /// <summary>What is chosen from the start; as many as <see cref="Select.MinValues"/> to <see cref="Select.MaxValues"/>.</summary>
    public IReadOnlyList<SelectDefault>? DefaultValues { get; init; }
}

/// <summary>
/// Something chosen from the start. Source: docs.discord.com/developers/components/reference#user-select-select-default-value-structure.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Type"><c>user</c>, <c>role</c> or <c>channel</c>.</param>
public sealed record SelectDefault(Snowflake Id, string Type);

/// <summary>A select of users. Source: docs.discord.com/developers/components/reference#user-select.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the message.</param>
public sealed record UserSelect(string CustomId) : EntitySelect(CustomId)
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.UserSelect;
}

/// <summary>A select of roles. Source: docs.discord.com/developers/components/reference#role-select.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the message.</param>
public sealed record RoleSelect(string CustomId) : EntitySelect(CustomId)
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.RoleSelect;
}

/// <summary>A select of users and roles. Source: docs.discord.com/developers/components/reference#mentionable-select.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the message.</param>
public sealed record MentionableSelect(string CustomId) : EntitySelect(CustomId)
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.MentionableSelect;
}

/// <summary>A select of channels. Source: docs.discord.com/developers/components/reference#channel-select.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the message.</param>
public sealed record ChannelSelect(string CustomId) : EntitySelect(CustomId)
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.ChannelSelect;

    /// <summary>The kinds offered; all when null.</summary>
    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }
}

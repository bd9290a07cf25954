using System.Text.Json.Serialization;
using Discord.Models.Components;

namespace Discord.Models;

/// <summary>A change of a message; what is absent stays. Source: docs.discord.com/developers/resources/message#edit-message.</summary>
public sealed record MessageEdit
{
    /// <summary>The new text; a present null removes it, which a change to components V2 needs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Content { get; init; }

    /// <summary>The new components; null leaves them, an empty list removes them.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>
    /// Only <see cref="MessageFlags.SuppressEmbeds"/> and (for good) <see cref="MessageFlags.IsComponentsV2"/> can be edited.
    /// </summary>
    public MessageFlags? Flags { get; init; }

    /// <summary>Whom it may ping: nobody by default. It is always sent, because otherwise the platform decides.</summary>
    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.None;

    /// <summary>Files to add; null leaves the present ones.</summary>
    [JsonIgnore]
    public IReadOnlyList<AttachedFile>? Files { get; init; }

    /// <summary>Attachments that stay when <see cref="Files"/> or this is given; the others are removed.</summary>
    [JsonIgnore]
    public IReadOnlyList<Snowflake>? KeepAttachments { get; init; }

    /// <summary>What describes files and kept attachments on the wire.</summary>
    [JsonInclude]
    internal IReadOnlyList<AttachmentReference>? Attachments => AttachmentReference.For(Files, KeepAttachments);

    /// <summary>A change to these components V2.</summary>
    public static MessageEdit V2(params IReadOnlyList<Component> components) =>
        new() { Components = components, Flags = MessageFlags.IsComponentsV2 };

    /// <summary>The type alone, so that no text slips into a log.</summary>
    public override string ToString() => nameof(MessageEdit);
}

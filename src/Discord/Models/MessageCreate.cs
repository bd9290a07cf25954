using System.Text.Json.Serialization;
using Discord.Models.Components;

namespace Discord.Models;

/// <summary>
/// A message to be posted, in a channel or as an answer. It needs text, components or files.
/// Source: docs.discord.com/developers/resources/message#create-message.
/// </summary>
public sealed record MessageCreate
{
    /// <summary>Up to 2000 characters; must be null with components V2.</summary>
    public string? Content { get; init; }

    /// <summary>Components: at most 5 action rows, or with V2 at most 40 in total.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>Bits; <see cref="MessageFlags.Ephemeral"/> only where an interaction is answered.</summary>
    public MessageFlags? Flags { get; init; }

    /// <summary>Whom it may ping: nobody by default. It is always sent.</summary>
    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.None;

    /// <summary>Up to 25 characters that recognise this post; left out where an interaction is answered.</summary>
    public string? Nonce { get; init; }

    /// <summary>With true, a second post with the same nonce within a few minutes returns the first message.</summary>
    public bool? EnforceNonce { get; init; }

    /// <summary>Up to 10 files, sent along and named in components as <c>attachment://name</c>.</summary>
    [JsonIgnore]
    public IReadOnlyList<AttachedFile>? Files { get; init; }

    /// <summary>What describes <see cref="Files"/> on the wire.</summary>
    [JsonInclude]
    internal IReadOnlyList<AttachmentReference>? Attachments => AttachmentReference.For(Files);

    /// <summary>A message of components V2.</summary>
    public static MessageCreate V2(params IReadOnlyList<Component> components) =>
        new() { Components = components, Flags = MessageFlags.IsComponentsV2 };

    /// <summary>The same message, visible to the invoker alone.</summary>
    public MessageCreate AsEphemeral() => this with { Flags = (Flags ?? MessageFlags.None) | MessageFlags.Ephemeral };

    /// <summary>The type alone, so that no text slips into a log.</summary>
    public override string ToString() => nameof(MessageCreate);
}

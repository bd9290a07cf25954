using Discord.Models;
using Discord.Models.Components;

namespace Discord.Interactions;

/// <summary>
/// The one first answer to an interaction, due within 3 seconds.
/// Source: docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object.
/// </summary>
public sealed record InteractionResponse
{
    private InteractionResponse(InteractionResponseType type, object? data = null)
    {
        Type = type;
        Data = data;
    }

    /// <summary>The platform's number for the kind of answer.</summary>
    public InteractionResponseType Type { get; }

    /// <summary>What goes with it: a message, an edit, choices, a form or nothing.</summary>
    public object? Data { get; }

    /// <summary>The answer to a PING.</summary>
    public static InteractionResponse Pong { get; } = new(InteractionResponseType.Pong);

    /// <summary>The press is taken note of; the message stays as it is and may be edited within 15 minutes.</summary>
    public static InteractionResponse DeferUpdate { get; } = new(InteractionResponseType.DeferredUpdateMessage);

    /// <summary>A new message.</summary>
    public static InteractionResponse Message(MessageCreate message) =>
        new(InteractionResponseType.ChannelMessageWithSource, message with { Nonce = null, EnforceNonce = null });

    /// <summary>"Thinking…", to be edited within 15 minutes; whether only the invoker sees it is settled now.</summary>
    public static InteractionResponse DeferMessage(bool ephemeral) =>
        new(InteractionResponseType.DeferredChannelMessageWithSource, ephemeral ? DeferData.Ephemeral : null);

    /// <summary>A change of the message whose component was used.</summary>
    public static InteractionResponse Update(MessageEdit edit) => new(InteractionResponseType.UpdateMessage, edit);

    /// <summary>A replacement of the message whose component was used.</summary>
    public static InteractionResponse Update(MessageCreate message) =>
        new(InteractionResponseType.UpdateMessage, message with { Nonce = null, EnforceNonce = null });

    /// <summary>Up to 25 suggestions.</summary>
    public static InteractionResponse Autocomplete(params IReadOnlyList<CommandChoice> choices) =>
        new(InteractionResponseType.AutocompleteResult, new AutocompleteData(choices));

    /// <summary>A form; not possible after a deferral, nor as the answer to a form.</summary>
    public static InteractionResponse Modal(Modal modal) => new(InteractionResponseType.Modal, modal);

    /// <summary>The kind alone, so that no text slips into a log.</summary>
    public override string ToString() => $"InteractionResponse ({Type})";
}

/// <summary>
/// The kinds of answers. Source:
/// docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type.
/// </summary>
public enum InteractionResponseType
{
    /// <summary>The answer to a PING.</summary>
    Pong = 1,
    /// <summary>A new message.</summary>
    ChannelMessageWithSource = 4,
    /// <summary>A message later.</summary>
    DeferredChannelMessageWithSource = 5,
    /// <summary>A change later, or none.</summary>
    DeferredUpdateMessage = 6,
    /// <summary>A change of the message.</summary>
    UpdateMessage = 7,
    /// <summary>Suggestions.</summary>
    AutocompleteResult = 8,
    /// <summary>A form.</summary>
    Modal = 9,
}

/// <summary>A form. Source: docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal.</summary>
/// <param name="CustomId">1 to 100 characters; comes back with the answers.</param>
/// <param name="Title">1 to 45 characters.</param>
/// <param name="Components">1 to 5 of <see cref="Label"/> and <see cref="TextDisplay"/>.</param>
public sealed record Modal(string CustomId, string Title, IReadOnlyList<Component> Components)
{
    /// <summary>The type alone, so that no text slips into a log.</summary>
    public override string ToString() => nameof(Modal);
}

/// <summary>What a deferral may say: that only the invoker will see the message.</summary>
internal sealed record DeferData(MessageFlags Flags)
{
    public static DeferData Ephemeral { get; } = new(MessageFlags.Ephemeral);
}

/// <summary>The suggestions of an autocomplete.</summary>
internal sealed record AutocompleteData(IReadOnlyList<CommandChoice> Choices);

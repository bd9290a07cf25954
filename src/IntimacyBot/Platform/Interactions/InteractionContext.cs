using System.Diagnostics;
using Discord.Gateway;
using Discord.Interactions;
using Discord.Models;
using NodaTime;

namespace IntimacyBot.Platform.Interactions;

/// <summary>One command, press or form submission, as the slices see it. It happened when Discord gave it its id.</summary>
internal sealed record InteractionContext(Interaction Interaction, string Language, Instant At)
{
    /// <summary>
    /// This is where the gateway session may be resumed once the interaction has been handled. It is saved with the move, and null when the
    /// interaction did not come through the gateway.
    /// </summary>
    public GatewaySession? ResumePoint { get; init; }

    /// <summary>
    /// This is when the bot received it, as a timestamp of the system clock, for what may only take so long from the press.
    /// </summary>
    public long ReceivedAt { get; init; } = Stopwatch.GetTimestamp();

    public Snowflake User => Interaction.Invoker.Id;

    /// <summary>
    /// This is the server in which the interaction happened; in direct messages it is the server that the pressed page belongs to, or null.
    /// </summary>
    public Snowflake? Guild => Interaction.GuildId ?? CustomIds.ServerOf(Interaction.Data.CustomId);

    /// <summary>True for a press on an ephemeral message, which only this person sees.</summary>
    public bool OnPage => Interaction.Message is { Flags: { } flags } && flags.HasFlag(MessageFlags.Ephemeral);

    /// <summary>
    /// The interaction that made the page on which this one happened, which tells pages apart; null when it did not happen on a page.
    /// </summary>
    public Snowflake? PageOrigin => OnPage ? Interaction.Message!.InteractionMetadata?.Id : null;

    /// <summary>
    /// This number is different each time a form is opened. It becomes part of the form's id, because mobile clients show the first form
    /// they saw with an id.
    /// </summary>
    public int FormOpening => (int)(Interaction.Id.Value & 0x3FFFFFFF);

    public string CustomId => CustomIds.Bare(Interaction.Data.CustomId);

    /// <summary>These are the values chosen in a select menu.</summary>
    public IReadOnlyList<string> Values => Interaction.Data.Values;

    /// <summary>The same person on the same page, as if they had pressed the button with this id.</summary>
    public InteractionContext Pressing(string id)
    {
        var whole = CustomIds.ServerOf(Interaction.Data.CustomId) is { } server ? id.In(server) : id;
        return this with { Interaction = Interaction with { Data = Interaction.Data with { CustomId = whole, Values = [] } } };
    }
}

using Discord.Gateway;
using Discord.Interactions;
using Discord.Models;
using NodaTime;

namespace IntimacyBot.Platform.Interactions;

/// <summary>Somebody's command, press or form, as the slices see it.</summary>
internal sealed record InteractionContext(Interaction Interaction, string Language, Instant At)
{
    /// <summary>Where the gateway session may be resumed once this is done; saved with the move. Null outside of the gateway.</summary>
    public GatewaySession? ResumePoint { get; init; }

    public Snowflake User => Interaction.Invoker.Id;

    /// <summary>Where it was asked; in direct messages the server whose page was pressed there.</summary>
    public Snowflake? Guild => Interaction.GuildId ?? CustomIds.ServerOf(Interaction.Data.CustomId);

    /// <summary>Was it a press on a page that only this person sees?</summary>
    public bool OnPage => Interaction.Message is { Flags: { } flags } && flags.HasFlag(MessageFlags.Ephemeral);

    /// <summary>A number that no other opening of a form has: phones keep the first form they saw with an id.</summary>
    public int FormOpening => (int)(Interaction.Id.Value & 0x3FFFFFFF);

    public string CustomId => CustomIds.Bare(Interaction.Data.CustomId);

    /// <summary>What was chosen in a select.</summary>
    public IReadOnlyList<string> Values => Interaction.Data.Values;
}

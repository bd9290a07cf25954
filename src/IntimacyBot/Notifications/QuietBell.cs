using Discord.Models;
using IntimacyBot.Platform.Interactions;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>What a line describes that says that nothing waits: it holds until the next ring stands below it in the same channel.</summary>
internal static class QuietBell
{
    private const string Part = "ring";

    /// <summary>Returns the page as one that ends with the next ring where it stands.</summary>
    public static Reply.Page UntilRing(this Reply.Page page, InteractionContext interaction) =>
        interaction.Interaction.ChannelId is { } channel
            ? page with { Describes = DescribedState.At(IdOf(channel), interaction.At, Part) }
            : page;

    public static DescribedState Rung(Snowflake channel, Instant at) => DescribedState.After(IdOf(channel), at, Part);

    private static Guid IdOf(Snowflake channel) => new([.. BitConverter.GetBytes(channel.Value), .. new byte[8]]);
}

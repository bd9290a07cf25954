using Discord.Models;
using Discord.Models.Components;

namespace IntimacyBot.Platform.Interactions;

/// <summary>
/// Adds the server to every custom id on a page in direct messages, because a press there names no server and one person may have partners
/// in several. The id authorises nothing: who is a couple there is looked up at each press. Pure.
/// </summary>
internal static class DirectMessagePages
{
    public static Reply Of(InteractionContext interaction, Reply reply) =>
        interaction.Interaction.GuildId is not null || (reply.Server ?? interaction.Guild) is not { } server ? reply
            : reply switch
            {
                Reply.Page page => page with { Components = In(page.Components, server) },
                Reply.Form form => form with { Modal = form.Modal with { CustomId = form.Modal.CustomId.In(server) } },
                _ => reply,
            };

    private static IReadOnlyList<Component> In(IReadOnlyList<Component> components, Snowflake server) =>
        [.. components.Select(c => In(c, server))];

    private static Component In(Component component, Snowflake server) => component switch
    {
        Button { CustomId: { } id } button => button with { CustomId = id.In(server) },
        Select select => select with { CustomId = select.CustomId.In(server) },
        ActionRow row => row with { Components = In(row.Components, server) },
        Section section => section with { Accessory = In(section.Accessory, server) },
        Container container => container with { Components = In(container.Components, server) },
        _ => component,
    };
}

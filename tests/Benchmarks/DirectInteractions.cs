using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Tests.Benchmarks;

/// <summary>
/// Interactions made directly, whatever the message shows by now: painting is held to Discord's limits and may be behind, and the moves
/// are not to wait for it. To be used with the world's gate held.
/// </summary>
internal static class DirectInteractions
{
    public static WorldInteraction Press(WorldPerson by, WorldMessage on, string customId) => new(
        by,
        on.Channel,
        WorldInteractionType.Component,
        new JsonObject { ["component_type"] = 2, ["id"] = 5, ["custom_id"] = customId },
        "pressed")
    {
        Source = on,
    };

    public static WorldInteraction Submit(WorldPerson by, WorldMessage from, string customId, string field, string words) => new(
        by,
        from.Channel,
        WorldInteractionType.ModalSubmit,
        new JsonObject
        {
            ["custom_id"] = customId,
            ["components"] = new JsonArray(new JsonObject
            {
                ["type"] = 18,
                ["id"] = 2,
                ["component"] = new JsonObject { ["type"] = 4, ["id"] = 3, ["custom_id"] = field, ["value"] = words },
            }),
        },
        "submitted")
    {
        Source = from,
    };
}

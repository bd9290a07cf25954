using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Tests.Benchmarks;

/// <summary>
/// Creates interactions without looking at what the message shows now. Edits are held back by Discord's rate limits and may be behind, and
/// the moves must not wait for them. Use it while holding the world's gate.
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

using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Tests.TestKit;

/// <summary>
/// Sends interactions that Discord's own program would never send: with any custom id, from anybody, whether or not they were ever shown
/// such a button.
/// </summary>
internal static class ForgedInteractions
{
    public static Task<SeenAnswer> PressAsync(WorldPerson by, WorldMessage on, string customId, params string[] values)
    {
        var data = new JsonObject { ["component_type"] = values.Length > 0 ? 3 : 2, ["id"] = 5, ["custom_id"] = customId };
        if (values.Length > 0)
            data["values"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]);
        return SendAsync(by, on.Channel, WorldInteractionType.Component, data, on);
    }

    /// <summary>Submits a form in which every one of these fields holds the same text.</summary>
    public static Task<SeenAnswer> SubmitAsync(
        WorldPerson by, WorldMessage on, string customId, IEnumerable<string> fields, string text)
    {
        var labels = fields.Select((field, number) => new JsonObject
        {
            ["type"] = 18,
            ["id"] = (2 * number) + 1,
            ["component"] = new JsonObject { ["type"] = 4, ["id"] = (2 * number) + 2, ["custom_id"] = field, ["value"] = text },
        });
        var data = new JsonObject { ["custom_id"] = customId, ["components"] = new JsonArray([.. labels]) };
        return SendAsync(by, on.Channel, WorldInteractionType.ModalSubmit, data, on);
    }

    /// <summary>Uses a command, or types into it, although it may be offered to nobody here.</summary>
    public static Task<SeenAnswer> CommandAsync(WorldPerson by, WorldChannel channel, WorldInteractionType type, JsonObject data) =>
        SendAsync(by, channel, type, data, null);

    private static Task<SeenAnswer> SendAsync(
        WorldPerson by, WorldChannel channel, WorldInteractionType type, JsonObject data, WorldMessage? on) =>
        by.World.Locked(() => by.World.BeginAsync(new(by, channel, type, data, "forged") { Source = on }));
}

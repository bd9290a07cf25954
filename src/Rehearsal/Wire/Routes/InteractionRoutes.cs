using System.Text.Json.Nodes;
using Rehearsal.Wire.Forms;
using Rehearsal.World;

namespace Rehearsal.Wire.Routes;

internal static class InteractionRoutes
{
    private const int Reply4 = 4, Defer = 5, DeferUpdate = 6, Update = 7, Choices = 8, OpenModal = 9;

    public static void Map(RouteMapper api) =>
        api.Route("POST", "/interactions/{interaction}/{token}/callback", Callback, RateLimitBucket.None, open: true);

    private static RouteResult Callback(WireRequest r)
    {
        var interaction = r.World.ToAcknowledge(r.Id("interaction"), r.Text("token"));
        var form = JsonForm.Of(r.Body, new());
        form.Knows("type", "data");
        var type = (int)(form.Number("type", 1, 12, required: true) ?? 0);
        if (!Fits(type, interaction))
            form.Fail("type", "INTERACTION_CALLBACK_TYPE_INVALID", $"A callback of type {type} does not answer this interaction");
        form.Errors.Check();
        Answer(r, interaction, form, type);
        r.Oddities.AddRange(form.Errors.Oddities.Except(r.Oddities).ToList());
        return r.Asks("with_response") ? RouteResult.Ok(Response(r, interaction, type)) : RouteResult.NoContent;
    }

    private static bool Fits(int type, WorldInteraction interaction) => type switch
    {
        Choices => interaction.Type == WorldInteractionType.Autocomplete,
        _ when interaction.Type == WorldInteractionType.Autocomplete => false,
        Reply4 or Defer => true,
        DeferUpdate or Update => interaction.Source is not null,
        OpenModal => interaction.Type != WorldInteractionType.ModalSubmit,
        _ => false,
    };

    private static void Answer(WireRequest r, WorldInteraction interaction, JsonForm form, int type)
    {
        switch (type)
        {
            case Reply4:
                r.World.Reply(interaction, MessageForm.Create(r, Data(form), interaction.Channel, MessageKind.Reply));
                break;
            case Defer:
                r.World.Defer(interaction, IsEphemeral(form));
                break;
            case DeferUpdate:
                r.World.DeferUpdate(interaction);
                break;
            case Update:
                if (interaction.Source is not { IsDeleted: false } source)
                    throw RefusedException.UnknownMessage;
                r.World.Update(interaction, MessageForm.Edit(r, Data(form), source, MessageKind.Reply));
                break;
            case Choices:
                r.World.Suggest(interaction, Suggestions(Data(form)));
                break;
            default:
                r.World.Open(interaction, ModalForm.Read(interaction, Data(form)));
                break;
        }
    }

    private static JsonForm Data(JsonForm form)
    {
        var data = form.One("data", required: true);
        form.Errors.Check();
        return data!.Value;
    }

    private static bool IsEphemeral(JsonForm form)
    {
        var flags = (WorldMessageFlags)(form.One("data")?.Number("flags", 0, int.MaxValue) ?? 0);
        if ((flags & ~WorldMessageFlags.Ephemeral) != 0)
            form.Fail("data.flags", "BITFIELD_INVALID", "Only EPHEMERAL can be set when deferring");
        form.Errors.Check();
        return flags.HasFlag(WorldMessageFlags.Ephemeral);
    }

    private static List<AutocompleteSuggestion> Suggestions(JsonForm data)
    {
        var choices = new List<AutocompleteSuggestion>();
        foreach (var choice in data.Many("choices", 0, 25, required: true))
        {
            var name = choice.Text("name", 1, 100, required: true);
            var value = choice.Get("value")?.ToString();
            if (value is null or { Length: > 100 } or "")
                choice.Fail("value", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
            choices.Add(new(name ?? "", value ?? ""));
        }
        data.Errors.Check();
        return choices;
    }

    private static JsonObject Response(WireRequest r, WorldInteraction interaction, int type)
    {
        var about = new JsonObject { ["id"] = $"{interaction.Id}", ["type"] = (int)interaction.Type };
        var json = new JsonObject { ["interaction"] = about };
        if (interaction.Original is not { } message || type is Choices or OpenModal)
            return json;
        about["response_message_id"] = $"{message.Id}";
        about["response_message_loading"] = message.IsLoading;
        about["response_message_ephemeral"] = message.IsEphemeral;
        about["channel_id"] = $"{interaction.Channel.Id}";
        if (interaction.Channel.Guild is { } guild)
            about["guild_id"] = $"{guild.Id}";
        var resource = new JsonObject { ["type"] = type };
        if (type is Reply4 or Update)
            resource["message"] = MessageRoutes.Json(r, message);
        json["resource"] = resource;
        return json;
    }
}

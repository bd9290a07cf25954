using Rehearsal.Wire.Forms;
using Rehearsal.World;

namespace Rehearsal.Wire.Routes;

/// <summary>Maps the routes that use an interaction's token after the first answer.</summary>
internal static class WebhookRoutes
{
    public static void Map(RouteMapper api)
    {
        const string Hook = "/webhooks/{application}/{token}";
        const string One = $"{Hook}/messages/{{message}}";
        api.Route("POST", Hook, FollowUp, RateLimitBucket.Webhook, open: true);
        api.Route("GET", One, r => RouteResult.Ok(MessageRoutes.Json(r, Message(r, Interaction(r)))), RateLimitBucket.Webhook, open: true);
        api.Route("PATCH", One, Edit, RateLimitBucket.Webhook, open: true);
        api.Route("DELETE", One, Delete, RateLimitBucket.Webhook, open: true);
    }

    private static WorldInteraction Interaction(WireRequest r) =>
        r.Id("application") == r.Bot.Id ? r.World.ToFollow(r.Text("token")) : throw RefusedException.UnknownWebhook;

    private static WorldMessage Message(WireRequest r, WorldInteraction interaction) =>
        Rehearsal.World.World.AnswerOf(interaction, Uri.UnescapeDataString(r.Text("message")) == "@original" ? null : r.Id("message"));

    private static RouteResult FollowUp(WireRequest r)
    {
        var interaction = Interaction(r);
        if (interaction.Type == WorldInteractionType.Autocomplete)
            throw RefusedException.UnknownWebhook;
        var body = MessageForm.Create(r, JsonForm.Of(r.Body, new()), interaction.Channel, MessageKind.Reply);
        return RouteResult.Ok(MessageRoutes.Json(r, r.World.FollowUp(interaction, body)));
    }

    private static RouteResult Edit(WireRequest r)
    {
        var interaction = Interaction(r);
        var message = Message(r, interaction);
        r.World.EditAnswer(interaction, message, MessageForm.Edit(r, JsonForm.Of(r.Body, new()), message, MessageKind.Reply));
        return RouteResult.Ok(MessageRoutes.Json(r, message));
    }

    private static RouteResult Delete(WireRequest r)
    {
        var interaction = Interaction(r);
        r.World.DeleteAnswer(interaction, Message(r, interaction));
        return RouteResult.NoContent;
    }
}

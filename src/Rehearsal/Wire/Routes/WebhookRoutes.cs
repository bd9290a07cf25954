using Rehearsal.Wire.Forms;
using Rehearsal.World;

namespace Rehearsal.Wire.Routes;

/// <summary>What an interaction's token is good for after the first answer.</summary>
internal static class WebhookRoutes
{
    public static void Map(Api api)
    {
        const string Hook = "/webhooks/{application}/{token}";
        const string One = $"{Hook}/messages/{{message}}";
        api.Route("POST", Hook, FollowUp, Bucket.Webhook, open: true);
        api.Route("GET", One, r => Reply.Ok(MessageRoutes.Json(r, Message(r, Interaction(r)))), Bucket.Webhook, open: true);
        api.Route("PATCH", One, Edit, Bucket.Webhook, open: true);
        api.Route("DELETE", One, Delete, Bucket.Webhook, open: true);
    }

    private static WorldInteraction Interaction(Request r) =>
        r.Id("application") == r.Bot.Id ? r.World.ToFollow(r.Text("token")) : throw RefusedException.UnknownWebhook;

    private static WorldMessage Message(Request r, WorldInteraction interaction) =>
        Rehearsal.World.World.AnswerOf(interaction, Uri.UnescapeDataString(r.Text("message")) == "@original" ? null : r.Id("message"));

    private static Reply FollowUp(Request r)
    {
        var interaction = Interaction(r);
        if (interaction.Type == WorldInteractionType.Autocomplete)
            throw RefusedException.UnknownWebhook;
        var body = MessageForm.Create(r, Form.Of(r.Body, new()), interaction.Channel, MessageKind.Reply);
        return Reply.Ok(MessageRoutes.Json(r, r.World.FollowUp(interaction, body)));
    }

    private static Reply Edit(Request r)
    {
        var interaction = Interaction(r);
        var message = Message(r, interaction);
        r.World.EditAnswer(interaction, message, MessageForm.Edit(r, Form.Of(r.Body, new()), message, MessageKind.Reply));
        return Reply.Ok(MessageRoutes.Json(r, message));
    }

    private static Reply Delete(Request r)
    {
        var interaction = Interaction(r);
        r.World.DeleteAnswer(interaction, Message(r, interaction));
        return Reply.NoContent;
    }
}

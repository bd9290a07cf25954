using System.Text.Json.Nodes;
using Rehearsal.Wire.Forms;
using Rehearsal.Wire.Json;
using Rehearsal.World;

namespace Rehearsal.Wire.Routes;

internal static class MessageRoutes
{
    private const int MessageContent = 1 << 15;
    private static readonly TimeSpan _bulkAge = TimeSpan.FromDays(14);

    public static void Map(RouteMapper api)
    {
        const string Messages = "/channels/{channel}/messages";
        const string One = $"{Messages}/{{message}}";
        api.Route("POST", Messages, Create, RateLimitBucket.ChannelMessages);
        api.Route("GET", Messages, List);
        api.Route("GET", One, r => RouteResult.Ok(Json(r, ReadableMessage(r))));
        api.Route("PATCH", One, Edit, RateLimitBucket.ChannelMessages);
        api.Route("DELETE", One, Delete);
        api.Route("POST", $"{Messages}/bulk-delete", BulkDelete);
        api.Route("GET", $"{Messages}/pins", Pins);
        api.Route("PUT", $"{Messages}/pins/{{message}}", r => Pin(r, true));
        api.Route("DELETE", $"{Messages}/pins/{{message}}", r => Pin(r, false));
    }

    /// <summary>Writes a message, with addresses at the host that was asked.</summary>
    internal static JsonObject Json(WireRequest r, WorldMessage message) =>
        MessageJson.ForBot(message, r.Http.Request.Host.Value!, (r.World.Options.PrivilegedIntents & MessageContent) != 0);

    private static RouteResult Create(WireRequest r)
    {
        var channel = r.VisibleChannel();
        var form = JsonForm.Of(r.Body, new());
        var body = MessageForm.Create(r, form, channel, MessageKind.Channel);
        var nonce = form.Get("nonce")?.ToString();
        if (nonce?.Length > 25)
            form.Fail("nonce", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        var replyTo = ReplyTo(form, channel, r.Bot);
        form.Errors.Check();
        var message = r.World.Send(r.Bot, channel, new(body)
        {
            Nonce = nonce,
            EnforceNonce = form.Flag("enforce_nonce") ?? false,
            ReplyTo = replyTo,
            Type = replyTo is null ? 0 : 19,
        });
        return RouteResult.Ok(Json(r, message));
    }

    private static WorldMessage? ReplyTo(JsonForm form, WorldChannel channel, WorldUser bot)
    {
        if (form.One("message_reference") is not { } reference || reference.Id("message_id", required: true) is not { } id)
            return null;
        if (channel.Guild is not null && !WorldPermissions.Effective(bot, channel).HasFlag(WorldPermission.ReadMessageHistory))
            throw new RefusedException(400, 160002, "Cannot reply without permission to read message history");
        var found = channel.Find(id);
        if (found is null && reference.Flag("fail_if_not_exists") != false)
            reference.Fail("", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
        return found;
    }

    private static WorldMessage ReadableMessage(WireRequest r)
    {
        var message = r.Message();
        if (message.Channel.Guild is not null)
            World.World.Require(r.Bot, message.Channel, WorldPermission.ReadMessageHistory);
        return message;
    }

    private static RouteResult List(WireRequest r)
    {
        var channel = r.VisibleChannel();
        var limit = r.Limit(100, 50);
        if (channel.Guild is not null && !WorldPermissions.Effective(r.Bot, channel).HasFlag(WorldPermission.ReadMessageHistory))
            return RouteResult.Ok(new JsonArray());
        IEnumerable<WorldMessage> found = channel.Log;
        if (r.OptionalId("after") is { } after)
            found = found.Where(m => m.Id > after).Take(limit);
        else if (r.OptionalId("around") is { } around)
            found = found.Where(m => m.Id < around).TakeLast(limit / 2).Concat(found.Where(m => m.Id >= around).Take(limit - (limit / 2)));
        else
            found = found.Where(m => m.Id < (r.OptionalId("before") ?? ulong.MaxValue)).TakeLast(limit);
        return RouteResult.Ok(GuildJson.Array(found.OrderByDescending(m => m.Id).Select(m => Json(r, m))));
    }

    private static RouteResult Edit(WireRequest r)
    {
        var message = r.Message();
        if (message.Author != r.Bot)
            throw RefusedException.NotYourMessage;
        if (message.Type is not (0 or 19 or 20))
            throw new RefusedException(403, 50021, "Cannot execute action on a system message");
        if (message.Body.Poll is not null)
            throw new RefusedException(400, 520003, "Cannot edit a poll message");
        r.World.Edit(r.Bot, message, MessageForm.Edit(r, JsonForm.Of(r.Body, new()), message, MessageKind.Channel));
        return RouteResult.Ok(Json(r, message));
    }

    private static RouteResult Delete(WireRequest r)
    {
        r.World.Delete(r.Bot, r.Message());
        return RouteResult.NoContent;
    }

    private static RouteResult BulkDelete(WireRequest r)
    {
        var channel = r.VisibleChannel();
        World.World.Require(r.Bot, channel, WorldPermission.ManageMessages);
        var form = JsonForm.Of(r.Body, new());
        var ids = form.Many("messages", 2, 100, required: true).Select(m => m.Id("") ?? Number(m)).ToList();
        form.Errors.Check();
        var found = ids.Select(channel.Find).OfType<WorldMessage>().ToList();
        if (found.Any(m => r.World.Now - m.Timestamp > _bulkAge))
            throw new RefusedException(400, 50034, "You can only bulk delete messages that are under 14 days old.");
        foreach (var message in found)
            r.World.Erase(message);
        return RouteResult.NoContent;
    }

    private static ulong Number(JsonForm form) =>
        ulong.TryParse(form.Json.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static RouteResult Pins(WireRequest r)
    {
        var channel = r.VisibleChannel();
        var items = channel.Log.Where(m => m.IsPinned).Take(50).Select(m => new JsonObject
        {
            ["pinned_at"] = UserJson.Time(m.Timestamp),
            ["message"] = Json(r, m),
        });
        return RouteResult.Ok(new JsonObject { ["items"] = GuildJson.Array(items), ["has_more"] = false });
    }

    private static RouteResult Pin(WireRequest r, bool pinned)
    {
        var message = r.Message();
        World.World.Require(r.Bot, message.Channel, WorldPermission.PinMessages);
        if (message.Channel.Thread is { IsArchived: true })
            throw RefusedException.Archived;
        message.IsPinned = pinned;
        r.World.Raise(new WorldEvent.MessageEdited(message));
        return RouteResult.NoContent;
    }
}

using System.Globalization;
using System.Text.Json;
using Rehearsal.World;

namespace Rehearsal.Wire.Forms;

/// <summary>The kind of request that a message's body comes from, which decides what it may contain.</summary>
internal enum MessageKind
{
    Channel,
    Reply,
}

/// <summary>Reads the body of a message that is created or edited.</summary>
internal static class MessageForm
{
    private const WorldMessageFlags Settable =
        WorldMessageFlags.SuppressEmbeds | WorldMessageFlags.SuppressNotifications | WorldMessageFlags.ComponentsV2;

    public static WorldMessageBody Create(WireRequest request, JsonForm form, WorldChannel channel, MessageKind kind)
    {
        form.Knows(
            "content", "nonce", "enforce_nonce", "tts", "embeds", "allowed_mentions", "message_reference", "components", "sticker_ids",
            "attachments", "flags", "poll", "thread_name", "username", "avatar_url");
        var flags = (WorldMessageFlags)(form.Number("flags", 0, int.MaxValue) ?? 0);
        var allowed = kind == MessageKind.Reply ? Settable | WorldMessageFlags.Ephemeral : Settable;
        if ((flags & ~allowed & ~(WorldMessageFlags)(1 << 13)) != 0)
            form.Fail("flags", "BITFIELD_INVALID", $"Flags {(int)(flags & ~allowed)} cannot be set here");
        var body = Fill(request, form, new() { Flags = flags }, AttachmentForm.Created(request, form));
        return Finish(form, channel, kind, body);
    }

    /// <summary>Reads an edit. What it leaves out stays unchanged.</summary>
    public static WorldMessageBody Edit(WireRequest request, JsonForm form, WorldMessage message, MessageKind kind)
    {
        form.Knows("content", "embeds", "allowed_mentions", "components", "attachments", "flags", "poll", "tts", "nonce", "enforce_nonce",
            "message_reference", "sticker_ids");
        var old = message.Body;
        var flags = old.Flags;
        if (form.Number("flags", 0, int.MaxValue) is { } asked)
            flags = (flags & ~WorldMessageFlags.SuppressEmbeds)
                | ((WorldMessageFlags)asked & (WorldMessageFlags.SuppressEmbeds | WorldMessageFlags.ComponentsV2));
        var files = AttachmentForm.Edited(request, form, message);
        var body = Fill(request, form, old with { Flags = flags }, files);
        if (request.World.Platform.EditsRenumberComponents)
            body = body with { Components = ComponentNumbering.Anew(body.Components) };
        return Finish(form, message.Channel, kind, body);
    }

    private static WorldMessageBody Fill(WireRequest request, JsonForm form, WorldMessageBody old, IReadOnlyList<WorldAttachment> files)
    {
        var v2 = old.Flags.HasFlag(WorldMessageFlags.ComponentsV2);
        var body = old with { Attachments = files };
        if (form.Has("content"))
            body = body with { Content = form.Text("content", 0, 2000)?.Trim() ?? "" };
        if (form.Has("embeds"))
            body = body with { Embeds = EmbedRules.Read(form) };
        if (form.Has("poll"))
            body = body with { Poll = EmbedRules.ReadPoll(form) };
        if (v2 && (body.Content.Length > 0 || body.Embeds.Count > 0 || body.Poll is not null))
            form.Fail(
                "flags",
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                "Content, embeds and polls cannot be used with IS_COMPONENTS_V2");
        if (form.Has("components"))
        {
            var names = files.Select(f => f.FileName).ToList();
            var rules = new MessageComponentRules(form.Errors, v2, request.World.Platform.MaxComponentId);
            body = body with { Components = rules.Read(form, names) };
        }
        form.Errors.Check();
        request.Oddities.AddRange(form.Errors.Oddities);
        return body;
    }

    private static WorldMessageBody Finish(JsonForm form, WorldChannel channel, MessageKind kind, WorldMessageBody body)
    {
        var usual = kind == MessageKind.Reply || channel.Guild is null ? WorldAllowedMentions.UsersOnly : WorldAllowedMentions.Everything;
        var allowed = Allowed(form, usual);
        form.Errors.Check();
        return Mentions.Resolve(channel, body, allowed);
    }

    private static WorldAllowedMentions Allowed(JsonForm form, WorldAllowedMentions usual)
    {
        if (form.One("allowed_mentions") is not { } allowed)
            return usual;
        allowed.Knows("parse", "users", "roles", "replied_user");
        var parse = allowed.Many("parse", 0, 3).Select(p => p.Json.ToString()).ToList();
        foreach (var odd in parse.Where(p => p is not ("users" or "roles" or "everyone")))
            allowed.Fail("parse", "BASE_TYPE_CHOICES", $"\"{odd}\" is not one of users, roles, everyone");
        var users = Ids(allowed, "users");
        var roles = Ids(allowed, "roles");
        if (users.Count > 0 && parse.Contains("users"))
            allowed.Fail(
                "users",
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                "parse:[\"users\"] and users: [ids...] are mutually exclusive.");
        if (roles.Count > 0 && parse.Contains("roles"))
            allowed.Fail(
                "roles",
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                "parse:[\"roles\"] and roles: [ids...] are mutually exclusive.");
        return new(parse.Contains("users"), parse.Contains("roles"), parse.Contains("everyone"), users, roles);
    }

    private static List<ulong> Ids(JsonForm form, string name)
    {
        var ids = new List<ulong>();
        foreach (var one in form.Many(name, 0, 100))
        {
            if (one.Json.ValueKind is JsonValueKind.String or JsonValueKind.Number
                && ulong.TryParse(one.Json.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                ids.Add(id);
            else
                form.Fail(name, "NUMBER_TYPE_COERCE", "Value is not snowflake.");
        }
        return ids;
    }
}

using System.Text.Json.Nodes;
using Rehearsal.Wire.Forms;
using Rehearsal.Wire.Json;
using Rehearsal.World;

namespace Rehearsal.Wire.Routes;

internal static class ThreadRoutes
{
    public static void Map(RouteMapper api)
    {
        const string Members = "/channels/{channel}/thread-members";
        api.Route("POST", "/channels/{channel}/threads", Create);
        api.Route("GET", Members, List);
        api.Route("GET", $"{Members}/{{user}}", MemberOf);
        api.Route("PUT", $"{Members}/{{user}}", Add);
        api.Route("DELETE", $"{Members}/{{user}}", Remove);
        api.Route("GET", "/channels/{channel}/threads/archived/private", r => Archived(r, joinedOnly: false));
        api.Route("GET", "/channels/{channel}/users/@me/threads/archived/private", r => Archived(r, joinedOnly: true));
    }

    internal static int? Duration(JsonForm form)
    {
        var minutes = form.Number("auto_archive_duration", 60, 10080);
        if (minutes is not (null or 60 or 1440 or 4320 or 10080))
            form.Fail("auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of (60, 1440, 4320, 10080).");
        return (int?)minutes;
    }

    private static RouteResult Create(WireRequest r)
    {
        var parent = r.VisibleChannel();
        var form = JsonForm.Of(r.Body, new());
        form.Knows("name", "type", "auto_archive_duration", "invitable", "rate_limit_per_user");
        var name = form.Text("name", 1, 100, required: true);
        var type = form.Number("type", 10, 12);
        if (type is null)
            form.Errors.Oddities.Add("\"type\" is missing; it will become required");
        var minutes = Duration(form) ?? 4320;
        form.Number("rate_limit_per_user", 0, 21600);
        var invitable = form.Flag("invitable") ?? true;
        form.Errors.Check();
        r.Oddities.AddRange(form.Errors.Oddities);
        if (r.World.SharedThreadLimit() is { } wait)
            return RateLimits.Shared(r.Http.Response, wait);
        var thread = r.World.CreateThread(r.Bot, parent, name!.Trim(), type is null or 12, invitable, minutes);
        return RouteResult.Created(ChannelJson.Of(thread));
    }

    private static WorldChannel Thread(WireRequest r) =>
        r.VisibleChannel() is { IsThread: true } thread ? thread : throw RefusedException.WrongChannelType;

    private static RouteResult Add(WireRequest r)
    {
        r.World.AddToThread(r.Bot, Thread(r), r.User());
        return RouteResult.NoContent;
    }

    private static RouteResult Remove(WireRequest r)
    {
        r.World.RemoveFromThread(r.Bot, Thread(r), r.User());
        return RouteResult.NoContent;
    }

    private static RouteResult MemberOf(WireRequest r)
    {
        var (thread, user) = (Thread(r), r.User());
        return thread.Thread!.Has(user)
            ? RouteResult.Ok(ChannelJson.ThreadMember(thread, user, r.Asks("with_member")))
            : throw RefusedException.UnknownMember;
    }

    private static RouteResult List(WireRequest r)
    {
        var thread = Thread(r);
        GuildRoutes.RequireMembersIntent(r);
        var after = r.OptionalId("after") ?? 0;
        return RouteResult.Ok(GuildJson.Array(thread.Thread!.Members.Where(u => u.Id > after).OrderBy(u => u.Id).Take(r.Limit(100, 100))
            .Select(u => ChannelJson.ThreadMember(thread, u, r.Asks("with_member")))));
    }

    private static RouteResult Archived(WireRequest r, bool joinedOnly)
    {
        var channel = r.VisibleChannel();
        World.World.Require(r.Bot, channel, WorldPermission.ReadMessageHistory);
        if (!joinedOnly && WorldPermissions.LacksTwoFactor(r.Bot, channel.Guild))
            throw RefusedException.TwoFactorRequired;
        if (!joinedOnly)
            World.World.Require(r.Bot, channel, WorldPermission.ManageThreads);
        var limit = r.Limit(100, 50);
        var all = channel.Threads.Where(t => t.Thread is { IsPrivate: true, IsArchived: true } && (!joinedOnly || t.Thread.Has(r.Bot)));
        // Joined ones are listed by id, all of them by the time they were archived.
        var before = r.Query("before");
        var ordered = joinedOnly
            ? all.Where(t => before is null || t.Id < r.OptionalId("before")).OrderByDescending(t => t.Id)
            : all.Where(t => before is null || t.Thread!.ArchiveTimestamp < Time(before))
                .OrderByDescending(t => t.Thread!.ArchiveTimestamp);
        var found = ordered.Take(limit + 1).ToList();
        var json = GuildRoutes.ThreadList([.. found.Take(limit)], r.Bot);
        json["has_more"] = found.Count > limit;
        return RouteResult.Ok(json);
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var at)
            ? at
            : throw new RefusedException(400, 50035, "Invalid Form Body");
}

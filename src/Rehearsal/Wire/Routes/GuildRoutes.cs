using System.Text.Json.Nodes;
using Rehearsal.Wire.Forms;
using Rehearsal.Wire.Json;
using Rehearsal.World;

namespace Rehearsal.Wire.Routes;

internal static class GuildRoutes
{
    private const int GuildMembers = 1 << 1;

    public static void Map(RouteMapper api)
    {
        api.Route("GET", "/guilds/{guild}", Guild);
        api.Route("GET", "/guilds/{guild}/channels", Channels);
        api.Route("POST", "/guilds/{guild}/channels", CreateChannel);
        api.Route("GET", "/guilds/{guild}/roles", r => RouteResult.Ok(GuildJson.Roles(r.Guild())));
        api.Route("GET", "/guilds/{guild}/members", Members);
        api.Route("GET", "/guilds/{guild}/members/search", Search);
        api.Route("GET", "/guilds/{guild}/members/{user}", MemberOf);
        api.Route("GET", "/guilds/{guild}/threads/active", ActiveThreads);
    }

    private static RouteResult Guild(WireRequest r)
    {
        var guild = r.Guild();
        var json = GuildJson.Of(guild);
        if (r.Asks("with_counts"))
        {
            json["approximate_member_count"] = guild.Members.Count;
            json["approximate_presence_count"] = guild.Members.Count;
        }
        return RouteResult.Ok(json);
    }

    private static RouteResult Channels(WireRequest r) => RouteResult.Ok(GuildJson.Array(
        r.Guild().Channels.Where(c => !c.IsThread && WorldPermissions.CanSee(r.Bot, c)).Select(ChannelJson.Of)));

    private static RouteResult CreateChannel(WireRequest r)
    {
        var form = JsonForm.Of(r.Body, new());
        form.Knows("name", "type", "topic");
        var name = form.Text("name", 1, 100, required: true);
        form.Number("type", 0, 0);
        var topic = form.Text("topic", 0, 1024);
        form.Errors.Check();
        r.Oddities.AddRange(form.Errors.Oddities);
        if (!WorldPermissions.Of(r.Bot, r.Guild()).HasFlag(WorldPermission.ManageChannels))
            throw RefusedException.MissingPermissions;
        var channel = r.Guild().AddText(name!.Trim().ToLowerInvariant().Replace(' ', '-'));
        channel.Topic = topic;
        return RouteResult.Created(ChannelJson.Of(channel));
    }

    private static RouteResult MemberOf(WireRequest r) =>
        r.Guild().Member(r.User()) is { } member ? RouteResult.Ok(UserJson.Of(member)) : throw RefusedException.UnknownMember;

    private static RouteResult Members(WireRequest r)
    {
        var guild = r.Guild();
        RequireMembersIntent(r);
        var after = r.OptionalId("after") ?? 0;
        return RouteResult.Ok(GuildJson.Array(guild.Members.Where(m => m.User.Id > after).OrderBy(m => m.User.Id)
            .Take(r.Limit(1000, 1)).Select(m => UserJson.Of(m))));
    }

    private static RouteResult Search(WireRequest r)
    {
        var query = r.Query("query") ?? throw new RefusedException(400, 50035, "Invalid Form Body");
        var found = r.Guild().Members.Where(m => m.User.Name.StartsWith(query, StringComparison.OrdinalIgnoreCase));
        return RouteResult.Ok(GuildJson.Array(found.Take(r.Limit(1000, 1)).Select(m => UserJson.Of(m))));
    }

    private static RouteResult ActiveThreads(WireRequest r)
    {
        var threads = GuildJson.ActiveThreads(r.Guild()).OrderByDescending(t => t.Id).ToList();
        return RouteResult.Ok(ThreadList(threads, r.Bot));
    }

    internal static JsonObject ThreadList(IReadOnlyList<WorldChannel> threads, WorldUser bot) => new()
    {
        ["threads"] = GuildJson.Array(threads.Select(ChannelJson.Of)),
        ["members"] = GuildJson.Array(threads.Where(t => t.Thread!.Has(bot)).Select(t => ChannelJson.ThreadMember(t, bot))),
    };

    internal static void RequireMembersIntent(WireRequest r)
    {
        if ((r.World.Options.PrivilegedIntents & GuildMembers) == 0)
            throw RefusedException.MissingAccess;
    }
}

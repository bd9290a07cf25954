using System.Text.Json.Nodes;
using Rehearsal.Wire.Json;
using Rehearsal.World;

namespace Rehearsal.Wire.Routes;

internal static class GuildRoutes
{
    private const int GuildMembers = 1 << 1;

    public static void Map(Api api)
    {
        api.Route("GET", "/guilds/{guild}", Guild);
        api.Route("GET", "/guilds/{guild}/channels", Channels);
        api.Route("GET", "/guilds/{guild}/roles", r => Reply.Ok(GuildJson.Roles(r.Guild())));
        api.Route("GET", "/guilds/{guild}/members", Members);
        api.Route("GET", "/guilds/{guild}/members/search", Search);
        api.Route("GET", "/guilds/{guild}/members/{user}", MemberOf);
        api.Route("GET", "/guilds/{guild}/threads/active", ActiveThreads);
    }

    private static Reply Guild(Request r)
    {
        var guild = r.Guild();
        var json = GuildJson.Of(guild);
        if (r.Asks("with_counts"))
        {
            json["approximate_member_count"] = guild.Members.Count;
            json["approximate_presence_count"] = guild.Members.Count;
        }
        return Reply.Ok(json);
    }

    private static Reply Channels(Request r) => Reply.Ok(GuildJson.Array(
        r.Guild().Channels.Where(c => !c.IsThread && WorldPermissions.CanSee(r.Bot, c)).Select(ChannelJson.Of)));

    private static Reply MemberOf(Request r) =>
        r.Guild().Member(r.User()) is { } member ? Reply.Ok(UserJson.Of(member)) : throw RefusedException.UnknownMember;

    private static Reply Members(Request r)
    {
        var guild = r.Guild();
        RequireMembersIntent(r);
        var after = r.OptionalId("after") ?? 0;
        return Reply.Ok(GuildJson.Array(guild.Members.Where(m => m.User.Id > after).OrderBy(m => m.User.Id)
            .Take(r.Limit(1000, 1)).Select(m => UserJson.Of(m))));
    }

    private static Reply Search(Request r)
    {
        var query = r.Query("query") ?? throw new RefusedException(400, 50035, "Invalid Form Body");
        return Reply.Ok(GuildJson.Array(r.Guild().Members
            .Where(m => m.User.Name.StartsWith(query, StringComparison.OrdinalIgnoreCase)).Take(r.Limit(1000, 1)).Select(m => UserJson.Of(m))));
    }

    private static Reply ActiveThreads(Request r)
    {
        var threads = GuildJson.ActiveThreads(r.Guild()).OrderByDescending(t => t.Id).ToList();
        return Reply.Ok(ThreadList(threads, r.Bot));
    }

    internal static JsonObject ThreadList(IReadOnlyList<WorldChannel> threads, WorldUser bot) => new()
    {
        ["threads"] = GuildJson.Array(threads.Select(ChannelJson.Of)),
        ["members"] = GuildJson.Array(threads.Where(t => t.Thread!.Has(bot)).Select(t => ChannelJson.ThreadMember(t, bot))),
    };

    internal static void RequireMembersIntent(Request r)
    {
        if ((r.World.Options.PrivilegedIntents & GuildMembers) == 0)
            throw RefusedException.MissingAccess;
    }
}

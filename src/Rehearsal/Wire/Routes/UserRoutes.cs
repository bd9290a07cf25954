using System.Text.Json.Nodes;
using Rehearsal.Wire.Forms;
using Rehearsal.Wire.Json;
using Rehearsal.World;

namespace Rehearsal.Wire.Routes;

internal static class UserRoutes
{
    public static void Map(RouteMapper api)
    {
        api.Route("GET", "/users/@me", Self);
        api.Route("GET", "/users/{user}", r => RouteResult.Ok(UserJson.Of(r.User())));
        api.Route("GET", "/users/@me/guilds", Guilds);
        api.Route("DELETE", "/users/@me/guilds/{guild}", Leave);
        api.Route("POST", "/users/@me/channels", OpenDirect);
        api.Route("GET", "/applications/@me", Application);
        api.Route("GET", "/oauth2/applications/@me", Application);
    }

    private static RouteResult Self(WireRequest r)
    {
        var json = UserJson.Of(r.Bot);
        json["mfa_enabled"] = r.World.Platform.OwnerHasTwoFactor;
        return RouteResult.Ok(json);
    }

    private static RouteResult Guilds(WireRequest r) =>
        RouteResult.Ok(GuildJson.Array(r.World.Guilds.Where(g => g.HasBot).Select(g => new JsonObject
        {
            ["id"] = $"{g.Id}",
            ["name"] = g.Name,
            ["icon"] = null,
            ["owner"] = false,
            ["permissions"] = UserJson.Bits(WorldPermissions.Of(r.Bot, g)),
            ["features"] = new JsonArray(),
        })));

    private static RouteResult Leave(WireRequest r)
    {
        r.Guild().Kick(r.Bot);
        return RouteResult.NoContent;
    }

    private static RouteResult OpenDirect(WireRequest r)
    {
        var form = JsonForm.Of(r.Body, new());
        form.Knows("recipient_id");
        var id = form.Id("recipient_id", required: true);
        form.Errors.Check();
        r.Oddities.AddRange(form.Errors.Oddities);
        return r.World.FindUser(id!.Value) switch
        {
            WorldPerson person => RouteResult.Ok(ChannelJson.Of(r.World.OpenDirectWith(person))),
            null => throw new RefusedException(400, 50033, "Invalid Recipient(s)"),
            _ => throw new RefusedException(400, 50007, "Cannot send messages to this user"),
        };
    }

    private static RouteResult Application(WireRequest r) => RouteResult.Ok(new JsonObject
    {
        ["id"] = $"{r.Bot.Id}",
        ["name"] = r.Bot.Name,
        ["icon"] = null,
        ["description"] = "",
        ["bot_public"] = true,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = new string('0', 64),
        ["flags"] = 0,
        ["approximate_guild_count"] = r.World.Guilds.Count(g => g.HasBot),
        ["bot"] = UserJson.Of(r.Bot),
    });
}

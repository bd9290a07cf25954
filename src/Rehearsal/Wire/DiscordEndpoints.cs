using Rehearsal.Wire.Gateway;
using Rehearsal.Wire.Routes;

namespace Rehearsal.Wire;

internal static class DiscordEndpoints
{
    /// <summary>Serves a world's REST interface, gateway and files from an existing application.</summary>
    public static WebApplication MapDiscord(this WebApplication app, World.World world)
    {
        var hub = new GatewayHub(world);
        app.UseWorldDate(world.Options.Clock);
        app.UseWebSockets();
        app.Map("/gateway", hub.AcceptAsync);
        var api = new RouteMapper(app, world);
        GatewayRoutes.Map(api, hub);
        UserRoutes.Map(api);
        GuildRoutes.Map(api);
        ChannelRoutes.Map(api);
        MessageRoutes.Map(api);
        ReactionRoutes.Map(api);
        ThreadRoutes.Map(api);
        CommandRoutes.Map(api);
        InteractionRoutes.Map(api);
        WebhookRoutes.Map(api);
        FileRoutes.Map(app, world);
        api.MapUnknown();
        return app;
    }
}

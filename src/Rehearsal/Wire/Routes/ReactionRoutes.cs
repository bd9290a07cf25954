using Rehearsal.World;

namespace Rehearsal.Wire.Routes;

/// <summary>Maps the routes of the bot's own reactions. People have no reactions here, and no page shows any.</summary>
internal static class ReactionRoutes
{
    private const int MaxKinds = 20;

    public static void Map(RouteMapper api)
    {
        const string Own = "/channels/{channel}/messages/{message}/reactions/{emoji}/@me";
        api.Route("PUT", Own, React);
        api.Route("DELETE", Own, r => Take(r, Readable(r)));
    }

    private static RouteResult React(WireRequest r)
    {
        var message = Readable(r);
        if (message.Channel.Guild is not null)
            World.World.Require(r.Bot, message.Channel, WorldPermission.AddReactions);
        if (message.OwnReactions.Count >= MaxKinds && !message.OwnReactions.Contains(Emoji(r)))
            throw new RefusedException(400, 30010, "Maximum number of reactions reached (20)");
        message.OwnReactions.Add(Emoji(r));
        return RouteResult.NoContent;
    }

    private static RouteResult Take(WireRequest r, WorldMessage message) =>
        message.OwnReactions.Remove(Emoji(r)) ? RouteResult.NoContent : throw new RefusedException(400, 10014, "Unknown Emoji");

    private static WorldMessage Readable(WireRequest r)
    {
        var message = r.Message();
        if (message.Channel.Guild is not null)
            World.World.Require(r.Bot, message.Channel, WorldPermission.ReadMessageHistory);
        return message.Channel.Thread is { IsArchived: true } ? throw RefusedException.Archived : message;
    }

    /// <summary>Reads a Unicode emoji, or name and id of a server's emoji. Letters alone are refused.</summary>
    private static string Emoji(WireRequest r) => r.Text("emoji") is var emoji && emoji.All(char.IsAsciiLetterOrDigit)
        ? throw new RefusedException(400, 10014, "Unknown Emoji")
        : emoji;
}

using Rehearsal.Wire.Forms;
using Rehearsal.Wire.Json;
using Rehearsal.World;

namespace Rehearsal.Wire.Routes;

internal static class ChannelRoutes
{
    public static void Map(RouteMapper api)
    {
        api.Route("GET", "/channels/{channel}", r => RouteResult.Ok(ChannelJson.Of(r.VisibleChannel())));
        api.Route("PATCH", "/channels/{channel}", Change);
        api.Route("DELETE", "/channels/{channel}", Delete);
        api.Route("POST", "/channels/{channel}/typing", Typing);
    }

    private static RouteResult Change(WireRequest r)
    {
        var channel = r.VisibleChannel();
        var form = JsonForm.Of(r.Body, new());
        form.Knows(
            "name", "archived", "auto_archive_duration", "locked", "invitable", "rate_limit_per_user", "flags", "applied_tags",
            "topic");
        var name = form.Text("name", 1, 100);
        var (archived, locked, invitable) = (form.Flag("archived"), form.Flag("locked"), form.Flag("invitable"));
        var change = new ThreadChange(name, archived, locked, invitable, ThreadRoutes.Duration(form));
        form.Number("rate_limit_per_user", 0, 21600);
        var topic = form.Text("topic", 0, 1024);
        form.Errors.Check();
        r.Oddities.AddRange(form.Errors.Oddities);
        if (channel.IsThread)
        {
            r.World.ChangeThread(r.Bot, channel, change);
            return RouteResult.Ok(ChannelJson.Of(channel));
        }
        World.World.Require(r.Bot, channel, WorldPermission.ManageChannels);
        channel.Name = name ?? channel.Name;
        channel.Topic = form.Has("topic") ? topic : channel.Topic;
        r.World.Raise(new WorldEvent.ChannelUpdated(channel));
        return RouteResult.Ok(ChannelJson.Of(channel));
    }

    private static RouteResult Delete(WireRequest r)
    {
        var channel = r.VisibleChannel();
        var json = ChannelJson.Of(channel);
        r.World.DeleteChannel(r.Bot, channel);
        return RouteResult.Ok(json);
    }

    private static RouteResult Typing(WireRequest r)
    {
        var channel = r.VisibleChannel();
        if (channel.Guild is not null)
            World.World.Require(r.Bot, channel, channel.IsThread ? WorldPermission.SendMessagesInThreads : WorldPermission.SendMessages);
        return RouteResult.NoContent;
    }
}

namespace Rehearsal.World;

internal sealed partial class WorldPerson
{
    /// <summary>Writes a message. Mentions in it work as on Discord.</summary>
    public WorldMessage Say(WorldChannel channel, string text) => World.Locked(() =>
        World.Send(this, channel, new(Mentions.Resolve(channel, new() { Content = text }, WorldAllowedMentions.Everything))));

    /// <summary>Deletes a message: their own, or anybody's with Manage Messages.</summary>
    public void Delete(WorldMessage message) => World.Locked(() => World.Delete(this, message));

    /// <summary>Opens the conversation with the bot.</summary>
    public WorldChannel OpenDirect() => World.DirectWith(this);

    public WorldChannel CreateThread(WorldChannel parent, string name, bool isPrivate = true) => World.Locked(() =>
        World.CreateThread(this, parent, name, isPrivate, invitable: true, autoArchiveMinutes: 4320));

    public void AddToThread(WorldChannel thread, WorldUser user) => World.Locked(() => World.AddToThread(this, thread, user));

    public void RemoveFromThread(WorldChannel thread, WorldUser user) => World.Locked(() => World.RemoveFromThread(this, thread, user));

    public void LeaveThread(WorldChannel thread) => World.Locked(() => World.RemoveFromThread(this, thread, this));

    /// <summary>Renames, archives or locks a thread, as far as this person's permissions allow.</summary>
    public void ChangeThread(WorldChannel thread, string? name = null, bool? archived = null, bool? locked = null) => World.Locked(() =>
        World.ChangeThread(this, thread, new(name, archived, locked, null, null)));

    /// <summary>Deletes a channel or thread they may delete.</summary>
    public void Delete(WorldChannel channel) => World.Locked(() => World.DeleteChannel(this, channel));
}

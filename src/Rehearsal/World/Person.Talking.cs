namespace Rehearsal.World;

internal sealed partial class Person
{
    /// <summary>Writes a message. Mentions in it work as on Discord.</summary>
    public Message Say(Channel channel, string text) => World.Locked(() =>
        World.Send(this, channel, new(Mentions.Resolve(channel, new() { Content = text }, AllowedMentions.Everything))));

    /// <summary>Deletes a message: their own, or anybody's with Manage Messages.</summary>
    public void Delete(Message message) => World.Locked(() => World.Delete(this, message));

    /// <summary>Opens the conversation with the bot.</summary>
    public Channel OpenDirect() => World.DirectWith(this);

    public Channel CreateThread(Channel parent, string name, bool isPrivate = true) => World.Locked(() =>
        World.CreateThread(this, parent, name, isPrivate, invitable: true, autoArchiveMinutes: 4320));

    public void AddToThread(Channel thread, User user) => World.Locked(() => World.AddToThread(this, thread, user));

    public void RemoveFromThread(Channel thread, User user) => World.Locked(() => World.RemoveFromThread(this, thread, user));

    public void LeaveThread(Channel thread) => World.Locked(() => World.RemoveFromThread(this, thread, this));

    /// <summary>Renames, archives, locks; what this person may decides.</summary>
    public void ChangeThread(Channel thread, string? name = null, bool? archived = null, bool? locked = null) => World.Locked(() =>
        World.ChangeThread(this, thread, new(name, archived, locked, null, null)));

    /// <summary>Deletes a channel or thread they may delete.</summary>
    public void Delete(Channel channel) => World.Locked(() => World.DeleteChannel(this, channel));
}

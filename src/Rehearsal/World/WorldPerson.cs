namespace Rehearsal.World;

/// <summary>The reason why a person's phone made a sound.</summary>
internal enum SoundReason
{
    Mention,
    DirectMessage,
    ThreadMessage,

    /// <summary>Somebody added this person to a thread.</summary>
    Added,
}

internal sealed record PushNotification(WorldMessage Message, SoundReason Why);

/// <summary>A person with a Discord account: what they see, and (in the other files) what they do.</summary>
internal sealed partial class WorldPerson : WorldUser
{
    private readonly List<WorldMessage> _ephemerals = [];
    private readonly List<PushNotification> _notifications = [];
    private readonly Dictionary<ulong, ulong> _readUpTo = [];
    private readonly HashSet<ulong> _readOnes = [];

    internal WorldPerson(World world, ulong id, string name)
        : base(world, id, name, isBot: false) => Transcript = new(this);

    public string Locale { get; set; } = "en-US";

    /// <summary>False when this person accepts no direct messages from members of their servers.</summary>
    public bool DmsOpen { get; set; } = true;
    public bool BlocksBot { get; set; }
    public Transcript Transcript { get; }

    /// <summary>This is the direct message channel with the bot; it is null when there is none.</summary>
    public WorldChannel? Direct => World.ExistingDirectWith(this);

    /// <summary>These are all channels, threads and conversations that this person can open, in the order of their creation.</summary>
    public IReadOnlyList<WorldChannel> VisibleChannels => World.Locked(() => Shown.OrderBy(c => c.Id).ToArray());

    /// <summary>These are the ephemeral messages on this person's screen.</summary>
    public IReadOnlyList<WorldMessage> Ephemerals => World.Locked(() => _ephemerals.ToArray());

    /// <summary>
    /// These are the messages that made a sound: mentions, direct messages, messages in threads that this person has joined, and the notes
    /// that somebody added them to a thread. Silent messages make none.
    /// </summary>
    public IReadOnlyList<PushNotification> Notifications => World.Locked(() => _notifications.ToArray());

    /// <summary>These are the unread messages of others in the person's channels. Ephemeral replies do not count.</summary>
    public IReadOnlyList<WorldMessage> Unread => World.Locked(() => Shown.OrderBy(c => c.Id).SelectMany(UnreadIn).ToArray());

    internal HashSet<WorldChannel> Shown { get; } = [];

    /// <summary>
    /// Returns the messages of a channel as this person sees them, with their own ephemeral messages. Nothing is marked as read.
    /// </summary>
    public IReadOnlyList<WorldMessage> Sees(WorldChannel channel) => World.Locked(() => !CanSee(channel)
        ? []
        : channel.Log.Concat(_ephemerals.Where(m => m.Channel == channel)).OrderBy(m => m.Id).ToArray());

    public bool CanSee(WorldChannel channel) => World.Locked(() => WorldPermissions.CanSee(this, channel));

    public bool CanSee(WorldMessage message) => World.Locked(() => !message.IsDeleted
        && (message.EphemeralFor is { } only ? only == this : WorldPermissions.CanSee(this, message.Channel)));

    /// <summary>Reads the channel to its end and returns what was new.</summary>
    public IReadOnlyList<WorldMessage> Read(WorldChannel channel) => World.Locked(() =>
    {
        var news = UnreadIn(channel).ToArray();
        _readUpTo[channel.Id] = channel.Log.LastOrDefault()?.Id ?? 0;
        return news;
    });

    /// <summary>Reads one message.</summary>
    public void Read(WorldMessage message) => World.Locked(() => { _readOnes.Add(message.Id); });

    internal bool HasRead(WorldMessage message) =>
        World.Locked(() => message.Id <= _readUpTo.GetValueOrDefault(message.Channel.Id) || _readOnes.Contains(message.Id));

    /// <summary>Waits for an unread message, anywhere this person is, and reads it.</summary>
    /// <exception cref="TimeoutException">No message came within five seconds of real time, or the given time.</exception>
    public async Task<WorldMessage> NextAsync(Func<WorldMessage, bool>? match = null, TimeSpan? timeout = null)
    {
        var message = await World.WaitForAsync(_ => Unread.FirstOrDefault(match ?? (_ => true)), $"a message for {Name}", timeout);
        Read(message);
        return message;
    }

    /// <summary>Restarts this person's client, which removes ephemeral messages from the screen.</summary>
    public void Reload() => World.Locked(_ephemerals.Clear);

    internal void Keep(WorldMessage message) => _ephemerals.Add(message);

    internal void Drop(WorldMessage message) => _ephemerals.Remove(message);

    /// <summary>Adds a notification if this message makes a sound for this person.</summary>
    internal void Notice(WorldMessage message)
    {
        if (message.Type == WorldMessage.RecipientAdded && message.Mentions.Contains(this) && World.Options.AddsSound)
            _notifications.Add(new(message, SoundReason.Added));
        if (message.Author == this || message.IsEphemeral || !IsWords(message) || message.IsSilent)
            return;
        if (message.Channel.Recipient == this)
            _notifications.Add(new(message, SoundReason.DirectMessage));
        else if (IsMentioned(message))
            _notifications.Add(new(message, SoundReason.Mention));
        else if (message.Channel.Thread?.Has(this) == true)
            _notifications.Add(new(message, SoundReason.ThreadMessage));
    }

    private bool IsMentioned(WorldMessage message) => message.Body.MentionsEveryone || message.Mentions.Contains(this)
        || (message.Channel.Guild?.Member(this) is { } me && message.Body.MentionRoles.Any(me.Roles.Contains));

    private IEnumerable<WorldMessage> UnreadIn(WorldChannel channel)
    {
        if (channel.Thread?.Has(this) == false || !WorldPermissions.CanSee(this, channel))
            return [];
        var upTo = _readUpTo.GetValueOrDefault(channel.Id);
        return channel.Log.Where(m => m.Id > upTo && m.Author != this && IsWords(m) && !_readOnes.Contains(m.Id));
    }

    private static bool IsWords(WorldMessage message) => message.Type is 0 or 19 or 20;
}

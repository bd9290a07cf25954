using System.Security.Cryptography;
using System.Text;

namespace Rehearsal.World;

/// <summary>
/// The state of a local Discord. One lock, the gate, guards all of it, and every change is raised as a <see cref="WorldEvent"/>.
/// </summary>
internal sealed partial class World
{
    private readonly Snowflakes _ids;
    private readonly Dictionary<ulong, WorldGuild> _guilds = [];
    private readonly Dictionary<ulong, WorldUser> _users = [];
    private readonly Dictionary<ulong, WorldChannel> _channels = [];
    private readonly Dictionary<ulong, WorldChannel> _directs = [];
    private int _tokensReset;

    public World(RehearsalOptions? options = null)
    {
        Options = options ?? new();
        _ids = new(Options.Clock);
        History = new(this);
        Faults = new(this);
        Bot = new(this, NextId(), Options.BotName, isBot: true);
        _users[Bot.Id] = Bot;
        BotToken = MakeToken(Bot.Id);
    }

    public RehearsalOptions Options { get; }

    internal PlatformBehavior Platform => Options.Platform;

    public Lock Gate { get; } = new();
    public DateTimeOffset Now => Options.Clock.GetUtcNow();

    /// <summary>This is the application's user; its id is also the application's id.</summary>
    public WorldUser Bot { get; }
    public string BotToken { get; private set; }
    public History History { get; }
    public Faults Faults { get; }

    /// <summary>These are the requests that a correct client would not have sent.</summary>
    public IReadOnlyList<Violation> Violations => History.Violations;
    public IReadOnlyList<WorldGuild> Guilds => Locked(() => _guilds.Values.ToArray());
    public IReadOnlyList<WorldPerson> People => Locked(() => _users.Values.OfType<WorldPerson>().ToArray());

    /// <summary>This is raised for every change while the gate is held.</summary>
    internal event Action<WorldEvent>? Raised;

    /// <summary>This is raised for every answered request with its route and status, possibly from several threads at once.</summary>
    internal event Action<string, int>? Served;

    public WorldPerson CreatePerson(string name, string locale = "en-US") => Locked(() =>
    {
        var person = new WorldPerson(this, NextId(), name) { Locale = locale };
        _users[person.Id] = person;
        return person;
    });

    /// <summary>Creates a server. Without an owner, one is created too.</summary>
    public WorldGuild CreateGuild(string name, WorldPerson? owner = null) => Locked(() =>
    {
        var guild = new WorldGuild(this, NextId(), name);
        _guilds[guild.Id] = guild;
        guild.Found(owner ?? CreatePerson($"{name}'s owner"));
        return guild;
    });

    public WorldGuild? FindGuild(ulong id) => Locked(() => _guilds.GetValueOrDefault(id));

    public WorldUser? FindUser(ulong id) => Locked(() => _users.GetValueOrDefault(id));

    public WorldChannel? FindChannel(ulong id) => Locked(() => _channels.GetValueOrDefault(id) is { IsDeleted: false } c ? c : null);

    /// <summary>Runs a function while holding the gate.</summary>
    internal T Locked<T>(Func<T> act)
    {
        lock (Gate)
            return act();
    }

    internal void Locked(Action act)
    {
        lock (Gate)
            act();
    }

    internal ulong NextId() => _ids.Next();

    internal void Register(WorldChannel channel) => _channels[channel.Id] = channel;

    internal void Forget(WorldChannel channel)
    {
        _channels.Remove(channel.Id);
        channel.IsDeleted = true;
        channel.Thread?.ArchiveTimer?.Dispose();
        channel.Guild?.Remove(channel);
    }

    /// <summary>Passes an event to the history, the transcripts, the wire and the waiters.</summary>
    internal void Raise(WorldEvent happened)
    {
        History.Note(happened);
        Transcripts.Record(this, happened);
        Raised?.Invoke(happened);
        Signal();
    }

    internal void Serves(string route, int status) => Served?.Invoke(route, status);

    /// <summary>Changes permissions, and raises events for everything that appears or disappears for somebody.</summary>
    internal void Rearrange(WorldGuild guild, Action change, WorldEvent happened) => Locked(() =>
    {
        var before = VisibleToBot(guild);
        change();
        Raise(happened);
        if (guild.HasBot && happened is not WorldEvent.BotJoined)
            TellBot(before, VisibleToBot(guild));
        foreach (var channel in guild.Channels)
            RefreshViews(channel);
    });

    /// <summary>Stops all timers.</summary>
    internal void Stop() => Locked(() =>
    {
        foreach (var channel in _channels.Values)
            channel.Thread?.ArchiveTimer?.Dispose();
        foreach (var interaction in _unsettled)
            interaction.Deadline?.Dispose();
    });

    private HashSet<WorldChannel> VisibleToBot(WorldGuild guild) =>
        guild.HasBot ? [.. guild.Channels.Where(c => WorldPermissions.CanSee(Bot, c))] : [];

    private void TellBot(HashSet<WorldChannel> before, HashSet<WorldChannel> after)
    {
        foreach (var channel in after.Except(before).Where(c => !c.IsThread).ToList())
            Raise(new WorldEvent.BotGainedAccess(channel));
        foreach (var channel in before.Except(after).Where(c => !c.IsThread).ToList())
            Raise(new WorldEvent.BotLostAccess(channel));
    }

    /// <summary>
    /// Resets the token, as the platform does when a bot starts too many sessions. Whoever has the old token is locked out.
    /// </summary>
    internal void ResetToken()
    {
        BotToken = MakeToken(Bot.Id, ++_tokensReset);
        History.Break("gateway", "more sessions in a day than allowed: the token was reset");
    }

    private static string MakeToken(ulong botId, int reset = 0)
    {
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{botId}")).TrimEnd('=');
        var seed = reset == 0 ? $"rehearsal {botId}" : $"rehearsal {botId} {reset}";
        var noise = Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(seed)));
        return $"{id}.{noise[..6]}.{noise[6..44]}";
    }
}

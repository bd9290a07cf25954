using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>
/// Records who could read what, and how often each message was posted. The world calls it while holding its gate, so it stores only
/// numbers.
/// </summary>
internal sealed partial class MessageObserver
{
    private readonly World _world;
    private readonly TypedTexts _texts;
    private readonly Dictionary<WorldPerson, SoakCouple> _couples;
    private readonly Dictionary<(ulong Channel, string Nonce), List<WorldMessage>> _posts = [];
    private readonly Dictionary<int, List<WorldMessage>> _shown = [];
    private readonly HashSet<int> _read = [];
    private readonly Dictionary<Guid, HashSet<WorldChannel>> _rooms = [];
    private readonly Dictionary<ulong, DateTimeOffset> _disturbed = [];
    private readonly List<string> _leaks = [];

    public MessageObserver(World world, TypedTexts texts, IEnumerable<SoakCouple> couples)
    {
        (_world, _texts) = (world, texts);
        _couples = couples.SelectMany(c => new[] { (c.One, c), (c.Other, c) }).ToDictionary(p => p.Item1, p => p.c);
        world.Raised += See;
    }

    /// <summary>These are the words that were visible to somebody who must not see them.</summary>
    public IReadOnlyList<string> Leaks => _world.Locked(() => _leaks.ToArray());

    public int Posts => _world.Locked(() => _posts.Values.Sum(p => p.Count));

    public int Rooms => _world.Locked(() => _rooms.Values.Sum(r => r.Count));

    /// <summary>
    /// These are the messages that were sent more than once. Messages with the same nonce in one channel are the same card, notification or
    /// words.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<WorldMessage>> Doubled => _world.Locked(() => _posts.Values.Where(p => p.Count > 1).ToArray());

    /// <summary>Returns the messages in which a text was posted for both to read.</summary>
    public IReadOnlyList<WorldMessage> Shown(TypedText typed) =>
        _world.Locked(() => _shown.GetValueOrDefault(typed.Number)?.ToArray() ?? []);

    /// <summary>True when the text was visible to both, in a new or an edited message.</summary>
    public bool WasRead(TypedText typed) => _world.Locked(() => _read.Contains(typed.Number));

    /// <summary>Returns all rooms that a dance has had.</summary>
    public IReadOnlyCollection<WorldChannel> RoomsOf(Guid dance) => _world.Locked(() => _rooms.GetValueOrDefault(dance)?.ToArray() ?? []);

    /// <summary>
    /// Marks a channel to which a moderator did something; later messages then stand in another room or are posted a second time.
    /// </summary>
    public void MarkDisturbed(WorldChannel channel) => _world.Locked(() => { _disturbed[channel.Id] = _world.Now; });

    public bool WasDisturbed(WorldChannel channel) => WasDisturbed(channel.Id);

    public bool WasDisturbed(ulong channel) => _world.Locked(() => _disturbed.ContainsKey(channel));

    private void See(WorldEvent happened)
    {
        switch (happened)
        {
            case WorldEvent.MessageCreated { Message: var message }:
                if (!message.IsEphemeral)
                {
                    Count(message);
                    Read(message);
                }


                Look(message);
                break;
            case WorldEvent.MessageEdited { Message: var message }:
                if (!message.IsEphemeral)
                    Read(message);
                Look(message);
                break;
            case WorldEvent.Answered { Interaction: { Answer.Modal: { } form, By: var reader } }:
                Look(string.Concat(form.Components.Select(c => c.Json.GetRawText())), [reader], "a form");
                break;
            default:
                break;
        }
    }

    private void Count(WorldMessage message)
    {
        if (message.Nonce is { } nonce)
            Add(_posts, (message.Channel.Id, nonce), message);
        foreach (var typed in _texts.In(message.Text))
            Add(_shown, typed.Number, message);
        foreach (var dance in message.Buttons.Select(b => DanceOf(b.CustomId)).OfType<Guid>().Distinct())
            if (message.Channel.Name.StartsWith("Room", StringComparison.Ordinal))
                (_rooms.TryGetValue(dance, out var rooms) ? rooms : _rooms[dance] = []).Add(message.Channel);
    }

    private void Read(WorldMessage message) => _read.UnionWith(_texts.In(message.Text).Select(m => m.Number));

    private void Look(WorldMessage message)
    {
        IEnumerable<WorldUser> readers = message.EphemeralFor is { } only ? [only]
            : message.Channel.Recipient is { } person ? [person]
            : message.Channel.Thread is { IsPrivate: true } thread ? thread.Members
            : _world.People;
        Look(
            string.Concat(message.Body.Components.Select(c => c.Json.GetRawText())) + message.Content,
            readers.OfType<WorldPerson>(),
            message.Channel.ToString());
    }

    private void Look(string text, IEnumerable<WorldPerson> readers, string where)
    {
        foreach (var typed in _texts.In(text))
            foreach (var reader in readers.Where(r => r != typed.Author
                && r.World.Guilds[0].Owner != r
                && !(typed.MayBeSeen && _couples.GetValueOrDefault(r) == _couples.GetValueOrDefault(typed.Author))))
                _leaks.Add($"{reader} could read {typed} in {where}");
    }

    private static void Add<TKey>(Dictionary<TKey, List<WorldMessage>> all, TKey key, WorldMessage message)
        where TKey : notnull
    {
        if (all.TryGetValue(key, out var messages))
            messages.Add(message);
        else
            all[key] = [message];
    }

    private static Guid? DanceOf(string? customId) =>
        customId is not null && Dance().Match(customId) is { Success: true } found && Base64Url.IsValid(found.Groups[1].ValueSpan)
            ? new Guid(Base64Url.DecodeFromUtf8(Encoding.ASCII.GetBytes(found.Groups[1].Value)))
            : null;

    [GeneratedRegex("^d\\.[a-z]+:([A-Za-z0-9_-]{22})(:|$)")]
    private static partial Regex Dance();
}

using System.Text.Json;

namespace Rehearsal.World;

[Flags]
internal enum MessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,
    Ephemeral = 1 << 6,
    Loading = 1 << 7,
    SuppressNotifications = 1 << 12,
    ComponentsV2 = 1 << 15,
}

/// <summary>A file of a message.</summary>
internal sealed record Attachment(ulong Id, string FileName, string ContentType, ReadOnlyMemory<byte> Bytes, string? Description);

/// <summary>What a message says. An edit replaces it as a whole.</summary>
internal sealed record MessageBody
{
    public static MessageBody Empty { get; } = new();

    public string Content { get; init; } = "";
    public IReadOnlyList<Component> Components { get; init; } = [];
    public IReadOnlyList<JsonElement> Embeds { get; init; } = [];
    public JsonElement? Poll { get; init; }
    public MessageFlags Flags { get; init; }
    public IReadOnlyList<User> Mentions { get; init; } = [];
    public IReadOnlyList<Role> MentionRoles { get; init; } = [];
    public bool MentionsEveryone { get; init; }
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    public bool IsEmpty => Content.Length == 0 && Components.Count == 0 && Embeds.Count == 0 && Poll is null && Attachments.Count == 0;
}

/// <summary>A message, as long as it lives; it keeps its last body when it is gone.</summary>
internal sealed class Message(ulong id, Channel channel, User author, DateTimeOffset at)
{
    private readonly HashSet<string> _past = [];

    public ulong Id { get; } = id;
    public Channel Channel { get; } = channel;
    public User Author { get; } = author;
    public DateTimeOffset Timestamp { get; } = at;
    public DateTimeOffset? EditedAt { get; internal set; }
    public MessageBody Body { get; internal set; } = MessageBody.Empty;

    /// <summary>0 for what is written or replied, other numbers for the platform's own notices.</summary>
    public int Type { get; init; }

    /// <summary>The only person who sees it, if it is ephemeral.</summary>
    public Person? EphemeralFor { get; init; }

    /// <summary>The interaction it answers.</summary>
    public Interaction? AnswerTo { get; init; }
    public string? Nonce { get; init; }
    public Message? ReplyTo { get; init; }
    public bool IsDeleted { get; internal set; }
    public bool IsPinned { get; internal set; }

    /// <summary>What the bot reacted with.</summary>
    public ISet<string> OwnReactions { get; } = new HashSet<string>(StringComparer.Ordinal);

    public bool IsEphemeral => EphemeralFor is not null;
    public string Content => Body.Content;
    public MessageFlags Flags => Body.Flags;
    public bool IsSilent => Flags.HasFlag(MessageFlags.SuppressNotifications);
    public bool IsLoading => Flags.HasFlag(MessageFlags.Loading);
    public IReadOnlyList<User> Mentions => Body.Mentions;

    /// <summary>Every component, nested ones after their parents.</summary>
    public IEnumerable<Component> Components => Body.Components.SelectMany(c => c.WithDescendants());
    public IEnumerable<Component> Buttons => Components.Where(c => c.Type == ComponentType.Button);
    public IEnumerable<Component> Selects => Components.Where(c => c.IsSelect);

    /// <summary>The labels of the buttons, in order.</summary>
    public IReadOnlyList<string> Labels => [.. Buttons.Select(b => b.Label ?? b.CustomId ?? b.Url ?? "")];

    /// <summary>Everything a person can read in it: content, embeds and text displays, one per line.</summary>
    public string Text => string.Join('\n', Texts().Where(t => t.Length > 0));

    /// <summary>The button with this label or custom id, if there is one.</summary>
    public Component? Button(string labelOrCustomId) => Buttons.FirstOrDefault(b => b.Is(labelOrCustomId));

    public override string ToString() => Rendering.Brief(this);

    internal void Replace(MessageBody body)
    {
        foreach (var component in Components.Where(c => c.CustomId is not null))
            _past.UnionWith(component.Names);
        Body = body;
    }

    /// <summary>Whether such a component stands on it or once did.</summary>
    internal bool Once(string name) => _past.Contains(name) || Components.Any(c => c.Is(name));

    private IEnumerable<string> Texts()
    {
        yield return Content;
        foreach (var embed in Body.Embeds)
        {
            foreach (var name in (string[])["title", "description"])
            {
                if (embed.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String)
                    yield return text.GetString()!;
            }
        }
        foreach (var text in Components.Where(c => c.Type == ComponentType.TextDisplay))
            yield return text.Content ?? "";
    }
}

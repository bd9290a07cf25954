using System.Text.Json;

namespace Rehearsal.World;

[Flags]
internal enum WorldMessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,
    Ephemeral = 1 << 6,
    Loading = 1 << 7,
    SuppressNotifications = 1 << 12,
    ComponentsV2 = 1 << 15,
}

/// <summary>A file of a message.</summary>
internal sealed record WorldAttachment(ulong Id, string FileName, string ContentType, ReadOnlyMemory<byte> Bytes, string? Description);

/// <summary>The content of a message. An edit replaces it as a whole.</summary>
internal sealed record WorldMessageBody
{
    public static WorldMessageBody Empty { get; } = new();

    public string Content { get; init; } = "";
    public IReadOnlyList<WorldComponent> Components { get; init; } = [];
    public IReadOnlyList<JsonElement> Embeds { get; init; } = [];
    public JsonElement? Poll { get; init; }
    public WorldMessageFlags Flags { get; init; }
    public IReadOnlyList<WorldUser> Mentions { get; init; } = [];
    public IReadOnlyList<WorldRole> MentionRoles { get; init; } = [];
    public bool MentionsEveryone { get; init; }
    public IReadOnlyList<WorldAttachment> Attachments { get; init; } = [];

    public bool IsEmpty
    {
        get
        {
            if (Content.Length > 0 || Poll is not null)
                return false;
            return Components.Count == 0 && Embeds.Count == 0 && Attachments.Count == 0;
        }
    }
}

/// <summary>A message. It keeps its last content when it has been deleted.</summary>
internal sealed class WorldMessage(ulong id, WorldChannel channel, WorldUser author, DateTimeOffset at)
{
    /// <summary>These are the platform's numbers for its own notices in threads.</summary>
    public const int RecipientAdded = 1;
    public const int RecipientRemoved = 2;
    public const int NameChanged = 4;

    private readonly HashSet<string> _past = [];

    public ulong Id { get; } = id;
    public WorldChannel Channel { get; } = channel;
    public WorldUser Author { get; } = author;
    public DateTimeOffset Timestamp { get; } = at;
    public DateTimeOffset? EditedAt { get; internal set; }
    public WorldMessageBody Body { get; internal set; } = WorldMessageBody.Empty;

    /// <summary>This is 0 for ordinary messages and replies, and another number for the platform's own notices.</summary>
    public int Type { get; init; }

    /// <summary>True for a notice of who came, who went, or a new name, which nobody can edit or delete.</summary>
    public bool IsNotice => Type is RecipientAdded or RecipientRemoved or NameChanged;

    /// <summary>This is the only person who sees an ephemeral message; it is null for others.</summary>
    public WorldPerson? EphemeralFor { get; init; }

    /// <summary>This is the interaction that the message answers.</summary>
    public WorldInteraction? AnswerTo { get; init; }
    public string? Nonce { get; init; }
    public WorldMessage? ReplyTo { get; init; }
    public bool IsDeleted { get; internal set; }
    public bool IsPinned { get; internal set; }

    /// <summary>These are the bot's own reactions.</summary>
    public ISet<string> OwnReactions { get; } = new HashSet<string>(StringComparer.Ordinal);

    public bool IsEphemeral => EphemeralFor is not null;
    public string Content => Body.Content;
    public WorldMessageFlags Flags => Body.Flags;
    public bool IsSilent => Flags.HasFlag(WorldMessageFlags.SuppressNotifications);
    public bool IsLoading => Flags.HasFlag(WorldMessageFlags.Loading);
    public IReadOnlyList<WorldUser> Mentions => Body.Mentions;

    /// <summary>These are all components, nested ones after their parents.</summary>
    public IEnumerable<WorldComponent> Components => Body.Components.SelectMany(c => c.WithDescendants());
    public IEnumerable<WorldComponent> Buttons => Components.Where(c => c.Type == WorldComponentType.Button);
    public IEnumerable<WorldComponent> Selects => Components.Where(c => c.IsSelect);

    /// <summary>These are the labels of the buttons, in order.</summary>
    public IReadOnlyList<string> Labels => [.. Buttons.Select(b => b.Label ?? b.CustomId ?? b.Url ?? "")];

    /// <summary>This is all text of the message: content, embeds and text displays, one per line.</summary>
    public string Text => string.Join('\n', Texts().Where(t => t.Length > 0));

    /// <summary>Returns the button with this label or custom id, or null.</summary>
    public WorldComponent? Button(string labelOrCustomId) => Buttons.FirstOrDefault(b => b.Is(labelOrCustomId));

    public override string ToString() => TextRendering.Brief(this);

    internal void Replace(WorldMessageBody body)
    {
        foreach (var component in Components.Where(c => c.CustomId is not null))
            _past.UnionWith(component.Names);
        Body = body;
    }

    /// <summary>True when the message has or once had such a component.</summary>
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
        foreach (var text in Components.Where(c => c.Type == WorldComponentType.TextDisplay))
            yield return text.Content ?? "";
    }
}

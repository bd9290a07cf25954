using System.Text.Json.Nodes;

namespace Rehearsal.World;

internal enum WorldInteractionType
{
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

internal enum WorldInteractionState
{
    /// <summary>Waiting for the first answer.</summary>
    New,

    /// <summary>"Thinking…" stands there.</summary>
    Deferred,
    Answered,

    /// <summary>No answer came in time: the token is void.</summary>
    Failed,
}

/// <summary>Something a person did that the bot has to answer.</summary>
internal sealed class WorldInteraction
{
    private static readonly TimeSpan _tokenLives = TimeSpan.FromMinutes(15);

    internal WorldInteraction(WorldPerson by, WorldChannel channel, WorldInteractionType type, JsonObject data, string what)
    {
        By = by;
        Channel = channel;
        Type = type;
        Data = data;
        What = what;
        Id = by.World.NextId();
        CreatedAt = by.World.Now;
        Token = MakeToken(Id);
        Answer = new(this);
    }

    public ulong Id { get; }
    public string Token { get; }
    public WorldPerson By { get; }
    public WorldChannel Channel { get; }
    public WorldInteractionType Type { get; }
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The data as it goes over the wire, without the resolved objects.</summary>
    public JsonObject Data { get; }

    /// <summary>The accounts, roles and channels the data speaks of.</summary>
    public IReadOnlyList<object> Resolved { get; init; } = [];

    /// <summary>The message whose component was used, also for a modal that was opened from one.</summary>
    public WorldMessage? Source { get; init; }

    /// <summary>In a history's words.</summary>
    public string What { get; }
    public WorldInteractionState State { get; internal set; }

    /// <summary>The message that @original means.</summary>
    public WorldMessage? Original { get; internal set; }
    public SeenAnswer Answer { get; }
    public bool IsExpired => By.World.Now - CreatedAt >= _tokenLives;

    /// <summary>
    /// A fault lost the reply to an acknowledgement that was carried out, or the interaction was delivered again: a second one is no
    /// mistake.
    /// </summary>
    internal bool MayAnswerTwice { get; set; }
    /// <summary>When it went out, by the wire's clock.</summary>
    internal long SentAt { get; set; }
    internal bool NextFollowupEdits { get; set; }
    internal ITimer? Deadline { get; set; }

    private static string MakeToken(ulong id)
    {
        var noise = System.Security.Cryptography.SHA512.HashData(System.Text.Encoding.ASCII.GetBytes($"interaction {id}"));
        return Convert.ToBase64String([.. System.Text.Encoding.ASCII.GetBytes($"interaction:{id}:"), .. noise])
            .TrimEnd('=').Replace('+', 'A').Replace('/', 'B');
    }
}

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
    /// <summary>The interaction waits for its first answer.</summary>
    New,

    /// <summary>The interaction was deferred and shows "thinking…".</summary>
    Deferred,
    Answered,

    /// <summary>No answer came in time, and the token is invalid.</summary>
    Failed,
}

/// <summary>An action of a person that the bot has to answer.</summary>
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

    /// <summary>This is the data as it is sent, without the resolved objects.</summary>
    public JsonObject Data { get; }

    /// <summary>These are the users, roles and channels that the data refers to.</summary>
    public IReadOnlyList<object> Resolved { get; init; } = [];

    /// <summary>This is the message whose component was used, also for a modal that was opened from one.</summary>
    public WorldMessage? Source { get; init; }

    /// <summary>This describes the action for the history.</summary>
    public string What { get; }
    public WorldInteractionState State { get; internal set; }

    /// <summary>This is the message that @original means.</summary>
    public WorldMessage? Original { get; internal set; }
    public SeenAnswer Answer { get; }
    public bool IsExpired => By.World.Now - CreatedAt >= _tokenLives;

    /// <summary>
    /// True when a second acknowledgement is no violation, because a fault lost the reply to the first one or the interaction was delivered
    /// twice.
    /// </summary>
    internal bool MayAnswerTwice { get; set; }
    /// <summary>This is when it was sent, as a timestamp of the transport clock.</summary>
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

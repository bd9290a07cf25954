namespace Rehearsal.World;

internal enum SeenAnswerKind
{
    Waiting,

    /// <summary>The answer is a new message, ephemeral or not.</summary>
    Message,

    /// <summary>"IntimacyBot is thinking…"; <see cref="SeenAnswer.SettledAsync"/> waits for the end of it.</summary>
    Thinking,
    Modal,

    /// <summary>The message with the pressed component was edited.</summary>
    Updated,

    /// <summary>The interaction was acknowledged without a visible change; one may follow.</summary>
    DeferredUpdate,
    Choices,

    /// <summary>"This interaction failed."</summary>
    Failed,
}

/// <summary>One suggestion of an autocompletion.</summary>
internal sealed record AutocompleteSuggestion(string Name, string Value);

/// <summary>What a person saw after an action. It changes while the bot edits its reply.</summary>
internal sealed class SeenAnswer
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<WorldMessage> _followups = [];
    private readonly World _world;

    internal SeenAnswer(WorldInteraction interaction)
    {
        Interaction = interaction;
        _world = interaction.By.World;
    }

    /// <summary>Makes a failed answer for an interaction that the client did not send.</summary>
    internal static SeenAnswer FailedAtOnce(WorldInteraction interaction, string why)
    {
        interaction.State = WorldInteractionState.Failed;
        interaction.Answer.Finish(SeenAnswerKind.Failed, null, why);
        return interaction.Answer;
    }

    public WorldInteraction Interaction { get; }
    public WorldPerson By => Interaction.By;
    public SeenAnswerKind Kind { get; private set; }

    /// <summary>This is the reply, or the message that was updated, even when it has been deleted since.</summary>
    public WorldMessage? Message { get; private set; }
    public WorldModal? Modal { get; private set; }
    public IReadOnlyList<AutocompleteSuggestion> Choices { get; private set; } = [];

    /// <summary>These are further messages through the same token.</summary>
    public IReadOnlyList<WorldMessage> Followups => _world.Locked(() => _followups.ToArray());
    public bool Failed => Kind == SeenAnswerKind.Failed;
    public string? Why { get; private set; }
    public bool IsEphemeral => Message?.IsEphemeral ?? false;

    /// <summary>This is the text of the reply.</summary>
    public string Text => Message?.Text ?? "";

    /// <summary>
    /// After "thinking" or a silent acknowledgement, waits until the bot edited, deleted or followed up; returns at once otherwise.
    /// </summary>
    /// <exception cref="TimeoutException">Nothing came within five seconds of real time, or the given time.</exception>
    public async Task<SeenAnswer> SettledAsync(TimeSpan? timeout = null)
    {
        await _world.WaitForAsync(_ => _settled.Task.IsCompleted, $"{By}'s \"{Interaction.What}\" to settle (it is {Kind})", timeout);
        return this;
    }

    public override string ToString() => Kind switch
    {
        SeenAnswerKind.Modal => $"modal \"{Modal!.Title}\"",
        SeenAnswerKind.Failed => $"failed: {Why}",
        SeenAnswerKind.Choices => string.Join(", ", Choices.Select(c => c.Name)),
        _ => $"{Kind}: {Message}",
    };

    internal Task FirstAsync() => _first.Task;

    internal bool IsSettled => _settled.Task.IsCompleted;

    /// <summary>Sets the first answer.</summary>
    internal void Begin(SeenAnswerKind kind, WorldMessage? message)
    {
        (Kind, Message) = (kind, message);
        _first.TrySetResult();
        if (kind is not (SeenAnswerKind.Thinking or SeenAnswerKind.DeferredUpdate))
            _settled.TrySetResult();
    }

    internal void Begin(WorldModal modal)
    {
        Modal = modal;
        Begin(SeenAnswerKind.Modal, null);
    }

    internal void Begin(IReadOnlyList<AutocompleteSuggestion> choices)
    {
        Choices = choices;
        Begin(SeenAnswerKind.Choices, null);
    }

    /// <summary>Sets the final form of the answer.</summary>
    internal void Finish(SeenAnswerKind kind, WorldMessage? message, string? why = null)
    {
        (Kind, Message, Why) = (kind, message ?? Message, why);
        _first.TrySetResult();
        _settled.TrySetResult();
    }

    internal void Follow(WorldMessage message)
    {
        _followups.Add(message);
        _settled.TrySetResult();
    }
}

namespace Rehearsal.World;

internal enum AnswerKind
{
    Waiting,

    /// <summary>A new message, ephemeral or not.</summary>
    Message,

    /// <summary>"IntimacyBot is thinking…"; <see cref="Answer.SettledAsync"/> waits for the end of it.</summary>
    Thinking,
    Modal,

    /// <summary>The message with the pressed component changed.</summary>
    Updated,

    /// <summary>Acknowledged without a visible change; one may follow.</summary>
    DeferredUpdate,
    Choices,

    /// <summary>"This interaction failed."</summary>
    Failed,
}

/// <summary>One suggestion of an autocompletion.</summary>
internal sealed record Choice(string Name, string Value);

/// <summary>What a person saw after they did something. It goes on living while the bot edits its reply.</summary>
internal sealed class Answer
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Message> _followups = [];
    private readonly World _world;

    internal Answer(Interaction interaction)
    {
        Interaction = interaction;
        _world = interaction.By.World;
    }

    /// <summary>An answer that never left the person's own program.</summary>
    internal static Answer FailedAtOnce(Interaction interaction, string why)
    {
        interaction.State = InteractionState.Failed;
        interaction.Answer.Finish(AnswerKind.Failed, null, why);
        return interaction.Answer;
    }

    public Interaction Interaction { get; }
    public Person By => Interaction.By;
    public AnswerKind Kind { get; private set; }

    /// <summary>The reply, or the message that was updated; also when it has been deleted since.</summary>
    public Message? Message { get; private set; }
    public Modal? Modal { get; private set; }
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>Further messages through the same token.</summary>
    public IReadOnlyList<Message> Followups => _world.Locked(() => _followups.ToArray());
    public bool Failed => Kind == AnswerKind.Failed;
    public string? Why { get; private set; }
    public bool IsEphemeral => Message?.IsEphemeral ?? false;

    /// <summary>What can be read in the reply.</summary>
    public string Text => Message?.Text ?? "";

    /// <summary>
    /// After "thinking" or a silent acknowledgement, waits until the bot edited, deleted or followed up; returns at once otherwise.
    /// </summary>
    /// <exception cref="TimeoutException">Nothing came within five seconds of real time, or the given time.</exception>
    public async Task<Answer> SettledAsync(TimeSpan? timeout = null)
    {
        await _world.WaitForAsync(_ => _settled.Task.IsCompleted, $"{By}'s \"{Interaction.What}\" to settle (it is {Kind})", timeout);
        return this;
    }

    public override string ToString() => Kind switch
    {
        AnswerKind.Modal => $"modal \"{Modal!.Title}\"",
        AnswerKind.Failed => $"failed: {Why}",
        AnswerKind.Choices => string.Join(", ", Choices.Select(c => c.Name)),
        _ => $"{Kind}: {Message}",
    };

    internal Task FirstAsync() => _first.Task;

    internal bool IsSettled => _settled.Task.IsCompleted;

    /// <summary>The first answer came.</summary>
    internal void Begin(AnswerKind kind, Message? message)
    {
        (Kind, Message) = (kind, message);
        _first.TrySetResult();
        if (kind is not (AnswerKind.Thinking or AnswerKind.DeferredUpdate))
            _settled.TrySetResult();
    }

    internal void Begin(Modal modal)
    {
        Modal = modal;
        Begin(AnswerKind.Modal, null);
    }

    internal void Begin(IReadOnlyList<Choice> choices)
    {
        Choices = choices;
        Begin(AnswerKind.Choices, null);
    }

    /// <summary>What was begun came to its end.</summary>
    internal void Finish(AnswerKind kind, Message? message, string? why = null)
    {
        (Kind, Message, Why) = (kind, message ?? Message, why);
        _first.TrySetResult();
        _settled.TrySetResult();
    }

    internal void Follow(Message message)
    {
        _followups.Add(message);
        _settled.TrySetResult();
    }
}

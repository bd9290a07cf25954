namespace Rehearsal.World;

internal sealed partial class World
{
    private static readonly TimeSpan _patienceForAnswers = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _impatience = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, Interaction> _interactions = [];
    private readonly HashSet<Interaction> _unsettled = [];

    /// <summary>Interactions that wait for their first answer.</summary>
    public int Unanswered => Locked(() => _unsettled.Count(i => i.State == InteractionState.New));

    /// <summary>Sends an interaction on its way and returns what its person sees first.</summary>
    /// <exception cref="RehearsalException">Whoever it is has left the server, and sees nothing of it any more.</exception>
    internal Task<Answer> BeginAsync(Interaction interaction) => Locked(() =>
    {
        if (interaction.Channel.Guild is { } guild && guild.Member(interaction.By) is null)
            throw new RehearsalException($"{interaction.By} is not a member of {guild.Name} any more.");
        _interactions[interaction.Token] = interaction;
        _unsettled.Add(interaction);
        interaction.SentAt = Options.TransportClock.GetTimestamp();
        interaction.Deadline = Options.TransportClock.CreateTimer(
            _ => Expire(interaction), null, Options.AnswerWithin, Timeout.InfiniteTimeSpan);
        Raise(new WorldEvent.Interacted(interaction));
        return FirstAsync(interaction.Answer);
    });

    /// <summary>The wire's clock may stand still in a test; a bot that never answers must not hang it.</summary>
    private async Task<Answer> FirstAsync(Answer answer)
    {
        try
        {
            await answer.FirstAsync().WaitAsync(_patienceForAnswers, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Nobody answered {answer.By}'s \"{answer.Interaction.What}\".\nWhat happened:\n{History.Recent(80)}");
        }
        return answer;
    }

    /// <summary>The interaction a first answer is meant for.</summary>
    internal Interaction ToAcknowledge(ulong id, string token)
    {
        if (!_interactions.TryGetValue(token, out var interaction) || interaction.Id != id || interaction.State == InteractionState.Failed)
            throw Refused.UnknownInteraction;
        return interaction.State == InteractionState.New ? interaction : throw Refused.AlreadyAcknowledged;
    }

    /// <summary>The interaction whose token is used after the first answer.</summary>
    internal Interaction ToFollow(string token)
    {
        if (!_interactions.TryGetValue(token, out var interaction))
            throw Refused.UnknownWebhook;
        if (interaction.State is InteractionState.New or InteractionState.Failed)
            throw Refused.UnknownWebhook;
        return interaction.IsExpired ? throw Refused.TokenExpired : interaction;
    }

    internal Interaction? FindInteraction(string token) => _interactions.GetValueOrDefault(token);

    internal Message Reply(Interaction interaction, MessageBody body)
    {
        if (body.IsEmpty)
            throw Refused.EmptyMessage;
        var message = PostAnswer(interaction, body);
        interaction.Original = message;
        Settle(interaction, InteractionState.Answered);
        interaction.Answer.Begin(AnswerKind.Message, message);
        return Told(interaction, message, "a message");
    }

    internal Message Defer(Interaction interaction, bool ephemeral)
    {
        var flags = MessageFlags.Loading | (ephemeral ? MessageFlags.Ephemeral : 0);
        var message = PostAnswer(interaction, new() { Flags = flags });
        (interaction.Original, interaction.NextFollowupEdits) = (message, true);
        Settle(interaction, InteractionState.Deferred);
        interaction.Answer.Begin(AnswerKind.Thinking, message);
        return Told(interaction, message, "thinking");
    }

    internal void DeferUpdate(Interaction interaction)
    {
        interaction.Original = interaction.Source;
        Settle(interaction, InteractionState.Answered);
        interaction.Answer.Begin(AnswerKind.DeferredUpdate, interaction.Source);
        Raise(new WorldEvent.Answered(interaction, "acknowledged"));
    }

    internal void Update(Interaction interaction, MessageBody body)
    {
        Change(interaction.Source!, body);
        interaction.Original = interaction.Source;
        Settle(interaction, InteractionState.Answered);
        interaction.Answer.Begin(AnswerKind.Updated, interaction.Source);
        Raise(new WorldEvent.Answered(interaction, "the message changed"));
    }

    internal void Suggest(Interaction interaction, IReadOnlyList<Choice> choices)
    {
        Settle(interaction, InteractionState.Answered);
        interaction.Answer.Begin(choices);
        Raise(new WorldEvent.Answered(interaction, $"choices {string.Join(", ", choices.Select(c => $"{c.Name} [{c.Value}]"))}"));
    }

    internal void Open(Interaction interaction, Modal modal)
    {
        Settle(interaction, InteractionState.Answered);
        interaction.Answer.Begin(modal);
        var components = string.Concat(modal.Components.Select(c => $"\n    {c.Json.GetRawText()}"));
        Raise(new WorldEvent.Answered(interaction, $"form \"{modal.Title}\" [{modal.CustomId}]{components}"));
    }

    /// <summary>A further message; right after "thinking" it takes that one's place.</summary>
    internal Message FollowUp(Interaction interaction, MessageBody body)
    {
        if (body.IsEmpty)
            throw Refused.EmptyMessage;
        if (interaction is { NextFollowupEdits: true, Original: { IsDeleted: false } loading })
        {
            EditAnswer(interaction, loading, body with { Flags = body.Flags & ~MessageFlags.Ephemeral });
            return loading;
        }
        var message = PostAnswer(interaction, body);
        interaction.Answer.Follow(message);
        return message;
    }

    internal void EditAnswer(Interaction interaction, Message message, MessageBody body)
    {
        var kept = message.Flags & MessageFlags.Ephemeral;
        Change(message, body with { Flags = (body.Flags & ~(MessageFlags.Loading | MessageFlags.Ephemeral)) | kept });
        if (message == interaction.Original)
            Finish(interaction, message);
    }

    internal void DeleteAnswer(Interaction interaction, Message message)
    {
        Erase(message);
        if (message == interaction.Original)
            Finish(interaction, message);
    }

    /// <summary>A message this token may touch.</summary>
    internal static Message AnswerOf(Interaction interaction, ulong? id)
    {
        var message = id is null || id == interaction.Original?.Id
            ? interaction.Original
            : interaction.Answer.Followups.FirstOrDefault(m => m.Id == id);
        return message is { IsDeleted: false } ? message : throw Refused.UnknownMessage;
    }

    private void Finish(Interaction interaction, Message message)
    {
        interaction.NextFollowupEdits = false;
        var kind = message == interaction.Source ? AnswerKind.Updated : AnswerKind.Message;
        if (!interaction.Answer.IsSettled)
            interaction.Answer.Finish(kind, message);
        Settle(interaction, InteractionState.Answered);
        Signal();
    }

    private Message PostAnswer(Interaction interaction, MessageBody body) => Post(Bot, interaction.Channel, new(body)
    {
        Type = interaction.Type == InteractionType.Command && interaction.Original is null ? 20 : 0,
        EphemeralFor = body.Flags.HasFlag(MessageFlags.Ephemeral) ? interaction.By : null,
        AnswerTo = interaction,
    });

    private Message Told(Interaction interaction, Message message, string how)
    {
        Raise(new WorldEvent.Answered(interaction, $"{how} {message.Id}"));
        return message;
    }

    private void Settle(Interaction interaction, InteractionState state)
    {
        // A client that hears nothing for so long does not wait for the reply to its acknowledgement any more, and sends it again.
        interaction.MayAnswerTwice |= Options.TransportClock.GetElapsedTime(interaction.SentAt) >= _impatience;
        interaction.State = state;
        interaction.Deadline?.Dispose();
        if (state != InteractionState.Deferred)
            _unsettled.Remove(interaction);
    }

    private void Expire(Interaction interaction) => Locked(() =>
    {
        if (interaction.State != InteractionState.New)
            return;
        Settle(interaction, InteractionState.Failed);
        interaction.Answer.Finish(AnswerKind.Failed, null, "no answer in time");
        Raise(new WorldEvent.Answered(interaction, "This interaction failed"));
    });
}

namespace Rehearsal.World;

internal sealed partial class World
{
    private static readonly TimeSpan _firstAnswerTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _clientRetryAfter = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, WorldInteraction> _interactions = [];
    private readonly HashSet<WorldInteraction> _unsettled = [];

    /// <summary>This counts the interactions that wait for their first answer.</summary>
    public int Unanswered => Locked(() => _unsettled.Count(i => i.State == WorldInteractionState.New));

    /// <summary>Sends an interaction and returns what its person sees first.</summary>
    /// <exception cref="RehearsalException">The person has left the server.</exception>
    internal Task<SeenAnswer> BeginAsync(WorldInteraction interaction) => Locked(() =>
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

    /// <summary>
    /// Waits for the first answer by real time too, because a test's transport clock may stand still and a bot that never answers must not
    /// hang the test.
    /// </summary>
    private async Task<SeenAnswer> FirstAsync(SeenAnswer answer)
    {
        try
        {
            await answer.FirstAsync().WaitAsync(_firstAnswerTimeout, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(
                $"Nobody answered {answer.By}'s \"{answer.Interaction.What}\".\nWhat happened:\n{History.Recent(80)}");
        }
        return answer;
    }

    /// <summary>Returns the interaction that a first answer is meant for.</summary>
    internal WorldInteraction ToAcknowledge(ulong id, string token)
    {
        if (!_interactions.TryGetValue(token, out var interaction)
            || interaction.Id != id
            || interaction.State == WorldInteractionState.Failed)
            throw RefusedException.UnknownInteraction;
        return interaction.State == WorldInteractionState.New ? interaction : throw RefusedException.AlreadyAcknowledged;
    }

    /// <summary>Returns the interaction whose token is used after the first answer.</summary>
    internal WorldInteraction ToFollow(string token)
    {
        if (!_interactions.TryGetValue(token, out var interaction))
            throw RefusedException.UnknownWebhook;
        if (interaction.State is WorldInteractionState.New or WorldInteractionState.Failed)
            throw RefusedException.UnknownWebhook;
        return interaction.IsExpired ? throw RefusedException.TokenExpired : interaction;
    }

    internal WorldInteraction? FindInteraction(string token) => _interactions.GetValueOrDefault(token);

    internal WorldMessage Reply(WorldInteraction interaction, WorldMessageBody body)
    {
        if (body.IsEmpty)
            throw RefusedException.EmptyMessage;
        var message = PostAnswer(interaction, body);
        interaction.Original = message;
        Settle(interaction, WorldInteractionState.Answered);
        interaction.Answer.Begin(SeenAnswerKind.Message, message);
        return RaiseAnswered(interaction, message, "a message");
    }

    internal WorldMessage Defer(WorldInteraction interaction, bool ephemeral)
    {
        var flags = WorldMessageFlags.Loading | (ephemeral ? WorldMessageFlags.Ephemeral : 0);
        var message = PostAnswer(interaction, new() { Flags = flags });
        (interaction.Original, interaction.NextFollowupEdits) = (message, true);
        Settle(interaction, WorldInteractionState.Deferred);
        interaction.Answer.Begin(SeenAnswerKind.Thinking, message);
        return RaiseAnswered(interaction, message, "thinking");
    }

    internal void DeferUpdate(WorldInteraction interaction)
    {
        interaction.Original = interaction.Source;
        Settle(interaction, WorldInteractionState.Answered);
        interaction.Answer.Begin(SeenAnswerKind.DeferredUpdate, interaction.Source);
        Raise(new WorldEvent.Answered(interaction, "acknowledged"));
    }

    internal void Update(WorldInteraction interaction, WorldMessageBody body)
    {
        Change(interaction.Source!, body);
        interaction.Original = interaction.Source;
        Settle(interaction, WorldInteractionState.Answered);
        interaction.Answer.Begin(SeenAnswerKind.Updated, interaction.Source);
        Raise(new WorldEvent.Answered(interaction, "the message changed"));
    }

    internal void Suggest(WorldInteraction interaction, IReadOnlyList<AutocompleteSuggestion> choices)
    {
        Settle(interaction, WorldInteractionState.Answered);
        interaction.Answer.Begin(choices);
        Raise(new WorldEvent.Answered(interaction, $"choices {string.Join(", ", choices.Select(c => $"{c.Name} [{c.Value}]"))}"));
    }

    internal void Open(WorldInteraction interaction, WorldModal modal)
    {
        Settle(interaction, WorldInteractionState.Answered);
        interaction.Answer.Begin(modal);
        var components = string.Concat(modal.Components.Select(c => $"\n    {c.Json.GetRawText()}"));
        Raise(new WorldEvent.Answered(interaction, $"form \"{modal.Title}\" [{modal.CustomId}]{components}"));
    }

    /// <summary>Adds a further message. Right after a deferral it replaces the "thinking" message.</summary>
    internal WorldMessage FollowUp(WorldInteraction interaction, WorldMessageBody body)
    {
        if (body.IsEmpty)
            throw RefusedException.EmptyMessage;
        if (interaction is { NextFollowupEdits: true, Original: { IsDeleted: false } loading })
        {
            EditAnswer(interaction, loading, body with { Flags = body.Flags & ~WorldMessageFlags.Ephemeral });
            return loading;
        }
        var message = PostAnswer(interaction, body);
        interaction.Answer.Follow(message);
        return message;
    }

    internal void EditAnswer(WorldInteraction interaction, WorldMessage message, WorldMessageBody body)
    {
        var kept = message.Flags & WorldMessageFlags.Ephemeral;
        Change(message, body with { Flags = (body.Flags & ~(WorldMessageFlags.Loading | WorldMessageFlags.Ephemeral)) | kept });
        if (message == interaction.Original)
            Finish(interaction, message);
    }

    internal void DeleteAnswer(WorldInteraction interaction, WorldMessage message)
    {
        Erase(message);
        if (message == interaction.Original)
            Finish(interaction, message);
    }

    /// <summary>Returns a message that this token may change.</summary>
    internal static WorldMessage AnswerOf(WorldInteraction interaction, ulong? id)
    {
        var message = id is null || id == interaction.Original?.Id
            ? interaction.Original
            : interaction.Answer.Followups.FirstOrDefault(m => m.Id == id);
        return message is { IsDeleted: false } ? message : throw RefusedException.UnknownMessage;
    }

    private void Finish(WorldInteraction interaction, WorldMessage message)
    {
        interaction.NextFollowupEdits = false;
        var kind = message == interaction.Source ? SeenAnswerKind.Updated : SeenAnswerKind.Message;
        if (!interaction.Answer.IsSettled)
            interaction.Answer.Finish(kind, message);
        Settle(interaction, WorldInteractionState.Answered);
        Signal();
    }

    private WorldMessage PostAnswer(WorldInteraction interaction, WorldMessageBody body)
    {
        var isReplyToCommand = interaction.Type == WorldInteractionType.Command && interaction.Original is null;
        return Post(Bot, interaction.Channel, new(body)
        {
            Type = isReplyToCommand ? 20 : 0,
            EphemeralFor = body.Flags.HasFlag(WorldMessageFlags.Ephemeral) ? interaction.By : null,
            AnswerTo = interaction,
        });
    }

    private WorldMessage RaiseAnswered(WorldInteraction interaction, WorldMessage message, string how)
    {
        Raise(new WorldEvent.Answered(interaction, $"{how} {message.Id}"));
        return message;
    }

    private void Settle(WorldInteraction interaction, WorldInteractionState state)
    {
        // A client that gets no reply to its acknowledgement for so long sends it again.
        interaction.MayAnswerTwice |= Options.TransportClock.GetElapsedTime(interaction.SentAt) >= _clientRetryAfter;
        interaction.State = state;
        interaction.Deadline?.Dispose();
        if (state != WorldInteractionState.Deferred)
            _unsettled.Remove(interaction);
    }

    /// <summary>Ends the time for first answers now: what has none yet fails on the screen of its person.</summary>
    public void ExpireInteractions() => Locked(() =>
    {
        foreach (var interaction in _unsettled.ToList())
            Expire(interaction);
    });

    private void Expire(WorldInteraction interaction) => Locked(() =>
    {
        if (interaction.State != WorldInteractionState.New)
            return;
        Settle(interaction, WorldInteractionState.Failed);
        interaction.Answer.Finish(SeenAnswerKind.Failed, null, "no answer in time");
        Raise(new WorldEvent.Answered(interaction, "This interaction failed"));
    });
}

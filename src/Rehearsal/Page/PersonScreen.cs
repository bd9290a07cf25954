using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>What a person whose screen is not shown would notice.</summary>
internal enum ScreenNews
{
    None,

    /// <summary>Something is new or has changed without a sound.</summary>
    Changed,
    Rang,
}

/// <summary>A person's screen on one open page: the open channel, pending interactions, and the open form.</summary>
public sealed class PersonScreen
{
    private readonly Dictionary<ulong, string> _troubles = [];
    private readonly HashSet<ulong> _waiting = [];
    private ulong _leftAt;
    private DateTimeOffset _leftOn;

    internal PersonScreen(WorldPerson person, DemoServer server)
    {
        (Person, Server) = (person, server);
        Open = person.VisibleChannels.FirstOrDefault(c => c == server.Home);
        Leave();
    }

    internal WorldPerson Person { get; }
    internal DemoServer Server { get; }
    internal World.World World => Server.World;

    /// <summary>This is the channel that is shown.</summary>
    internal WorldChannel? Open { get; private set; }

    /// <summary>This is the id of the message that a link has opened; 0 if the link named only a channel.</summary>
    internal ulong Target { get; private set; }

    /// <summary>This is the text that a pressed mention of a command puts into the message box, until it is taken.</summary>
    internal string? Draft { get; private set; }
    internal WorldModal? Form { get; private set; }

    /// <summary>These are the inputs of the form's fields.</summary>
    internal IReadOnlyList<FieldInput> Answers { get; private set; } = [];
    internal string? FormTrouble { get; private set; }

    /// <summary>This is what went wrong with a command or a message.</summary>
    internal string? Trouble { get; private set; }

    /// <summary>True while a form is being submitted.</summary>
    internal bool IsSubmitting { get; private set; }

    /// <summary>True while a command is being sent.</summary>
    internal bool IsCalling { get; private set; }

    internal string? TroubleAt(WorldMessage message) => _troubles.GetValueOrDefault(message.Id);

    internal bool WaitsFor(WorldMessage message) => _waiting.Contains(message.Id);

    /// <summary>Marks the open channel as read, and closes what no longer exists.</summary>
    internal void Look()
    {
        if (Open is { } open && !Person.CanSee(open))
            Open = Person.VisibleChannels.FirstOrDefault(c => !c.IsThread && c.Guild is not null);
        if (Open is not null)
            Person.Read(Open);
    }

    internal void Go(WorldChannel channel, ulong message = 0) => (Open, Target, Trouble) = (channel, message, null);

    internal void GoToDirect() => Go(World.DirectWith(Person));

    internal void Write(string text) => Draft = text;

    internal string? TakeDraft()
    {
        var draft = Draft;
        Draft = null;
        return draft;
    }

    /// <summary>Marks the time at which another person's screen was shown instead; <see cref="News"/> counts from then.</summary>
    internal void Leave() => World.Locked(() => (_leftAt, _leftOn) = (World.NextId(), World.Now));

    /// <summary>Returns what has come since <see cref="Leave"/>, or is unread.</summary>
    internal ScreenNews News()
    {
        var unread = Person.Unread;
        if (Person.Notifications.Any(n => IsNew(n.Message) || unread.Contains(n.Message)))
            return ScreenNews.Rang;
        var isChanged = unread.Count > 0 || (Open is { } open && Person.Sees(open).Any(m => IsNew(m) || m.EditedAt > _leftOn));
        return isChanged ? ScreenNews.Changed : ScreenNews.None;
    }

    internal void Say(string text)
    {
        try
        {
            Trouble = null;
            if (text.StartsWith('/'))
                Trouble = "Choose the command from the list.";
            else if (Open is { } open)
                Person.Say(open, text);
        }
        catch (Exception e) when (e is RehearsalException or RefusedException)
        {
            Trouble = $"Your message was not sent: {e.Message}";
        }
    }

    internal async Task CallAsync(string path, IEnumerable<(string, object?)> options)
    {
        (Trouble, IsCalling) = (null, true);
        Trouble = await TryAsync(() => Person.CommandAsync(Open!, path, [.. options]), "The application did not respond");
        IsCalling = false;
    }

    internal Task PressAsync(WorldMessage message, WorldComponent button) =>
        UseAsync(message, () => Person.PressAsync(message, button.CustomId!));

    internal Task ChooseAsync(WorldMessage message, WorldComponent select, IEnumerable<object> values) =>
        UseAsync(message, () => Person.SelectAsync(message, select.CustomId!, [.. values]));

    internal async Task SubmitAsync()
    {
        if (Form is not { } form || IsSubmitting)
            return;
        IsSubmitting = true;
        var values = Answers.Select(a => (a.Field.CustomId, a.Value())).ToArray();
        var trouble = await TryAsync(() => form.SubmitAsync(values), "Something went wrong. Try again.");
        IsSubmitting = false;
        if (trouble is null && Form == form)
            CloseForm();
        FormTrouble = trouble;
    }

    internal void CancelForm()
    {
        Form?.Cancel();
        CloseForm();
    }

    /// <summary>Removes an ephemeral message from the screen. No event is sent.</summary>
    internal void Dismiss(WorldMessage message) => World.Locked(() => Person.Drop(message));

    private bool IsNew(WorldMessage message)
    {
        var isTheirs = message.Author != Person && !message.IsDeleted;
        return isTheirs && message.Id > _leftAt;
    }

    private void CloseForm() => (Form, Answers, FormTrouble) = (null, [], null);

    private void OpenForm(WorldModal modal)
    {
        (Form, FormTrouble) = (modal, null);
        Answers = [.. modal.Fields.Select(f => new FieldInput(f, PickerItems.Of(this, f.Input)))];
    }

    private async Task UseAsync(WorldMessage message, Func<Task<SeenAnswer>> act)
    {
        _troubles.Remove(message.Id);
        if (!_waiting.Add(message.Id))
            return;
        if (await TryAsync(act, "This interaction failed") is { } trouble)
            _troubles[message.Id] = trouble;
        _waiting.Remove(message.Id);
    }

    private async Task<string?> TryAsync(Func<Task<SeenAnswer>> act, string whenFailed)
    {
        try
        {
            var answer = await act();
            if (answer.Modal is { } modal)
                OpenForm(modal);
            return answer.Failed ? whenFailed : null;
        }
        catch (RehearsalException e)
        {
            return e.Message;
        }
    }
}

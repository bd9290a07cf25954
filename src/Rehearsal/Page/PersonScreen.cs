using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>A person's screen on one open page: where they look, what they wait for, and the form in front of them.</summary>
public sealed class PersonScreen
{
    private readonly Dictionary<ulong, string> _troubles = [];
    private readonly HashSet<ulong> _waiting = [];

    internal PersonScreen(WorldPerson person, DemoServer server)
    {
        (Person, Town) = (person, server);
        Open = person.VisibleChannels.FirstOrDefault(c => c == server.Home);
    }

    internal WorldPerson Person { get; }
    internal DemoServer Town { get; }
    internal World.World World => Town.World;

    /// <summary>The channel in front of them.</summary>
    internal WorldChannel? Open { get; private set; }
    internal WorldModal? Form { get; private set; }

    /// <summary>What stands in the form's fields.</summary>
    internal IReadOnlyList<FieldInput> Answers { get; private set; } = [];
    internal string? FormTrouble { get; private set; }

    /// <summary>What went wrong with a command or a message.</summary>
    internal string? Trouble { get; private set; }

    /// <summary>A form is on its way.</summary>
    internal bool IsSubmitting { get; private set; }

    /// <summary>A command is on its way.</summary>
    internal bool IsCalling { get; private set; }

    internal string? TroubleAt(WorldMessage message) => _troubles.GetValueOrDefault(message.Id);

    internal bool WaitsFor(WorldMessage message) => _waiting.Contains(message.Id);

    /// <summary>Looks at the screen: what is open is read, what has gone is closed.</summary>
    internal void Look()
    {
        if (Open is { } open && !Person.CanSee(open))
            Open = Person.VisibleChannels.FirstOrDefault(c => !c.IsThread && c.Guild is not null);
        if (Open is not null)
            Person.Read(Open);
    }

    internal void Go(WorldChannel channel) => (Open, Trouble) = (channel, null);

    internal void GoToDirect() => Go(World.DirectWith(Person));

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

    /// <summary>Takes an ephemeral message off the screen; nobody hears of it.</summary>
    internal void Dismiss(WorldMessage message) => World.Locked(() => Person.Drop(message));

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

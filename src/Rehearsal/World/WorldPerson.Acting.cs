using System.Text.Json.Nodes;

namespace Rehearsal.World;

internal sealed partial class WorldPerson
{
    /// <summary>
    /// Uses a slash command ("pair", "checkin schedule"). Returns what this person saw first; see <see cref="SeenAnswer.SettledAsync"/>.
    /// </summary>
    /// <exception cref="RehearsalException">Discord would not offer the command here, or not send it like this.</exception>
    public Task<SeenAnswer> CommandAsync(WorldChannel channel, string path, params (string Name, object? Value)[] options) =>
        World.Locked(() =>
        {
            var line = Line(channel, path);
            var data = line.Finished(options);
            var words = string.Concat(options.Select(o => $" {o.Name}:{o.Value}"));
            var what = $"used /{path}{words}";
            return World.BeginAsync(new(this, channel, WorldInteractionType.Command, data, what) { Resolved = line.Resolved });
        });

    /// <summary>Types into an option and returns what is suggested.</summary>
    public async Task<IReadOnlyList<AutocompleteSuggestion>> AutocompleteAsync(
        WorldChannel channel, string path, string option, string partial, params (string Name, object? Value)[] others)
    {
        var answer = await World.Locked(() =>
        {
            var line = Line(channel, path);
            var data = line.Typing(option, partial, others);
            var what = $"typed /{path} {option}:{partial}";
            return World.BeginAsync(new(this, channel, WorldInteractionType.Autocomplete, data, what) { Resolved = line.Resolved });
        });
        return answer.Choices;
    }

    /// <summary>
    /// Presses a button by its label or custom id. If it stood on the message once but no longer does, or the message is gone,
    /// Discord says "This interaction failed" without telling the bot.
    /// </summary>
    /// <exception cref="RehearsalException">This person does not see the message, or such a button never was there.</exception>
    public Task<SeenAnswer> PressAsync(WorldMessage message, string button) => World.Locked(() =>
    {
        if (Unusable(message, button, $"pressed [{button}]") is { } failed)
            return Task.FromResult(failed);
        var pressed = message.Button(button);
        if (pressed is null)
            return Task.FromResult(SeenAnswer.FailedAtOnce(Lost(message, $"pressed [{button}]"), "the button has gone"));
        if (pressed.IsDisabled || pressed.CustomId is null)
            throw new RehearsalException($"[{button}] cannot be pressed: it is {(pressed.IsDisabled ? "disabled" : "a link")}.");
        var data = new JsonObject { ["component_type"] = (int)pressed.Type, ["id"] = pressed.Id, ["custom_id"] = pressed.CustomId };
        Read(message);
        var what = $"pressed [{pressed.Label}] {pressed.CustomId}";
        return World.BeginAsync(new(this, message.Channel, WorldInteractionType.Component, data, what) { Source = message });
    });

    /// <summary>Chooses in a select menu, found by its custom id or placeholder. Options go by value or label.</summary>
    public Task<SeenAnswer> SelectAsync(WorldMessage message, string select, params object[] values) => World.Locked(() =>
    {
        if (Unusable(message, select, $"chose in {select}") is { } failed)
            return Task.FromResult(failed);
        var menu = message.Selects.FirstOrDefault(s => s.Is(select));
        if (menu is null)
            return Task.FromResult(SeenAnswer.FailedAtOnce(Lost(message, $"chose in {select}"), "the menu has gone"));
        if (menu.IsDisabled)
            throw new RehearsalException($"{select} is disabled.");
        var resolved = new List<object>();
        var data = new JsonObject
        {
            ["component_type"] = (int)menu.Type,
            ["id"] = menu.Id,
            ["custom_id"] = menu.CustomId,
            ["values"] = FormSubmission.Values(World, menu, values.SelectMany(FormSubmission.Many), resolved),
        };
        Read(message);
        var what = $"chose {string.Join(", ", values)} in {menu.CustomId}";
        return World.BeginAsync(new(this, message.Channel, WorldInteractionType.Component, data, what)
        {
            Source = message,
            Resolved = resolved,
        });
    });

    /// <summary>The commands Discord offers this person in this channel.</summary>
    public IReadOnlyList<WorldCommand> CommandsIn(WorldChannel channel) =>
        World.Locked(() => World.Commands.Where(c => WhyNot(c, channel) is null).ToArray());

    private CommandLine Line(WorldChannel channel, string path)
    {
        var words = path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = World.Commands.Where(c => c.Type == 1 && c.Name == words[0]).ToList();
        if (named.Count == 0)
            throw new RehearsalException($"There is no command /{words[0]}.");
        var command = named.Find(c => WhyNot(c, channel) is null)
            ?? throw new RehearsalException($"{Name} is not offered /{path} in {channel}: {WhyNot(named[0], channel)}.");
        return new(World, command, words);
    }

    private string? WhyNot(WorldCommand command, WorldChannel channel)
    {
        if (!WorldPermissions.CanSee(this, channel))
            return "they do not see the channel";
        if (!command.WorksIn(channel.Guild is null ? 1 : 0) || (command.Guild is { } only && only != channel.Guild))
            return "the command is not meant for this place";
        if (channel.Guild is not { } guild)
            return null;
        if (!guild.HasBot)
            return "the bot is not there";
        if (channel.Thread is { IsArchived: true })
            return "the thread is archived";
        var held = WorldPermissions.Effective(this, channel);
        if (!held.HasFlag(WorldPermission.UseApplicationCommands))
            return "they may not use commands there";
        var isAdministrator = WorldPermissions.Of(this, guild).HasFlag(WorldPermission.Administrator);
        if (isAdministrator || command.DefaultMemberPermissions is not { } needed)
            return null;
        var hasAll = needed != 0 && (WorldPermissions.Of(this, channel) & needed) == needed;
        return hasAll ? null : "they lack the permission it asks for";
    }

    private SeenAnswer? Unusable(WorldMessage message, string component, string what)
    {
        var mine = message.EphemeralFor is { } only
            ? only == this
            : WorldPermissions.CanSee(this, message.Channel) || message.Channel.IsDeleted;
        if (!mine)
            throw new RehearsalException($"{Name} does not see that message.");
        if (!message.Once(component))
            throw new RehearsalException($"There is no \"{component}\" on the message, only: {string.Join(", ", message.Labels)}.");
        if (message.IsDeleted || message.Channel.IsDeleted)
            return SeenAnswer.FailedAtOnce(Lost(message, what), "the message has gone");
        return message.Channel.Thread is { IsArchived: true } && !World.Platform.ButtonsWorkInArchivedThreads
            ? SeenAnswer.FailedAtOnce(Lost(message, what), "the thread is archived")
            : null;
    }

    private WorldInteraction Lost(WorldMessage message, string what) =>
        new(this, message.Channel, WorldInteractionType.Component, [], what) { Source = message };
}

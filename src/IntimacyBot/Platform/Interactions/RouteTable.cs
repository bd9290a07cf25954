using Discord.Interactions;

namespace IntimacyBot.Platform.Interactions;

/// <summary>Registers the commands, component presses and form submissions of one slice.</summary>
internal interface IRoutes
{
    void Map(RouteTable routes);
}

internal delegate Task<Reply> Handler(InteractionContext interaction, CancellationToken cancel);

/// <summary>
/// One registered handler. A route that may answer with a form is never deferred, because Discord accepts a form only as the first answer.
/// </summary>
internal sealed record Route(Handler Handle, bool OpensForm);

/// <summary>What kind of interaction a route answers.</summary>
internal enum RouteKind
{
    Command,
    Autocomplete,
    Press,
    Form,
}

/// <summary>Finds the handler of an interaction. The table is filled once, at the start.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, Route> _commands = [];
    private readonly Dictionary<string, Route> _presses = [];
    private readonly Dictionary<string, Route> _forms = [];
    private readonly Dictionary<string, Route> _typed = [];
    private readonly List<ApplicationCommand> _definitions = [];

    public RouteTable(IEnumerable<IRoutes> slices)
    {
        foreach (var slice in slices)
            slice.Map(this);
    }

    public IReadOnlyList<ApplicationCommand> Definitions => _definitions;

    /// <summary>Lists every route by its kind and its name. A form may have the same name as the press that opens it.</summary>
    public IEnumerable<(RouteKind Kind, string Name, Route Route)> All =>
        new[]
        {
            (RouteKind.Command, _commands),
            (RouteKind.Autocomplete, _typed),
            (RouteKind.Press, _presses),
            (RouteKind.Form, _forms),
        }.SelectMany(routes => routes.Item2.Select(route => (routes.Item1, route.Key, route.Value)));

    public void Command(ApplicationCommand definition, Handler handler, bool opensForm = false)
    {
        _definitions.Add(definition);
        _commands.Add(definition.Name, new Route(handler, opensForm));
    }

    public void Autocomplete(string command, Handler handler) => _typed.Add(command, new Route(handler, true));

    public void Press<T>(Func<InteractionContext, T, CancellationToken, Task<Reply>> handler, bool opensForm = false)
        where T : struct, ICustomId =>
        _presses.Add(CustomIds.RouteOf(typeof(T)), Typed(handler, opensForm));

    public void Form<T>(Func<InteractionContext, T, CancellationToken, Task<Reply>> handler)
        where T : struct, ICustomId =>
        _forms.Add(CustomIds.RouteOf(typeof(T)), Typed(handler, opensForm: false));

    public Route? Find(Interaction interaction) => interaction.Type switch
    {
        InteractionType.ApplicationCommand => _commands.GetValueOrDefault(interaction.Data.Name),
        InteractionType.Autocomplete => _typed.GetValueOrDefault(interaction.Data.Name),
        InteractionType.MessageComponent => _presses.GetValueOrDefault(CustomIds.RouteOf(interaction.Data.CustomId)),
        InteractionType.ModalSubmit => _forms.GetValueOrDefault(CustomIds.RouteOf(interaction.Data.CustomId)),
        _ => null,
    };

    private static Route Typed<T>(Func<InteractionContext, T, CancellationToken, Task<Reply>> handler, bool opensForm)
        where T : struct, ICustomId =>
        new(
            (interaction, cancel) => CustomIds.Read<T>(interaction.CustomId) is { } id
                ? handler(interaction, id, cancel)
                : throw new UnreadableIdException(),
            opensForm);
}

/// <summary>Thrown for a custom id that has a known route but fields that its type never wrote.</summary>
internal sealed class UnreadableIdException : Exception;

using IntimacyBot.Platform.Interactions;

namespace Tests.Access;

/// <summary>Says for whom a route does anything.</summary>
internal enum Access
{
    /// <summary>It shows what is the same for all, or only what belongs to whoever presses, whatever ids it carries.</summary>
    Everyone,

    /// <summary>Whoever may manage the server.</summary>
    Managers,

    /// <summary>The one person whom the id names, or to whom the record belongs that it names.</summary>
    Owner,

    /// <summary>The two of the couple.</summary>
    Couple,

    /// <summary>Of the two, the one who asked and waits, or prepares to ask.</summary>
    Asker,

    /// <summary>Of the two, the one who was asked.</summary>
    Asked,

    /// <summary>Of the two, whoever's turn it is.</summary>
    Turn,

    /// <summary>Of the two, whoever wrote the words that stand in the room.</summary>
    Author,

    /// <summary>Of the two, whoever wrote the words that are not shared yet.</summary>
    Writer,
}

/// <summary>
/// Declares for every route who may use it. A route that is missing here fails the test, so that nobody adds a handler without saying whom
/// it serves. <see cref="AccessMatrixStories"/> tries everybody else.
/// </summary>
internal static class RouteAccess
{
    /// <summary>These are the routes by their kind, each with the names of its own.</summary>
    private static readonly (Access Access, RouteKind Kind, string Names)[] Declared =
    [
        (Access.Everyone, RouteKind.Command, "help learn safety support privacy settings home pause leave pair goodstuff checkin practice"),
        (Access.Everyone, RouteKind.Command, "reach sardines repair journey meta urge are"),
        (Access.Managers, RouteKind.Command, "setup doctor"),
        (Access.Everyone, RouteKind.Autocomplete, "practice checkin"),
        (Access.Everyone, RouteKind.Form, "leave-word privacy-word jar.add ci.hour ci.mine s.form d.asked"),
        (Access.Writer, RouteKind.Form, "d.form"),
        (Access.Everyone, RouteKind.Press, "hide back safety safety-from safetypart safe.part safetycountry safe.country unsure support"),
        (Access.Everyone, RouteKind.Press, "help report learn learnselect read-first settings pausepage pause resume leave leave-way"),
        (Access.Everyone, RouteKind.Press, "home homemenu waiting use-bell bell.in damaged-read all allmenu d.open d.own d.after d.choose"),
        (Access.Everyone, RouteKind.Press, "journey journey.begin journey.want"),
        (Access.Everyone, RouteKind.Press, "pair partner inviting invite invite-back invite-not accept-not"),
        (Access.Everyone, RouteKind.Press, "privacy privacy-file privacy-delete privacy-way jar.open jar.put jar.one jar.mine jar.pick"),
        (Access.Everyone, RouteKind.Press, "ci.status ci.now ci.when ci.again ci.later ci.zone"),
        (Access.Everyone, RouteKind.Press, "s.act s.pick s.list s.start s.all s.which"),
        (Access.Managers, RouteKind.Press, "setup-channel"),
        (Access.Owner, RouteKind.Press, "open consent still-on ci ci.skip ci.wake jar.out jar.show d.promise"),
        (Access.Owner, RouteKind.Press, "accept accept-later no-more invite-read"),
        (Access.Couple, RouteKind.Press, "invite-again d.both d.last jar.last d.moment d.in d.prepare"),
        (Access.Asker, RouteKind.Press, "d.lead d.gate d.start d.first d.firstselect"),
        (Access.Asked, RouteKind.Press, "d.card d.herepick d.hereselect d.time"),
        (Access.Turn, RouteKind.Press, "d.floor d.pick d.select"),
        (Access.Author, RouteKind.Press, "d.piece d.pieceof"),
        (Access.Writer, RouteKind.Press, "d.preview d.carry"),
    ];

    public static IReadOnlyDictionary<(RouteKind Kind, string Name), Access> All { get; } = Declared
        .SelectMany(d => d.Names.Split(' ').Select(name => (Route: (d.Kind, name), d.Access)))
        .ToDictionary(d => d.Route, d => d.Access);
}

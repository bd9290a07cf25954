using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>A command or subcommand that can be typed after the slash.</summary>
internal sealed record SlashCommand(string Path, string Description, IReadOnlyList<WorldCommandOption> Options)
{
    /// <summary>Returns the commands that this person is offered in the open channel.</summary>
    public static IReadOnlyList<SlashCommand> For(PersonScreen screen) => screen.Open is not { } open
        ? []
        : [.. screen.Person.CommandsIn(open).Where(c => c.Type == 1)
            .SelectMany(c => Below(c.Name, c.Description, c.Options)).OrderBy(p => p.Path, StringComparer.Ordinal)];

    private static IEnumerable<SlashCommand> Below(string path, string description, IReadOnlyList<WorldCommandOption> options)
    {
        var parts = options.Where(o => o.Type is WorldCommandOption.SubCommand or WorldCommandOption.SubCommandGroup).ToList();
        return parts.Count == 0
            ? [new(path, description, options)]
            : parts.SelectMany(p => Below($"{path} {p.Name}", p.Description, p.Options));
    }
}

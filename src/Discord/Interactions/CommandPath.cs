namespace Discord.Interactions;

/// <summary>Walks through groups and subcommands, which arrive as options that hold options.</summary>
internal static class CommandPath
{
    public static string Of(InteractionData data)
    {
        var path = data.Name;
        for (var options = data.Options; Inner(options) is { } inner; options = inner.Options)
            path = $"{path} {inner.Name}";
        return path;
    }

    public static IReadOnlyList<InteractionOption> Leaf(IReadOnlyList<InteractionOption> options)
    {
        while (Inner(options) is { } inner)
            options = inner.Options;
        return options;
    }

    private static InteractionOption? Inner(IReadOnlyList<InteractionOption> options) =>
        options is [{ Type: CommandOptionType.SubCommand or CommandOptionType.SubCommandGroup } inner, ..] ? inner : null;
}

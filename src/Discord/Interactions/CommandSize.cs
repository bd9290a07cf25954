namespace Discord.Interactions;

/// <summary>
/// The size of a command as the platform counts it: names, descriptions and values, each with its longest language.
/// </summary>
internal static class CommandSize
{
    public static int Of(ApplicationCommand command) =>
        Longest(command.Name, command.NameLocalizations)
        + Longest(command.Description, command.DescriptionLocalizations)
        + Of(command.Options);

    private static int Of(IReadOnlyList<CommandOption>? options)
    {
        var size = 0;
        foreach (var option in options ?? [])
        {
            size += Longest(option.Name, option.NameLocalizations) + Longest(option.Description, option.DescriptionLocalizations);
            size += Of(option.Options);
            foreach (var choice in option.Choices ?? [])
                size += Longest(choice.Name, choice.NameLocalizations) + ((choice.Value as string)?.Length ?? 0);
        }
        return size;
    }

    private static int Longest(string? text, IReadOnlyDictionary<string, string>? localized)
    {
        var longest = text?.Length ?? 0;
        if (localized is not null)
            foreach (var other in localized.Values)
                longest = Math.Max(longest, other.Length);
        return longest;
    }
}

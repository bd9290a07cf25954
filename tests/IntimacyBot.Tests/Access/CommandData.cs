using System.Text.Json.Nodes;
using Discord.Interactions;
using IntimacyBot.Platform.Interactions;

namespace Tests.Access;

/// <summary>Makes the data of a command as Discord would send it: once for each of its subcommands.</summary>
internal static class CommandData
{
    public static IEnumerable<JsonObject> Of(ApplicationCommand command, RouteKind kind)
    {
        var subcommands = (command.Options ?? []).Where(o => o.Type == CommandOptionType.SubCommand).ToList();
        if (subcommands.Count == 0)
            return Typed(kind, command.Options ?? []).Select(options => Command(command, options));
        return subcommands.SelectMany(sub => Typed(kind, sub.Options ?? []).Select(options => Command(command, new JsonArray(new JsonObject
        {
            ["name"] = sub.Name,
            ["type"] = (int)sub.Type,
            ["options"] = options,
        }))));
    }

    private static JsonObject Command(ApplicationCommand command, JsonArray options) =>
        new() { ["id"] = "1", ["name"] = command.Name, ["type"] = 1, ["options"] = options };

    /// <summary>Leaves everything out that may be left out, or types a letter into each option that completes what is typed.</summary>
    private static IEnumerable<JsonArray> Typed(RouteKind kind, IReadOnlyList<CommandOption> options) => kind == RouteKind.Autocomplete
        ? options.Where(o => o.Autocomplete == true).Select(o => new JsonArray(Option(o, focused: true)))
        : [new JsonArray([.. options.Where(o => o.Required == true).Select(o => Option(o, focused: false))])];

    private static JsonObject Option(CommandOption option, bool focused)
    {
        var typed = new JsonObject { ["name"] = option.Name, ["type"] = (int)option.Type };
        typed["value"] = option.Type switch
        {
            CommandOptionType.Integer => 1,
            CommandOptionType.User => "1000000000000000001",
            _ => "r",
        };
        if (focused)
            typed["focused"] = true;
        return typed;
    }
}

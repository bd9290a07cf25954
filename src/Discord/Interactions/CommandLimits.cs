using System.Text.RegularExpressions;

namespace Discord.Interactions;

/// <summary>
/// The limits of command definitions. Source: docs.discord.com/developers/interactions/application-commands#application-command-object.
/// </summary>
internal static partial class CommandLimits
{
    private const int MaxSlashCommands = 100;
    private const int MaxMenuCommands = 15;
    private const int MaxOptions = 25;
    private const int MaxChoices = 25;
    private const int MaxTotal = 8000;
    private const double MaxInteger = 9007199254740991;

    private static readonly HashSet<string> Locales = new(StringComparer.Ordinal)
    {
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi",
        "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "ar", "he",
    };

    public static void Check(IReadOnlyList<ApplicationCommand> commands)
    {
        CheckCount(commands, CommandType.ChatInput, MaxSlashCommands);
        CheckCount(commands, CommandType.User, MaxMenuCommands);
        CheckCount(commands, CommandType.Message, MaxMenuCommands);
        var names = new HashSet<(CommandType, string)>();
        for (var i = 0; i < commands.Count; i++)
        {
            var path = FieldPath.Root.Item("", i);
            CheckCommand(path, commands[i]);
            path.Require("name", names.Add((commands[i].Type, commands[i].Name)), "is used twice");
        }
    }

    /// <summary>A choice for an option of this kind; null for a suggestion, whose option is not known here.</summary>
    public static void CheckChoice(FieldPath path, CommandChoice choice, CommandOptionType? type)
    {
        path.Text("name", choice.Name, 1, 100);
        CheckLocalizations(path, "name_localizations", choice.NameLocalizations, 100);
        var fits = (type, choice.Value) switch
        {
            (CommandOptionType.String or null, string) => true,
            (CommandOptionType.Integer or null, int or long) => true,
            (CommandOptionType.Number or null, int or long or double) => true,
            _ => false,
        };
        path.Require("value", fits, "is not of the option's kind");
        if (choice.Value is string text)
            path.Text("value", text, 1, 100);
    }

    private static void CheckCount(IReadOnlyList<ApplicationCommand> commands, CommandType type, int most)
    {
        var count = commands.Count(command => command.Type == type);
        if (count > most)
            throw FieldPath.Root.Wrong($"{count} commands of kind {type}, at most {most}");
    }

    private static void CheckCommand(FieldPath path, ApplicationCommand command)
    {
        if (command.Type == CommandType.ChatInput)
        {
            CheckName(path, command.Name, command.NameLocalizations);
            CheckDescription(path, command.Description, command.DescriptionLocalizations);
        }
        else
        {
            path.Text("name", command.Name, 1, 32);
            CheckLocalizations(path, "name_localizations", command.NameLocalizations, 32);
            path.Require("description", command.Description is null, "is for slash commands only");
            path.Count("options", command.Options, 0, 0);
        }
        path.Count("contexts", command.Contexts, 1, 3);
        path.Count("integration_types", command.IntegrationTypes, 1, 2);
        OptionLimits.Check(path, command.Options, depth: 0);
        var size = CommandSize.Of(command);
        if (size > MaxTotal)
            throw path.Wrong($"{size} characters in total, at most {MaxTotal}");
    }

    internal static void CheckName(FieldPath path, string name, IReadOnlyDictionary<string, string>? localized)
    {
        path.Text("name", name, 1, 32);
        path.Require("name", IsName(name), "must be lower-case letters, digits, '-', '_' or an apostrophe");
        CheckLocalizations(path, "name_localizations", localized, 32);
        foreach (var (locale, text) in localized ?? NoTexts)
            path.Field("name_localizations").Require(locale, IsName(text), "must be lower-case letters, digits, '-', '_' or an apostrophe");
    }

    internal static void CheckDescription(FieldPath path, string? description, IReadOnlyDictionary<string, string>? localized)
    {
        path.Text("description", description, 1, 100);
        CheckLocalizations(path, "description_localizations", localized, 100);
    }

    private static Dictionary<string, string> NoTexts { get; } = [];

    private static void CheckLocalizations(FieldPath path, string name, IReadOnlyDictionary<string, string>? localized, int most)
    {
        foreach (var (locale, text) in localized ?? NoTexts)
        {
            var at = path.Field(name);
            at.Require(locale, Locales.Contains(locale), "is no language of the platform");
            at.Text(locale, text, 1, most);
        }
    }

    private static bool IsName(string name) => NamePattern().IsMatch(name) && !name.Any(char.IsUpper);

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    /// <summary>Options, subcommands and groups.</summary>
    private static class OptionLimits
    {
        public static void Check(FieldPath path, IReadOnlyList<CommandOption>? options, int depth)
        {
            path.Count("options", options, 0, MaxOptions);
            var names = new HashSet<string>(StringComparer.Ordinal);
            var localNames = new HashSet<(string Locale, string Name)>();
            var optionalSeen = false;
            for (var i = 0; i < (options?.Count ?? 0); i++)
            {
                var (at, option) = (path.Item("options", i), options![i]);
                CheckName(at, option.Name, option.NameLocalizations);
                CheckDescription(at, option.Description, option.DescriptionLocalizations);
                at.Require("name", names.Add(option.Name), "is used twice");
                foreach (var (locale, name) in option.NameLocalizations ?? NoTexts)
                    at.Field("name_localizations").Require(locale, localNames.Add((locale, name)), "is used twice");
                at.Require("type", IsNesting(option) == IsNesting(options[0]), "subcommands and options cannot be mixed");
                at.Require("required", option.Required != true || !optionalSeen, "stands after one that is not required");
                optionalSeen |= option.Required != true;
                CheckKind(at, option, depth);
            }
        }

        private static bool IsNesting(CommandOption option) =>
            option.Type is CommandOptionType.SubCommand or CommandOptionType.SubCommandGroup;

        private static void CheckKind(FieldPath path, CommandOption option, int depth)
        {
            switch (option.Type)
            {
                case CommandOptionType.SubCommandGroup:
                    path.Require("type", depth == 0, "a group stands directly in a command");
                    path.Require(
                        "options",
                        option.Options is { Count: > 0 } && option.Options.All(sub => sub.Type == CommandOptionType.SubCommand),
                        "a group holds subcommands");
                    Check(path, option.Options, depth + 1);
                    break;
                case CommandOptionType.SubCommand:
                    path.Require("options", option.Options is null || !option.Options.Any(IsNesting), "a subcommand holds no subcommands");
                    Check(path, option.Options, depth + 1);
                    break;
                default:
                    path.Count("options", option.Options, 0, 0);
                    CheckValue(path, option);
                    break;
            }
        }

        private static void CheckValue(FieldPath path, CommandOption option)
        {
            var isText = option.Type == CommandOptionType.String;
            var isNumber = option.Type is CommandOptionType.Integer or CommandOptionType.Number;
            path.Count("choices", option.Choices, 0, isText || isNumber ? MaxChoices : 0);
            for (var i = 0; i < (option.Choices?.Count ?? 0); i++)
                CheckChoice(path.Item("choices", i), option.Choices![i], option.Type);
            path.Require(
                "autocomplete",
                option.Autocomplete != true || ((isText || isNumber) && option.Choices is not { Count: > 0 }),
                "needs a text or number without choices");
            path.Require("min_value", isNumber || (option.MinValue ?? option.MaxValue) is null, "is for numbers only");
            path.Require(
                "min_value",
                Math.Abs(option.MinValue ?? 0) <= MaxInteger && Math.Abs(option.MaxValue ?? 0) <= MaxInteger,
                "is beyond 2^53");
            path.Require("min_length", isText || (option.MinLength ?? option.MaxLength) is null, "is for texts only");
            path.Range("min_length", option.MinLength, 0, 6000);
            path.Range("max_length", option.MaxLength, 1, 6000);
            path.Require("file_types", option.Type == CommandOptionType.Attachment || option.FileTypes is null, "is for files only");
            path.Count("file_types", option.FileTypes, 0, 10);
            path.Require("channel_types", option.Type == CommandOptionType.Channel || option.ChannelTypes is null, "is for channels only");
        }
    }
}

using Discord.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>Defines the command as Discord shows it to whoever types it.</summary>
internal static class CheckInCommandDefinition
{
    public const string Name = "checkin";
    public const string Weeks = "weeks";
    public const int MostWeeks = 26;

    public static ApplicationCommand Create(Texts texts)
    {
        return new ApplicationCommand(Name, About(CheckInText.Command))
        {
            Options =
            [
                Subcommand(
                    "schedule",
                    CheckInText.CommandSchedule,
                    Text(CheckInView.Day, CheckInText.CommandDay, completes: true),
                    Text(CheckInView.Time, CheckInText.CommandTime, completes: false),
                    Text(CheckInView.Zone, CheckInText.CommandZone, completes: true)),
                Subcommand("now", CheckInText.CommandNow),
                Subcommand("skip", CheckInText.CommandSkip),
                Subcommand("pause", CheckInText.CommandPause, Integer(Weeks, CheckInText.CommandWeeks, MostWeeks)),
                Subcommand("resume", CheckInText.CommandResume),
                Subcommand("status", CheckInText.CommandStatus),
            ],
        };

        CommandOption Subcommand(string name, CheckInText about, params CommandOption[] options) =>
            new(CommandOptionType.SubCommand, name, About(about)) { Options = options is [] ? null : options };

        CommandOption Text(string name, CheckInText about, bool completes) =>
            new(CommandOptionType.String, name, About(about)) { Required = true, Autocomplete = completes ? true : null };

        CommandOption Integer(string name, CheckInText about, int most) =>
            new(CommandOptionType.Integer, name, About(about)) { Required = true, MinValue = 1, MaxValue = most };

        string About(CheckInText key) => texts[Texts.English, key];
    }
}

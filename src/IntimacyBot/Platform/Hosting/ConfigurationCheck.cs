using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Discord.Hosting;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.AspNetCore.Http;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Checks the whole configuration before anything starts. Each problem is one line with the key, what is wrong, and an example.
/// </summary>
internal static partial class ConfigurationCheck
{
    private const int LongestName = 100;
    private const int LongestContact = 300;

    /// <exception cref="ExitException">The configuration has problems; the exception carries their lines.</exception>
    public static void Pass(IConfiguration configuration)
    {
        var problems = Problems(configuration);
        if (problems.Count > 0)
            throw new ExitException(ExitReason.Misconfigured(problems));
    }

    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
        [
            .. Discord(configuration),
            .. Operators(configuration),
            .. Storage(configuration),
            .. Timings(configuration),
            .. Folders(configuration),
            .. Health(configuration)
        ];

    private static IEnumerable<string> Discord(IConfiguration configuration)
    {
        var options = new DiscordOptions();
        string? unreadable = null;
        try
        {
            DiscordSettings.Apply(configuration, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            unreadable =
                $"{DiscordSettings.TokenFileKey}: {configuration[DiscordSettings.TokenFileKey]} cannot be read ({e.Message.TrimEnd(
                    '.')}). Name a file that holds nothing but the token, for example \"/run/secrets/discord-token\"";
        }

        if (unreadable is not null)
            yield return unreadable;
        else if (options.Token.Length == 0)
            yield return NoToken(configuration);
        foreach (var problem in options.Problems()
            .Where(p => options.Token.Length > 0 || !p.StartsWith("Token:", StringComparison.Ordinal)))
            yield return $"Discord:{problem}";
    }

    private static string NoToken(IConfiguration configuration) => configuration[DiscordSettings.TokenFileKey] is { Length: > 0 } file
        ? $"{DiscordSettings.TokenFileKey}: {file} is empty. Put the token there, and nothing else"
        : $"{DiscordSettings.TokenKey}: there is no token. Set Discord__Token (or Discord__TokenFile) to your bot's token, "
            + "or try everything without Discord: dotnet run --project src/Rehearsal";

    private static IEnumerable<string> Operators(IConfiguration configuration)
    {
        var said = Operator.From(configuration);
        if (said.Name is { } name && (name.Length > LongestName || name.Any(char.IsControl)))
            yield return $"{Operator.NameKey}: one line of at most {LongestName} characters is needed. Example: \"Robin Example\"";
        if (said.Contact is { } contact && (contact.Length > LongestContact || contact.Any(char.IsControl)))
            yield return $"{Operator.ContactKey}: one line of at most {LongestContact} characters is needed. "
                + "Example: \"robin@example.org\"";
    }

    private static IEnumerable<string> Storage(IConfiguration configuration)
    {
        string? problem = null;
        try
        {
            StorageOptions.From(configuration);
        }
        catch (StartupException e)
        {
            problem = e.Message;
        }

        if (problem is not null)
            yield return problem;
    }

    private static IEnumerable<string> Timings(IConfiguration configuration)
    {
        foreach (var span in typeof(Timing)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.PropertyType == typeof(TimeSpan)))
        {
            var key = $"{Timing.Section}:{span.Name}";
            if (configuration[key] is not { } text)
                continue;
            if (!Span().IsMatch(text) || !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value))
                yield return $"{key}: \"{text}\" is not a span of time. "
                    + "Write days.hours:minutes:seconds, for example \"7.00:00:00\" for seven days";
            else if (value < TimeSpan.FromSeconds(1))
                yield return $"{key}: \"{text}\" is too short. At least one second is needed, for example \"00:00:05\"";
        }
    }

    /// <summary>
    /// This rejects "24:00:00", which would be read as 24 days, and a bare number, which would be read as days too, because neither can be
    /// told from a mistake.
    /// </summary>
    [GeneratedRegex(@"^-?(\d{1,6}\.)?([01]?\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,7})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    private static IEnumerable<string> Folders(IConfiguration configuration)
    {
        if (configuration["Practices:Folder"] is { Length: > 0 } folder && !Directory.Exists(folder))
            yield return $"Practices:Folder: there is no folder {folder}. Make it, or leave the key out. Example: \"practices\"";
    }

    private static IEnumerable<string> Health(IConfiguration configuration)
    {
        var url = configuration[HealthPage.Key];
        if (url is { Length: > 0 } && !HealthPage.CanListen(url))
            yield return $"{HealthPage.Key}: \"{url}\" is no address to listen on. Example: \"{HealthPage.Default}\"";
    }
}

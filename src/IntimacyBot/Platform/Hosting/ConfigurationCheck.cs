using System.Globalization;
using System.Reflection;
using Discord.Hosting;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.AspNetCore.Http;

namespace IntimacyBot.Platform.Hosting;

/// <summary>Reads the whole configuration before anything starts: one line for each problem, with the key, what is wrong, and an example.</summary>
internal static class ConfigurationCheck
{
    private const int LongestName = 100;
    private const int LongestContact = 300;

    /// <exception cref="EndingException">Something is wrong; it carries the lines.</exception>
    public static void Pass(IConfiguration configuration)
    {
        var problems = Problems(configuration);
        if (problems.Count > 0)
            throw new EndingException(Ending.Misconfigured(problems));
    }

    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
        [.. Discord(configuration), .. Operators(configuration), .. Storage(configuration), .. Timings(configuration), .. Folders(configuration), .. Health(configuration)];

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
            unreadable = $"{DiscordSettings.TokenFileKey}: {configuration[DiscordSettings.TokenFileKey]} cannot be read ({e.Message.TrimEnd('.')}). Name a file that holds nothing but the token, for example \"/run/secrets/discord-token\"";
        }

        if (unreadable is not null)
            yield return unreadable;
        else if (options.Token.Length == 0)
            yield return NoToken(configuration);
        foreach (var problem in options.Problems().Where(p => options.Token.Length > 0 || !p.StartsWith("Token:", StringComparison.Ordinal)))
            yield return $"Discord:{problem}";
    }

    private static string NoToken(IConfiguration configuration) => configuration[DiscordSettings.TokenFileKey] is { Length: > 0 } file
        ? $"{DiscordSettings.TokenFileKey}: {file} is empty. Put the token there, and nothing else"
        : $"{DiscordSettings.TokenKey}: there is no token. Set Discord__Token (or Discord__TokenFile) to your bot's token, or try everything without Discord: dotnet run --project src/Rehearsal";

    private static IEnumerable<string> Operators(IConfiguration configuration)
    {
        var said = Operator.From(configuration);
        if (said.Name is { } name && (name.Length > LongestName || name.Any(char.IsControl)))
            yield return $"{Operator.NameKey}: one line of at most {LongestName} characters is needed. Example: \"Robin Example\"";
        if (said.Contact is { } contact && (contact.Length > LongestContact || contact.Any(char.IsControl)))
            yield return $"{Operator.ContactKey}: one line of at most {LongestContact} characters is needed. Example: \"robin@example.org\"";
    }

    private static IEnumerable<string> Storage(IConfiguration configuration)
    {
        string? problem = null;
        try
        {
            StorageOptions.From(configuration);
        }
        catch (StartProblem e)
        {
            problem = e.Message;
        }

        if (problem is not null)
            yield return problem;
    }

    private static IEnumerable<string> Timings(IConfiguration configuration)
    {
        var timing = new Timing();
        foreach (var span in typeof(Timing).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(TimeSpan)))
        {
            if (configuration[$"{Timing.Section}:{span.Name}"] is not { } text)
                continue;
            if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value))
                span.SetValue(timing, value);
            else
                yield return $"{Timing.Section}:{span.Name}: \"{text}\" is not a span of time. Write days.hours:minutes:seconds, for example \"7.00:00:00\" for seven days";
        }

        foreach (var problem in new TimingIsSensible().Validate(null, timing).Failures ?? [])
            yield return problem;
    }

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

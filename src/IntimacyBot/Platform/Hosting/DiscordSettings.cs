using System.Reflection;
using Discord.Hosting;

namespace IntimacyBot.Platform.Hosting;

/// <summary>Reads the settings below <c>Discord:*</c>.</summary>
internal static class DiscordSettings
{
    public const string TokenKey = "Discord:Token";
    public const string TokenFileKey = "Discord:TokenFile";
    public const string ApiBaseUrlKey = "Discord:ApiBaseUrl";

    /// <summary>
    /// The address of this project, by which Discord can tell whose requests these are. It stands in Directory.Build.props.
    /// </summary>
    public static string ProjectAddress { get; } = typeof(DiscordSettings).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == nameof(ProjectAddress))
        .Value!;

    public static void Apply(IConfiguration configuration, DiscordOptions options)
    {
        if (configuration[ApiBaseUrlKey] is { Length: > 0 } url)
            options.ApiBaseUrl = url.TrimEnd('/');
        if (typeof(DiscordSettings).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>() is { } version)
            options.UserAgentVersion = version.Version;
        options.UserAgentUrl = ProjectAddress;
        // The token comes last, because its file may be missing, and then everything else is still checked.
        options.Token = Token(configuration) ?? "";
    }

    /// <summary>Returns the configured token, or the content of the token file; null when neither is set.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Token(IConfiguration configuration)
    {
        if (configuration[TokenKey] is { } token && !string.IsNullOrWhiteSpace(token))
            return token.Trim();
        return configuration[TokenFileKey] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : null;
    }
}

using System.Reflection;
using Discord.Hosting;

namespace IntimacyBot.Platform.Hosting;

/// <summary>What <c>Discord:*</c> says.</summary>
internal static class DiscordSettings
{
    public const string TokenKey = "Discord:Token";
    public const string TokenFileKey = "Discord:TokenFile";
    public const string ApiBaseUrlKey = "Discord:ApiBaseUrl";

    public static void Apply(IConfiguration configuration, DiscordOptions options)
    {
        options.Token = Token(configuration) ?? "";
        if (configuration[ApiBaseUrlKey] is { Length: > 0 } url)
            options.ApiBaseUrl = url.TrimEnd('/');
        if (typeof(DiscordSettings).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>() is { } version)
            options.UserAgentVersion = version.Version;
    }

    /// <summary>The token itself, or what the secret file holds; null where neither is set.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Token(IConfiguration configuration)
    {
        if (configuration[TokenKey] is { } token && !string.IsNullOrWhiteSpace(token))
            return token.Trim();
        return configuration[TokenFileKey] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : null;
    }
}

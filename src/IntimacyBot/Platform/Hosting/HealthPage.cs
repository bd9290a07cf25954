using Microsoft.AspNetCore.Http;

namespace IntimacyBot.Platform.Hosting;

/// <summary>Says to a supervisor whether the bot lives and is ready.</summary>
internal sealed class HealthPage
{
    public const string Key = "Health:Url";
    public const string Default = "http://127.0.0.1:8080";

    public static bool CanListen(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", IsUnixPipe: false, PathBase: "" };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

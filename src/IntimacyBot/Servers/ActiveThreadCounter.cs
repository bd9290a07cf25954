using System.Globalization;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;

namespace IntimacyBot.Servers;

/// <summary>Counts the active threads of a server, because Discord permits only so many and then no room can open.</summary>
internal sealed class ActiveThreadCounter(DiscordRest rest)
{
    /// <summary>Discord refuses to create or to open a thread when a server has this many.</summary>
    public const int Most = 1000;

    /// <summary>From this number on, whoever runs the server is warned.</summary>
    public const int Many = 800;

    /// <summary>Returns a number of threads and the largest one, as texts name them.</summary>
    public static (string Name, string Value)[] Values(int count) => [("count", Number(count)), ("most", Number(Most))];

    /// <summary>Returns how many active threads the bot can see; null if Discord does not say now.</summary>
    public async Task<int?> CountAsync(Snowflake guild, CancellationToken cancel)
    {
        try
        {
            var active = await rest.GetActiveThreadsAsync(guild, cancel);
            return active.Threads.Count;
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            return null;
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

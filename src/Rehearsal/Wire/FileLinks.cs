using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rehearsal.World;

namespace Rehearsal.Wire;

/// <summary>Makes and checks the signed addresses of files, which are valid for one day of the world's time.</summary>
internal static class FileLinks
{
    public static string Make(WorldAttachment file, WorldChannel channel, string host)
    {
        var until = (channel.World.Now + TimeSpan.FromDays(1)).ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture);
        var since = channel.World.Now.ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture);
        var path = $"/attachments/{channel.Id}/{file.Id}/{Uri.EscapeDataString(file.FileName)}";
        return $"http://{host}{path}?ex={until}&is={since}&hm={Sign(file.Id, until, channel.World)}";
    }

    public static bool IsGood(ulong file, string? until, string? signature, World.World world)
    {
        if (until is null || signature != Sign(file, until, world))
            return false;
        return long.TryParse(until, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at)
            && DateTimeOffset.FromUnixTimeSeconds(at) > world.Now;
    }

    private static string Sign(ulong file, string until, World.World world) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(world.BotToken), Encoding.UTF8.GetBytes($"{file} {until}")));
}

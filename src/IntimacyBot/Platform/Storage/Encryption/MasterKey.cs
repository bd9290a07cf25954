using System.Diagnostics;
using System.Security.Cryptography;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// The key from which the bot's other keys are derived, and which protects people's data keys. It is stored in a file of its own, never
/// beside the database.
/// </summary>
internal sealed record MasterKey(SealKey Key)
{
    private const string Prefix = "intimacybot-master-key-1:";
    private const string RotatedPrefix = "intimacybot-master-key-2:";

    /// <summary>
    /// The keys under which the bot's own state is sealed and ids are found, one after the other, if a rotation has carried them along. No
    /// stored index could be made again from what is stored.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private byte[]? Carried { get; init; }

    internal byte[] WrappingKey => Key.Derive("wrap");

    internal byte[] BotKey => Carried?[..SealKey.Size] ?? Key.Derive("bot");

    internal byte[] IndexKey => Carried?[SealKey.Size..] ?? Key.Derive("index");

    /// <summary>This value is stored in the database. It shows whether a key belongs to the database, and reveals nothing else.</summary>
    internal byte[] CheckValue => Key.Derive("check");

    internal bool Matches(byte[] checkValue) => CryptographicOperations.FixedTimeEquals(CheckValue, checkValue);

    internal static MasterKey Random() => new(SealKey.Random());

    /// <summary>Returns another key, which opens what the bot has sealed and finds what it has indexed, and wraps anew.</summary>
    internal MasterKey Rotated() => Random() with { Carried = [.. BotKey, .. IndexKey] };

    /// <summary>Returns null if the text is not a master key.</summary>
    internal static MasterKey? Parse(string text)
    {
        var line = text.Trim();
        return Bytes(line, Prefix, SealKey.Size) is { } bytes
            ? new MasterKey(new SealKey(bytes))
            : Bytes(line, RotatedPrefix, 3 * SealKey.Size) is { } all
                ? new MasterKey(new SealKey(all[..SealKey.Size])) { Carried = all[SealKey.Size..] }
                : null;
    }

    internal string Format()
    {
        var (prefix, bytes) = Carried is null ? (Prefix, Key.Expose().ToArray()) : (RotatedPrefix, [.. Key.Expose(), .. Carried]);
        return prefix + Convert.ToBase64String(bytes) + "\n";
    }

    private static byte[]? Bytes(string line, string prefix, int size)
    {
        if (!line.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var bytes = new byte[size + 1];
        return Convert.TryFromBase64String(line[prefix.Length..], bytes, out var length) && length == size ? bytes[..size] : null;
    }
}

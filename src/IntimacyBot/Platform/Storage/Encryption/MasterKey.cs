using System.Security.Cryptography;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>The key above all keys. It lives in a file of its own, never beside the database.</summary>
internal sealed record MasterKey(SealKey Key)
{
    private const string Prefix = "intimacybot-master-key-1:";

    /// <summary>Kept in the database: tells whether a key is the database's, and nothing else.</summary>
    internal byte[] CheckValue => Key.Derive("check");

    internal bool Matches(byte[] checkValue) => CryptographicOperations.FixedTimeEquals(CheckValue, checkValue);

    internal static MasterKey Random() => new(SealKey.Random());

    /// <summary>Null if the text is no master key.</summary>
    internal static MasterKey? Parse(string text)
    {
        var line = text.Trim();
        if (!line.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var bytes = new byte[SealKey.Size + 1];
        var good = Convert.TryFromBase64String(line[Prefix.Length..], bytes, out var length) && length == SealKey.Size;
        return good ? new MasterKey(new SealKey(bytes[..SealKey.Size])) : null;
    }

    internal string Format() => Prefix + Convert.ToBase64String(Key.Expose()) + "\n";
}

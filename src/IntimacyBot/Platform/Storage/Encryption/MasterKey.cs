using System.Security.Cryptography;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// The key from which the bot's other keys are derived, and which protects people's data keys. It is stored in a file of its own, never
/// beside the database.
/// </summary>
internal sealed record MasterKey(SealKey Key)
{
    private const string Prefix = "intimacybot-master-key-1:";

    /// <summary>This value is stored in the database. It shows whether a key belongs to the database, and reveals nothing else.</summary>
    internal byte[] CheckValue => Key.Derive("check");

    internal bool Matches(byte[] checkValue) => CryptographicOperations.FixedTimeEquals(CheckValue, checkValue);

    internal static MasterKey Random() => new(SealKey.Random());

    /// <summary>Returns null if the text is not a master key.</summary>
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

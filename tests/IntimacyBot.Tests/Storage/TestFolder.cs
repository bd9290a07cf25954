using System.Text;
using Microsoft.Extensions.Configuration;
using Tests.TestKit;

namespace Tests.Storage;

/// <summary>A folder for one test, with the database below <c>data</c> and the key below <c>keys</c>.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("intimacybot-");

    internal string Root => _root.FullName;

    internal string Database => BotSettings.DatabaseIn(Root);

    internal string KeyFile => BotSettings.KeyIn(Root);

    internal string Journal => KeyFile + ".erased";

    internal string At(string path) => Path.Combine(Root, path);

    internal IConfiguration Configuration(params (string Key, string Value)[] other) => new ConfigurationBuilder()
        .AddInMemoryCollection(BotSettings.Storage(Root))
        .AddInMemoryCollection(other.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
        .Build();

    /// <summary>Returns all bytes that somebody who has stolen the data folder would have.</summary>
    internal byte[] EverythingOnDisk() =>
        [.. Directory.GetFiles(At("data")).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).SelectMany(File.ReadAllBytes)];

    internal IEnumerable<byte[]> JournalBytes() => Directory.GetFiles(Journal).Select(File.ReadAllBytes);

    /// <summary>Returns the encodings in which a text could stand in a file.</summary>
    internal static IEnumerable<(string How, byte[] Bytes)> Traces(string text)
    {
        var (utf8, utf16) = (Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text));
        yield return ("UTF-8", utf8);
        yield return ("UTF-16", utf16);
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)));
        yield return ("small hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)));
        yield return ("base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(utf8)[..^4]));
        yield return ("base64, shifted by one", Encoding.ASCII.GetBytes(Convert.ToBase64String([0, .. utf8])[4..^4]));
        yield return ("base64, shifted by two", Encoding.ASCII.GetBytes(Convert.ToBase64String([0, 0, .. utf8])[4..^4]));
    }

    public void Dispose() => _root.Delete(recursive: true);
}

using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Tests.Storage;

/// <summary>A folder for one test: the database below <c>data</c>, the key below <c>keys</c>.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("intimacybot-");

    internal string Database => At("data/bot.db");

    internal string KeyFile => At("keys/master.key");

    internal string At(string path) => Path.Combine(_root.FullName, path);

    internal IConfiguration Configuration(params (string Key, string Value)[] other) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = $"Data Source={Database}",
            ["Sealing:KeyFile"] = KeyFile,
        })
        .AddInMemoryCollection(other.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
        .Build();

    /// <summary>Every byte that a thief of the data folder would have.</summary>
    internal byte[] EverythingOnDisk() =>
        [.. Directory.GetFiles(At("data")).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).SelectMany(File.ReadAllBytes)];

    /// <summary>The ways in which a text could stand in a file.</summary>
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

    /// <summary>Runs SQL behind the program's back.</summary>
    internal static object? Sql(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
#pragma warning disable CA2100 // The tests' own sentences.
        using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    public void Dispose() => _root.Delete(recursive: true);
}

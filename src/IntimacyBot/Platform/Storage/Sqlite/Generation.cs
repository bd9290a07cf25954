using System.Security.Cryptography;
using System.Text;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// What the file beside the database says about it. While <see cref="Saved"/> is false, a kill may have come before or after the commit,
/// and the database may hold either value. <see cref="Before"/> is null if the database had none.
/// </summary>
internal sealed record GenerationFile(string Latest, string? Before, bool Saved)
{
    private const string Yes = "yes";
    private const string No = "no ";
    private const string None = "--------------------------------";

    internal static string Of(string database) => database + ".generation";

    /// <summary>Returns null if there is none, or if a kill came while it was made.</summary>
    internal static GenerationFile? Read(string database)
    {
        if (!File.Exists(Of(database))) return null;
        return File.ReadAllText(Of(database)).Split('\n') is [{ Length: > 0 } latest, { Length: > 0 } before, var saved, _]
            ? new GenerationFile(latest, before == None ? null : before, saved == Yes)
            : null;
    }

    /// <summary>The bytes are always of one number, so that the file is overwritten in place and a full disk has room for it.</summary>
    internal byte[] Bytes() => Encoding.ASCII.GetBytes($"{Latest}\n{Before ?? None}\n{(Saved ? Yes : No)}\n");

    internal bool Knows(string? generation) => generation == Latest || generation == Before;
}

/// <summary>
/// A random value that stands in the database and in a file beside it, and changes each time the log was moved into the database file. Each
/// log begins with it. So a start sees an older file that was put in the place of the newer one, another one's log, and a log that is
/// missing, none of which SQLite would notice.
/// </summary>
internal sealed class Generation(StorageOptions options, IFileOperations files) : IDisposable
{
    private volatile bool _stopped;

    /// <summary>
    /// Saves a new value. The caller holds the write lock, and all of the log has been moved into the file. A kill at any point leaves a
    /// database that the next start accepts.
    /// </summary>
    public async Task AdvanceAsync(BotContext context, CancellationToken cancel)
    {
        if (_stopped) return;
        var before = await SystemValues.Get(context, SystemValues.Generation, cancel) is { } had ? Convert.ToHexStringLower(had) : null;
        var value = RandomNumberGenerator.GetBytes(16);
        var next = new GenerationFile(Convert.ToHexStringLower(value), before, Saved: false);
        var beside = GenerationFile.Of(options.DatabaseFile);
        files.Write(beside, next.Bytes());
        await SystemValues.Set(context, SystemValues.Generation, value, cancel);
        await context.SaveChangesAsync(CancellationToken.None);
        files.Write(beside, (next with { Saved = true }).Bytes());
    }

    /// <summary>A process that was stopped changes nothing beside the database any more: the next one may have begun.</summary>
    public void Dispose() => _stopped = true;
}

using System.Globalization;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// One process for one database file, by a lock of the operating system beside it. The system lets go of it when the process ends,
/// however it ends.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _held;

    private FileLock(FileStream held) => _held = held;

    /// <exception cref="StartupException">Another process has it, or the folder cannot be written.</exception>
    internal static FileLock Take(string database)
    {
        var (file, holder) = (database + ".lock", database + ".lock.pid");
        var taken = new FileLock(Open(file, holder));
        if (!Locks(file))
        {
            taken.Dispose();
            throw new StartupException(
                StorageOptions.ConnectionKey, $"files cannot be locked where {file} is", "Put the database on a local disk");
        }

        Name(holder);
        return taken;
    }

    public void Dispose() => _held.Dispose();

    private static FileStream Open(string file, string holder)
    {
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(file)!);
            return Exclusive(file);
        }
        catch (IOException held) when (IsHeld(held))
        {
            throw new StartupException(
                StorageOptions.ConnectionKey,
                $"another process{Holder(holder)} holds {file}",
                "Stop that process, or give this one a database of its own",
                held);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                StorageOptions.ConnectionKey,
                $"{Path.GetDirectoryName(file)} cannot be written ({denied.Message.TrimEnd('.')})",
                "Let the bot's user write there, or name another folder, for example \"Data Source=data/intimacybot.db\"",
                denied);
        }
    }

    private static FileStream Exclusive(string file) => new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>
    /// Some network file systems, and a setting of the runtime, turn locks into nothing: see that a second one is refused.
    /// </summary>
    private static bool Locks(string file)
    {
        try
        {
            using var second = Exclusive(file);
            return false;
        }
        catch (IOException held) when (IsHeld(held))
        {
            return true;
        }
    }

    /// <summary>Linux, macOS and Windows name it each in their own way.</summary>
    private static bool IsHeld(IOException failed) => failed.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <summary>A locked file cannot be read by others, so the number stands in another one. It is a courtesy, not the lock.</summary>
    private static void Name(string file)
    {
        try
        {
            File.WriteAllText(file, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            // A full disk says so itself in a moment, where it matters.
        }
    }

    private static string Holder(string file)
    {
        try
        {
            return int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var id)
                ? string.Create(CultureInfo.InvariantCulture, $" (id {id})")
                : "";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

using System.Globalization;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// Lets only one process use a database file, by an operating-system lock on a file beside it. The system releases the lock when the
/// process ends, even when it is killed.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _held;

    private FileLock(FileStream held) => _held = held;

    /// <exception cref="StartupException">Another process holds the lock, or the folder cannot be written.</exception>
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

    /// <summary>Returns null if another process holds the lock.</summary>
    /// <exception cref="StartupException">The folder cannot be written.</exception>
    internal static FileLock? TryTake(string database)
    {
        try
        {
            return Take(database);
        }
        catch (StartupException held) when (held.InnerException is IOException why && IsHeld(why))
        {
            return null;
        }
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
        catch (IOException full) when (FullDisk.IsWhy(full, Path.GetDirectoryName(file)!))
        {
            throw FullDisk.Problem(StorageOptions.ConnectionKey, Path.GetDirectoryName(file)!, full);
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
    /// Tests that a second lock is refused, because some network file systems, and a setting of the runtime, ignore locks.
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

    /// <summary>Tells whether the file is locked by somebody else. Linux, macOS and Windows each have their own code for it.</summary>
    private static bool IsHeld(IOException failed) => failed.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <summary>
    /// Writes the process id into a second file, because others cannot read a locked file. It is only shown in error messages.
    /// </summary>
    private static void Name(string file)
    {
        try
        {
            File.WriteAllText(file, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            // The process id is only information. A full disk fails the start a moment later with its own message.
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

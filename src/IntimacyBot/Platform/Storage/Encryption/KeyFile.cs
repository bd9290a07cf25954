using System.Text;
using IntimacyBot.Platform.Storage.Sqlite;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// Finds the master key, or creates one on the first run. A database that is already sealed never gets a new key and never starts with a
/// wrong one, because nothing in it could be opened.
/// </summary>
internal static class KeyFile
{
    private const string PutBack = "Put that database's key file back; a new key could open nothing in it";

    /// <exception cref="StartupException">The key is missing, wrong, unreadable, or in the folder of what it protects.</exception>
    internal static MasterKey Find(StorageOptions options, SealedState state)
    {
        var file = options.KeyFile;
        if (CanonicalPath.Contains(Path.GetDirectoryName(options.DatabaseFile)!, file))
        {
            throw Problem($"{file} lies in the folder of the database it protects", "Keep it elsewhere, for example \"keys/master.key\"");
        }

        if (options.Backups is { } backups && CanonicalPath.Contains(backups, file))
        {
            throw Problem($"{file} lies in the folder of the backups it protects", "Keep it elsewhere, for example \"keys/master.key\"");
        }

        if (!File.Exists(file))
        {
            return state.IsSealed
                ? throw Problem($"{file} is missing, and {options.DatabaseFile} was sealed with a key", PutBack)
                : Create(file);
        }

        var key = Load(file);
        if (state.Check is { } check && !key.Matches(check)) throw Problem($"{file} is not the key of {options.DatabaseFile}", PutBack);
        if (state.Check is null
            && state.IsSealed) throw Problem($"{options.DatabaseFile} does not say which key it has", "Restore it from a backup");
        return key;
    }

    /// <summary>True when the file holds the key that is in use, so that the next start finds it.</summary>
    internal static bool Holds(StorageOptions options, MasterKey key)
    {
        try
        {
            return MasterKey.Parse(File.ReadAllText(options.KeyFile))?.Matches(key.CheckValue) ?? false;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static MasterKey Load(string file)
    {
        try
        {
            return MasterKey.Parse(File.ReadAllText(file)) ?? throw Problem($"{file} holds no master key", "Put the right file there");
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw Problem($"{file} cannot be read", "Let the bot's user read it", denied);
        }
    }

    private static MasterKey Create(string file)
    {
        var key = MasterKey.Random();
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(file)!);
            PrivateFiles.Write(file + ".new", Encoding.ASCII.GetBytes(key.Format()));
            File.Move(file + ".new", file);
            return key;
        }
        catch (IOException full) when (FullDisk.IsWhy(full, Path.GetDirectoryName(file)!))
        {
            throw FullDisk.Problem(StorageOptions.KeyFileKey, Path.GetDirectoryName(file)!, full);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw Problem($"{file} cannot be written", "Let the bot's user write there once, or put a key file there", denied);
        }
    }

    private static StartupException Problem(string wrong, string todo, Exception? cause = null) =>
        new(StorageOptions.KeyFileKey, wrong, todo, cause);
}

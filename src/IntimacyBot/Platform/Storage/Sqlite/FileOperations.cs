using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>What migrations and backups do to whole files; a seam, because a crash may come between any two of these.</summary>
internal interface IFileOperations
{
    void Copy(string from, string to);

    /// <summary>Replaces what is there.</summary>
    void Move(string from, string to);

    /// <summary>Does nothing where there is no such file.</summary>
    void Delete(string file);

    /// <summary>Closes a file to everybody but the bot's own user, and returns when its bytes are on disk.</summary>
    void Secure(string file);
}

internal sealed class FileOperations : IFileOperations
{
    public void Copy(string from, string to) => File.Copy(from, to);

    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    public void Delete(string file) => File.Delete(file);

    public void Secure(string file)
    {
        PrivateFiles.Close(file);
        PrivateFiles.ToDisk(file);
    }
}

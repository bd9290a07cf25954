using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// The operations of starts, migrations and backups on whole files. It is a seam for tests, because a crash may come between any two of
/// these calls.
/// </summary>
internal interface IFileOperations
{
    void Copy(string from, string to);

    /// <summary>Replaces an existing file.</summary>
    void Move(string from, string to);

    /// <summary>Does nothing when the file does not exist.</summary>
    void Delete(string file);

    /// <summary>Makes a file accessible to the bot's own user only, and returns when its bytes are on disk.</summary>
    void Secure(string file);

    /// <summary>Writes a private file, over the old content if there is one, and returns when its bytes are on disk.</summary>
    void Write(string file, ReadOnlySpan<byte> content);
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

    public void Write(string file, ReadOnlySpan<byte> content) => PrivateFiles.Overwrite(file, content);
}

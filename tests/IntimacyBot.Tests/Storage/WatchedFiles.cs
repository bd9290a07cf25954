using IntimacyBot.Platform.Storage.Sqlite;

namespace Tests.Storage;

/// <summary>Real file operations with a callback before and after each, where a test lets a crash happen.</summary>
internal sealed class WatchedFiles(Action around) : IFileOperations
{
    private readonly FileOperations _files = new();

    public void Copy(string from, string to) => Around(() => _files.Copy(from, to));

    public void Move(string from, string to) => Around(() => _files.Move(from, to));

    public void Delete(string file) => Around(() => _files.Delete(file));

    public void Secure(string file) => Around(() => _files.Secure(file));

    public void Write(string file, ReadOnlySpan<byte> content)
    {
        around();
        _files.Write(file, content);
        around();
    }

    private void Around(Action operation)
    {
        around();
        operation();
        around();
    }
}

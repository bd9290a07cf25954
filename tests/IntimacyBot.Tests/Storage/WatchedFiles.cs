using IntimacyBot.Platform.Storage.Sqlite;

namespace Tests.Storage;

/// <summary>The real files, with something that happens before and after each operation: at any of these a crash may come.</summary>
internal sealed class WatchedFiles(Action around) : IFileOperations
{
    private readonly FileOperations _files = new();

    public void Copy(string from, string to) => Around(() => _files.Copy(from, to));

    public void Move(string from, string to) => Around(() => _files.Move(from, to));

    public void Delete(string file) => Around(() => _files.Delete(file));

    public void Secure(string file) => Around(() => _files.Secure(file));

    private void Around(Action operation)
    {
        around();
        operation();
        around();
    }
}

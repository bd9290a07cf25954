using System.Security.Cryptography;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Keeps room on the disk for leaving and erasing, as a file of random bytes beside the database: no file system stores them in less room.
/// It is given up only by a write that erases, after the disk has refused it, and made again before the bot is ready.
/// </summary>
internal sealed class DiskReserve(StorageOptions options)
{
    private const int Piece = 1 << 20;

    public static string FileOf(string database) => database + ".reserve";

    public bool IsWhole
    {
        get
        {
            var file = new FileInfo(FileOf(options.DatabaseFile));
            return options.Reserve == (file.Exists ? file.Length : 0);
        }
    }

    /// <exception cref="IOException">There is no room for it; what was begun is deleted.</exception>
    public void Make()
    {
        var file = FileOf(options.DatabaseFile);
        try
        {
            PrivateFiles.Write(file, []);
            using var reserve = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.Read);
            for (var left = options.Reserve; left > 0; left -= Piece)
                reserve.Write(RandomNumberGenerator.GetBytes((int)Math.Min(left, Piece)));
            reserve.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            GiveUp();
            throw;
        }
    }

    /// <summary>Returns false if there was none.</summary>
    public bool GiveUp()
    {
        var file = FileOf(options.DatabaseFile);
        if (!File.Exists(file))
            return false;
        File.Delete(file);
        return true;
    }
}

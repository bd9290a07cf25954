using System.Security.Cryptography;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Keeps room on the disk for leaving and erasing, as files of random bytes: no file system stores them in less room. One lies beside the
/// database, and one in the erasure journal, which may be on another disk. They are given up only by a write that erases, after a disk has
/// refused it, and made again before the bot is ready.
/// </summary>
internal sealed class DiskReserve(StorageOptions options)
{
    private const int Piece = 1 << 20;

    /// <summary>An erasure writes two or three files of the journal anew, each in a few blocks of a disk.</summary>
    private const long MostForJournal = 256 * 1024;

    public bool IsWhole => Parts.All(part => LengthOf(part.File) == part.Size);

    private IEnumerable<(string File, long Size)> Parts =>
    [
        (FileOf(options.DatabaseFile), options.Reserve),
        (InJournal(options.ErasureJournal), Math.Min(options.Reserve, MostForJournal)),
    ];

    public static string FileOf(string database) => database + ".reserve";

    public static string InJournal(string folder) => Path.Combine(folder, "reserve");

    /// <exception cref="FolderRefusedException">There is no room for a part of it; what was begun of that is deleted.</exception>
    public void Make()
    {
        foreach (var (file, size) in Parts.Where(part => LengthOf(part.File) != part.Size))
            FolderRefusedException.Around(Path.GetDirectoryName(file)!, () => Make(file, size));
    }

    /// <summary>Returns false if there was none.</summary>
    public bool GiveUp()
    {
        var there = Parts.Select(part => part.File).Where(File.Exists).ToList();
        there.ForEach(File.Delete);
        return there.Count > 0;
    }

    private static long LengthOf(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private static void Make(string file, long size)
    {
        try
        {
            PrivateFiles.Write(file, []);
            using var reserve = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.Read);
            for (var left = size; left > 0; left -= Piece)
                reserve.Write(RandomNumberGenerator.GetBytes((int)Math.Min(left, Piece)));
            reserve.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            File.Delete(file);
            throw;
        }
    }
}

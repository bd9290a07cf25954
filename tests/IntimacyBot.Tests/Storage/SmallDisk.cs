using System.Diagnostics;

namespace Tests.Storage;

/// <summary>
/// A disk in memory that is really full when it is full. Only the system's administrator can make one, so tests are skipped elsewhere.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _mounted = Directory.CreateTempSubdirectory("small-disk-");

    private SmallDisk()
    {
    }

    internal string Root => _mounted.FullName;

    internal static SmallDisk OrSkip(int megabytes)
    {
        var disk = new SmallDisk();
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Root)) return disk;
        disk._mounted.Delete();
        Assert.Skip("Only the system's administrator can mount a small disk.");
        return disk;
    }

    /// <summary>Takes all the room that is left, down to the last page.</summary>
    internal void Fill()
    {
        using var filler = new FileStream(Path.Combine(Root, "filler"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 0);
        foreach (var size in (int[])[1 << 20, 4096])
        {
            try
            {
                while (true) filler.Write(new byte[size]);
            }
            catch (IOException)
            {
                // The disk is full of pieces of this size.
            }
        }
    }

    internal void MakeRoom() => File.Delete(Path.Combine(Root, "filler"));

    internal void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Root));

    public void Dispose()
    {
        Run("umount", "-l", Root);
        _mounted.Delete();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

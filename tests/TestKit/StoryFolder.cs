namespace Tests.TestKit;

/// <summary>
/// Creates the folder of one story: in memory where the system keeps files there and has room, because what the kill of a bot leaves is the
/// same as on a disk, and nothing waits for a disk.
/// </summary>
internal static class StoryFolder
{
    private const string InMemory = "/dev/shm";
    private const long Room = 1L << 30;

    private static readonly bool HasRoom =
        OperatingSystem.IsLinux() && Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace >= Room;

    public static string Create() => HasRoom
        ? Directory.CreateDirectory(Path.Combine(InMemory, $"bot-{Guid.NewGuid():N}")).FullName
        : Directory.CreateTempSubdirectory("bot-").FullName;
}

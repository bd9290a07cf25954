using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>Tells a full disk from everything else that can prevent a write.</summary>
internal static class FullDisk
{
    private const int SqliteFull = 13;
    private const int SqliteInputOutput = 10;
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Less than this is no room: SQLite reports some writes that found none as other errors.</summary>
    private const long Hardly = 256 * 1024;

    internal static bool IsWhy(Exception failed, string folder) => failed switch
    {
        SqliteException { SqliteErrorCode: SqliteFull } => true,
        SqliteException { SqliteErrorCode: SqliteInputOutput } => HasHardlyRoom(folder),
        IOException { HResult: NoSpace or QuotaExceeded or WindowsHandleDiskFull or WindowsDiskFull } => true,
        _ => failed.InnerException is { } inner && IsWhy(inner, folder),
    };

    internal static StartupException Problem(string key, string folder, Exception cause) =>
        new(key, $"the disk of {folder} is full", "Make room there, and start again; nothing that was there is changed", cause);

    private static bool HasHardlyRoom(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace < Hardly;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}

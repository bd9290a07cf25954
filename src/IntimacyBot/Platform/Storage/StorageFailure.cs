using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

/// <summary>Tells that the disk or the database refused a write from every other fault.</summary>
internal static class StorageFailure
{
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    internal static bool IsWhy(Exception failed) => failed is DbUpdateException and not DbUpdateConcurrencyException
        or SqliteException or IOException or UnauthorizedAccessException;

    /// <summary>True when it is the disk that failed, and not a rule of the database or another writer.</summary>
    internal static bool IsOfDisk(Exception failed) => failed switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is ReadOnly or InputOutput or Full or CannotOpen,
        IOException or UnauthorizedAccessException => true,
        _ => failed.InnerException is { } inner && IsOfDisk(inner),
    };
}

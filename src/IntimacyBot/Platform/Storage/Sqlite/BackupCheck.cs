using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>Verifies a fresh copy before it counts as a backup.</summary>
internal sealed class BackupCheck(SealedValues values, MasterKey key)
{
    /// <summary>
    /// Throws unless the copy is intact, belongs to this master key, and holds only sealed values that open, because a restored backup
    /// needs all three.
    /// </summary>
    internal void Verify(string making)
    {
        if (Broken(making) is [var first, ..]) throw new SealBrokenException(SealFault.Damaged, first);
    }

    /// <summary>
    /// Throws unless the copy is intact and belongs to this master key. It opens every sealed value of the copy and returns the places of
    /// those that do not open. It reads the copy alone, so that nobody's move waits for it.
    /// </summary>
    internal IReadOnlyList<AssociatedData> Broken(string making)
    {
        IReadOnlyList<AssociatedData> broken;
        using (var connection = SqliteFile.Open(making))
        {
            if (SqliteFile.Strings(connection, "PRAGMA integrity_check") is not ["ok"]) throw new IOException("integrity_check");
            if (SqliteFile.Strings(connection, "PRAGMA foreign_key_check").Count > 0) throw new IOException("foreign_key_check");
            if (SealedState.Value(connection, SystemValues.KeyCheck) is not { } check || !key.Matches(check)) throw new IOException("key");
            broken = values.Broken(connection);
        }

        return broken;
    }
}

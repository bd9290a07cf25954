using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>Verifies a fresh copy before it counts as a backup.</summary>
internal sealed class BackupCheck(SealedValues values, MasterKey key)
{
    /// <summary>
    /// Throws unless the copy is intact and belongs to this master key. It opens every sealed value of the copy and returns the places of
    /// those that do not open. It reads the copy alone, so that nobody's move waits for it.
    /// </summary>
    internal IReadOnlyList<AssociatedData> Verify(string making)
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

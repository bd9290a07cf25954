using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>Verifies a fresh copy before it counts as a backup.</summary>
internal sealed class BackupCheck(Vault vault, MasterKey key)
{
    /// <summary>
    /// Throws unless the copy is intact, belongs to this master key, and holds only data keys that can be unwrapped, because a restored
    /// backup needs all three.
    /// </summary>
    internal void Verify(string making)
    {
        using (var connection = SqliteFile.Open(making))
        {
            if (SqliteFile.Strings(connection, "PRAGMA integrity_check") is not ["ok"]) throw new IOException("integrity_check");
            if (SqliteFile.Strings(connection, "PRAGMA foreign_key_check").Count > 0) throw new IOException("foreign_key_check");
            using var keys = new SqliteCommand("SELECT \"Owner\", \"Wrapped\" FROM \"DataKeys\"", connection);
            using var reader = keys.ExecuteReader();
            while (reader.Read()) vault.Unwrap(reader.GetGuid(0), reader.GetFieldValue<byte[]>(1));
            if (SealedState.Value(connection, SystemValues.KeyCheck) is not { } check || !key.Matches(check)) throw new IOException("key");
        }
    }
}

using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>Opens sealed values only to see whether they open.</summary>
internal sealed class SealedValues(Vault vault)
{
    /// <summary>
    /// Opens every sealed value of a database, one row after another, and returns the places of those that do not open. The words of an
    /// author whose key does not open are left out, because the key stands for all of them.
    /// </summary>
    public IReadOnlyList<AssociatedData> Broken(DbConnection connection)
    {
        var keys = new Dictionary<Guid, DataKey>();
        var broken = new List<AssociatedData>();
        // The data keys come first, because the words are opened with them.
        foreach (var column in SealedColumn.All.OrderByDescending(c => c.Under == SealedUnder.Master))
            foreach (var (place, bytes) in Values(connection, column))
                if (column.Under == SealedUnder.Author && !keys.ContainsKey(place.Author))
                    continue;
                else if (!Opens(column, place, bytes, keys))
                    broken.Add(place);
        return broken;
    }

    /// <summary>True when the value opens. An author without a key has nothing that could be broken.</summary>
    public bool Opens(SealedColumn column, AssociatedData place, byte[] bytes, DataKey? author) => author is null
        ? column.Under == SealedUnder.Author || Opens(column, place, bytes, new Dictionary<Guid, DataKey>())
        : Opens(column, place, bytes, new Dictionary<Guid, DataKey> { [author.Owner] = author });

    private bool Opens(SealedColumn column, AssociatedData place, byte[] bytes, Dictionary<Guid, DataKey> keys)
    {
        try
        {
            switch (column.Under)
            {
                case SealedUnder.Master:
                    keys[place.Row] = vault.Unwrap(place.Row, bytes);
                    break;
                case SealedUnder.Author:
                    vault.Open(keys[place.Author], place, bytes);
                    break;
                default:
                    vault.OpenForBot(place, bytes);
                    break;
            }

            return true;
        }
        catch (SealBrokenException)
        {
            return false;
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The names are the literals of SealedColumns.")]
    private static IEnumerable<(AssociatedData Place, byte[] Bytes)> Values(DbConnection connection, SealedColumn column)
    {
        using var command = connection.CreateCommand();
        var row = column.Key is { } key ? $"\"{key}\"" : "NULL";
        var author = column.Under == SealedUnder.Author ? $"\"{SealedColumn.Author}\"" : "NULL";
        var version = column.HasVersion ? $"\"{SealedColumn.Version}\"" : "0";
        command.CommandText =
            $"SELECT {row}, {author}, {version}, \"{column.Column}\" FROM \"{column.Table}\" WHERE \"{column.Column}\" IS NOT NULL";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var place = column.Place(Id(reader, 0), Id(reader, 1), reader.GetInt64(2));
            yield return (place, reader.GetFieldValue<byte[]>(3));
        }
    }

    private static Guid Id(DbDataReader reader, int at) => reader.IsDBNull(at) ? Guid.Empty : reader.GetGuid(at);
}

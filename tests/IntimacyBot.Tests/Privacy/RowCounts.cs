using Tests.TestKit;

namespace Tests.Privacy;

/// <summary>How many rows each table has, and how many values each column. The gateway's notes of interactions are left out.</summary>
internal sealed class RowCounts
{
    private static readonly string[] Technical = ["GatewaySessions", "SeenInteractions"];

    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public static RowCounts Of(BotFixture bot)
    {
        var (counts, snapshot) = (new RowCounts(), DatabaseSnapshot.Of(bot.DatabaseFile));
        foreach (var table in snapshot.Tables.Except(Technical))
        {
            counts._counts[table] = snapshot.Rows(table).Length;
            foreach (var column in snapshot.Columns(table))
                counts._counts[$"{table}.{column}"] = snapshot.Rows(table, column).Count(row => row.Length > $"{column}=".Length);
        }

        Assert.True(counts._counts.Count > 100, $"Only {counts._counts.Count} tables and columns were found.");
        return counts;
    }

    /// <summary>
    /// Returns what has come and gone since, such as "+1 Jar". A table stands for its columns, except for those that have a value more
    /// often or less often than there are new rows.
    /// </summary>
    public string Since(RowCounts before)
    {
        var changed = _counts.Keys.ToDictionary(name => name, name => _counts[name] - before._counts[name]);
        return string.Join(", ", changed.Where(c => c.Value != 0 && !IsOfNewRows(c.Key)).Select(c => $"{c.Value:+0;-0} {c.Key}"));

        bool IsOfNewRows(string name) => name.Split('.') is [var table, _] && Math.Sign(changed[table]) == Math.Sign(changed[name]);
    }
}

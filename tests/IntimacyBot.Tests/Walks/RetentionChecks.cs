using IntimacyBot.Dances.Storage;
using Tests.TestKit;

namespace Tests.Walks;

/// <summary>
/// What may be in the database once a dance is over and its room's day has come: what was there before, and of what survives only what both
/// chose. No row tells that there was a practice at all.
/// </summary>
internal static class RetentionChecks
{
    /// <summary>What somebody said they would do, until they are asked about it.</summary>
    public const string Promises = "Promises";

    /// <summary>
    /// Rows that stay the same ones, though what they hold moves on: when something was last shared, asks unmet, where the bell is.
    /// </summary>
    private static readonly string[] SameRows = ["Couples", "People"];

    /// <summary>The gateway's place, and blind marks of interactions that had their effect.</summary>
    private static readonly string[] Technical = ["GatewaySessions", "SeenInteractions"];

    /// <summary>No column of these can hold which practice, how often, or when.</summary>
    private static readonly Dictionary<string, string> Columns = new()
    {
        ["Couples"] = "Id About DueAt Version",
        ["People"] = "Id Who User State DueAt Version",
        ["DataKeys"] = "Owner Wrapped",
        ["Jar"] = "Id Couple Author Content Version",
        ["Loops"] = "Couple Author Content Version",
        [Promises] = "Id Author Content DueAt Asked Version",
        ["KeptRooms"] = "Id Room Index Couple DueAt Version",
        ["SeenInteractions"] = "Id At",
    };

    /// <summary>While the room still stands: only where it is, and until when.</summary>
    public static void Locked(DatabaseSnapshot now, int rooms)
    {
        Assert.Empty(now.Rows("Dances"));
        Assert.Empty(now.Rows("AuthorWords"));
        Assert.Equal(rooms, now.Rows("KeptRooms").Length);
    }

    /// <summary>Whatever was pressed, nothing of it was written down.</summary>
    public static void Unchanged(DatabaseSnapshot before, DatabaseSnapshot after)
    {
        foreach (var table in after.Tables.Except(Technical))
            Assert.Equal(before.Rows(table), after.Rows(table));
    }

    /// <param name="before">Before the first walk.</param>
    /// <param name="after">When the last room's day has come.</param>
    /// <param name="kept">Rooms that both keep.</param>
    /// <param name="inJar">Moments that both kept.</param>
    /// <param name="loop">The practice says that the loop stays.</param>
    public static void Same(DatabaseSnapshot before, DatabaseSnapshot after, int kept, int inJar, bool loop)
    {
        Assert.Equal(before.Tables, after.Tables);
        foreach (var (table, columns) in Columns.Where(c => after.Tables.Contains(c.Key)))
            Assert.Equal(columns.Split(' ').Order(), after.Columns(table).Order());
        foreach (var table in after.Tables.Except(Technical))
        {
            if (SameRows.Contains(table))
                Assert.Equal(before.Rows(table, "Id"), after.Rows(table, "Id"));
            else if (table == "DataKeys")
                Assert.Subset(People(after, "Owner"), after.Rows(table, "Owner").ToHashSet());
            else if (table == "Loops")
                Assert.Subset(loop ? People(after, "Author") : [], after.Rows(table, "Author").ToHashSet());
            else if (table == "KeptRooms")
                Assert.Equal(Enumerable.Repeat($"DueAt={DanceStore.Never.ToUnixTimeMilliseconds()}", kept), after.Rows(table, "DueAt"));
            else if (table == "Jar")
                Assert.Equal(inJar, after.Rows(table).Length);
            else
                Assert.Equal(before.Rows(table), after.Rows(table));
        }
    }

    private static HashSet<string> People(DatabaseSnapshot snapshot, string column) =>
        [.. snapshot.Rows("People", "Id").Select(r => $"{column}{r[r.IndexOf('=', StringComparison.Ordinal)..]}")];
}

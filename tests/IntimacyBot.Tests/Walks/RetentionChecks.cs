using IntimacyBot.Dances.Storage;
using IntimacyBot.Notifications;
using Tests.TestKit;

namespace Tests.Walks;

/// <summary>
/// Checks what may remain in the database after a dance has ended and its room was deleted: what was there before, and what both chose to
/// keep. No row tells that there was a practice at all.
/// </summary>
internal static class RetentionChecks
{
    /// <summary>This table holds promises until their authors are asked about them.</summary>
    public const string Promises = "Promises";

    /// <summary>
    /// The rows of these tables stay, though their content changes: the time of the last sharing, unmet notifications, the notification
    /// thread.
    /// </summary>
    private static readonly string[] SameRows = ["Couples", "People"];

    /// <summary>These tables hold the gateway's resume point and blind indexes of seen interactions.</summary>
    private static readonly string[] Technical = ["GatewaySessions", "SeenInteractions"];

    /// <summary>None of these columns can hold which practice was done, how often, or when.</summary>
    private static readonly Dictionary<string, string> Columns = new()
    {
        ["Couples"] = "Id About DueAt Version",
        ["People"] = "Id Who User State DueAt Version",
        ["DataKeys"] = "Owner Wrapped",
        ["Jar"] = "Id Couple Author Content Version",
        ["Loops"] = "Couple Author Content Version",
        [Promises] = "Id Author Content DueAt Asked ForWeek Version",
        ["KeptBells"] = "Id Couple Bell DueAt Version",
        ["KeptRooms"] = "Id Room Index Couple DueAt Version",
        ["SeenInteractions"] = "Id At",
    };

    /// <summary>Checks the database while closed rooms exist: only their place and their day are stored.</summary>
    public static void Locked(DatabaseSnapshot now, int rooms)
    {
        Assert.Empty(now.Rows("Dances"));
        Assert.Empty(now.Rows("AuthorWords"));
        Assert.Equal(rooms, now.Rows("KeptRooms").Length);
    }

    /// <summary>Asserts that nothing was written.</summary>
    public static void Unchanged(DatabaseSnapshot before, DatabaseSnapshot after)
    {
        foreach (var table in after.Tables.Except(Technical))
            Assert.Equal(before.Rows(table), after.Rows(table));
    }

    /// <param name="before">The database before the first walk.</param>
    /// <param name="after">The database after the last room was deleted.</param>
    /// <param name="kept">The number of rooms that both keep.</param>
    /// <param name="inJar">The number of moments that both kept.</param>
    /// <param name="loop">True when the practice keeps the loop.</param>
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
            else if (table == "Loops" && loop)
                Assert.Subset(People(after, "Author"), after.Rows(table, "Author").ToHashSet());
            else if (table == "KeptRooms")
                Assert.Equal(Enumerable.Repeat($"DueAt={DanceStore.Never.ToUnixTimeMilliseconds()}", kept), after.Rows(table, "DueAt"));
            else if (table == "Notifications")
                Assert.Equal(before.Rows(table), Ringing(after));
            else if (table == "Jar")
                Assert.Equal(inJar, after.Rows(table).Length);
            else
                Assert.Equal(before.Rows(table), after.Rows(table));
        }
    }

    /// <summary>
    /// Returns the notifications behind which something waits. Of one that was answered only the ring's place is kept, until the moment
    /// that was fixed when it was posted.
    /// </summary>
    private static string[] Ringing(DatabaseSnapshot after) =>
        [.. after.Rows("Notifications").Where(row => !row.Contains($"Stage={(int)NotificationStage.Settled}", StringComparison.Ordinal))];

    private static HashSet<string> People(DatabaseSnapshot snapshot, string column) =>
        [.. snapshot.Rows("People", "Id").Select(r => $"{column}{r[r.IndexOf('=', StringComparison.Ordinal)..]}")];
}

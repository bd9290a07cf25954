using Tests.TestKit;


namespace Tests.Benchmarks.Soak;

/// <summary>Checks in the database that nothing is overdue and everything is shown in Discord.</summary>
internal static class QuiescenceCheck
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);
    private static readonly string[] WithDue =
        ["Notifications", "CheckIns", "Couples", "Dances", "Invitations", "KeptBells", "KeptRooms", "People", "Promises", "ServerRemovals"];

    /// <summary>Waits until nothing is left, or until the time is over; the audit then reports what is left.</summary>
    public static async Task WaitAsync(SoakFixture fixture)
    {
        using var timeout = new CancellationTokenSource(WaitLimit, TimeProvider.System);
        try
        {
            do
            {
                await fixture.QuietAsync(WaitLimit);
                await Task.Delay(Often, TimeProvider.System, timeout.Token);
            }
            while (Left(fixture.Bot.DatabaseFile, fixture.World.Now).Count > 0);
        }
        catch (OperationCanceledException)
        {
            // The audit reports what is left.
        }
    }

    /// <summary>Returns what is still waiting, each kind with its number.</summary>
    public static IReadOnlyList<string> Left(string file, DateTimeOffset now) =>
    [
        .. WithDue.SelectMany(table => Left(file, table, $"\"DueAt\" <= {now.ToUnixTimeMilliseconds()}", $"overdue in {table}")),
        .. Left(file, "KeptBells", "\"DueAt\" IS NULL", "bells not removed"),
        .. Left(file, "KeptRooms", "\"DueAt\" IS NULL", "rooms not removed"),
        .. Left(file, "Dances", "\"IsPending\"", "dances not shown"),
        .. Left(file, "Notifications", "\"Reconciled\" <> \"Version\"", "calls not shown"),
    ];

    private static IEnumerable<string> Left(string file, string table, string where, string what) =>
        DatabaseSnapshot.Count(file, $"SELECT COUNT(*) FROM \"{table}\" WHERE {where}") is > 0 and var count ? [$"{count} {what}"] : [];
}

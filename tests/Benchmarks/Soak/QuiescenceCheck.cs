using Tests.TestKit;


namespace Tests.Benchmarks.Soak;

/// <summary>Nothing is behind and nothing is overdue, by the rows themselves.</summary>
internal static class QuiescenceCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);
    private static readonly string[] WithDue =
        ["Notifications", "CheckIns", "Couples", "Dances", "Invitations", "KeptRooms", "People", "Promises", "ServerRemovals"];

    /// <summary>Waits until it holds, or patience ends: then what is left is found by the audit.</summary>
    public static async Task WaitAsync(SoakFixture fixture)
    {
        using var enough = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            do
            {
                await fixture.QuietAsync(Patience);
                await Task.Delay(Often, TimeProvider.System, enough.Token);
            }
            while (Left(fixture.Bot.DatabaseFile, fixture.World.Now).Count > 0);
        }
        catch (OperationCanceledException)
        {
            // The audit says what is left.
        }
    }

    /// <summary>What waits for more than it should, each kind with its number.</summary>
    public static IReadOnlyList<string> Left(string file, DateTimeOffset now) =>
    [
        .. WithDue.SelectMany(table => Left(file, table, $"\"DueAt\" <= {now.ToUnixTimeMilliseconds()}", $"overdue in {table}")),
        .. Left(file, "KeptRooms", "\"DueAt\" IS NULL", "rooms not removed"),
        .. Left(file, "Dances", "\"IsPending\"", "dances not shown"),
        .. Left(file, "Notifications", "\"Reconciled\" <> \"Version\"", "calls not shown"),
    ];

    private static IEnumerable<string> Left(string file, string table, string where, string what) =>
        DatabaseSnapshot.Count(file, $"SELECT COUNT(*) FROM \"{table}\" WHERE {where}") is > 0 and var count ? [$"{count} {what}"] : [];
}

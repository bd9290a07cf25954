using Microsoft.Data.Sqlite;

namespace Benchmarks.Soak;

/// <summary>Nothing is behind and nothing is overdue, by the rows themselves.</summary>
internal static class Stillness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);
    private static readonly string[] WithDue = ["Calls", "CheckIns", "Couples", "Dances", "Invitations", "KeptRooms", "People", "Promises", "Removals"];

    /// <summary>Waits until it holds, or patience ends: then what is left is found by the audit.</summary>
    public static async Task WaitAsync(Place place)
    {
        using var enough = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            do
            {
                await place.QuietAsync(Patience);
                await Task.Delay(Often, TimeProvider.System, enough.Token);
            }
            while (Left(place.Bot.DatabaseFile, place.World.Now).Count > 0);
        }
        catch (OperationCanceledException)
        {
            // The audit says what is left.
        }
    }

    /// <summary>What waits for more than it should, each kind with its number.</summary>
    public static IReadOnlyList<string> Left(string file, DateTimeOffset now)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var left = new List<string>();
        foreach (var table in WithDue)
            Add(left, connection, $"SELECT COUNT(*) FROM \"{table}\" WHERE \"DueAt\" <= {now.ToUnixTimeMilliseconds()}", $"overdue in {table}");
        Add(left, connection, "SELECT COUNT(*) FROM \"KeptRooms\" WHERE \"DueAt\" IS NULL", "rooms not removed");
        Add(left, connection, "SELECT COUNT(*) FROM \"Dances\" WHERE \"Behind\"", "dances not shown");
        Add(left, connection, "SELECT COUNT(*) FROM \"Calls\" WHERE \"Painted\" <> \"Version\"", "calls not shown");
        return left;
    }

    private static void Add(List<string> left, SqliteConnection connection, string sql, string what)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of names in this file alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        if ((long)command.ExecuteScalar()! is > 0 and var count)
            left.Add($"{count} {what}");
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Dances;

/// <summary>Tests how many queries a press needs, because moves are the most frequent thing that people do.</summary>
public sealed class MoveQueryTests
{
    [Fact]
    public async Task A_move_makes_three_queries_and_saves_once()
    {
        using var database = new ObservedDatabase();
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var gate = await bot.CommandAsync(alex, "reach");
        var form = await bot.PressAsync(gate, "Write");
        var preview = await bot.SubmitAsync(
            form, ReachForm.Words("I am afraid."));
        database.Watch(bot.DatabaseFile);

        await bot.PressAsync(preview, "Share");
        // Sharing needs one query more than other moves: whether the person shares for the first time.
        Assert.Equal("4 queries, 1 save", database.LastMove());

        await bot.PressAsync(await bot.OpenRingAsync(sam), "I'm here");
        var heard = await bot.OnFloorAsync(sam, "Write");
        await bot.SubmitAsync(heard, ("What I heard", "You fear."));
        Assert.Equal("3 queries, 1 save", database.LastMove());

        await bot.OnFloorAsync(alex, "That's it");
        Assert.Equal("1 query, 1 save", database.LastMove());
    }

    [Fact]
    public async Task A_practice_is_opened_from_one_snapshot()
    {
        using var database = new ObservedDatabase();
        await using var bot = await BotFixture.OfCoupleAsync();
        database.Watch(bot.DatabaseFile);

        await bot.CommandAsync(bot.Alex, "reach");

        Assert.Equal(1, database.SnapshotsOf("Memberships"));
        Assert.Equal(1, database.SnapshotsOf("Memberships", "Couples", "Dances", "Servers"));
    }

    /// <summary>
    /// Records every command on one database with the context that ran it; each context has one transaction. It must exist before the bot
    /// does, because EF Core checks only once a second whether there is a listener.
    /// </summary>
    private sealed class ObservedDatabase : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private string? _file;
        private readonly ConcurrentQueue<(string Context, string What)> _seen = new();
        private readonly ConcurrentBag<IDisposable> _subscriptions = [];

        public ObservedDatabase() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public void Watch(string file) => _file = file;

        public string LastMove()
        {
            var move = _seen.ToList().GroupBy(s => s.Context)
                .Last(g => g.Any(s => s.What.StartsWith("INSERT INTO \"SeenInteractions\"", StringComparison.Ordinal)));
            var queries = move.Count(s => s.What.StartsWith("SELECT", StringComparison.Ordinal));
            var saves = move.Count(s => s.What == "saved");
            return $"{queries} {(queries == 1 ? "query" : "queries")}, {saves} {(saves == 1 ? "save" : "saves")}";
        }

        /// <summary>Counts the transactions in which all of these tables were read.</summary>
        public int SnapshotsOf(params string[] tables) => _seen.ToList().GroupBy(s => s.Context)
            .Count(g => tables.All(t => g.Any(s => s.What.Contains($"FROM \"{t}\"", StringComparison.Ordinal))));

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData { Context: { } asking } asked && IsOurs(asking))
                _seen.Enqueue((asking.ContextId.ToString(), asked.Command.CommandText));
            else if (value.Value is SaveChangesCompletedEventData { Context: { } saving, EntitiesSavedCount: > 0 } && IsOurs(saving))
                _seen.Enqueue((saving.ContextId.ToString(), "saved"));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var subscription in _subscriptions)
                subscription.Dispose();
        }

        private bool IsOurs(DbContext context) =>
            _file is { } file && context.Database.GetConnectionString()?.Contains(file, StringComparison.Ordinal) == true;
    }
}

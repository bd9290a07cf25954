using System.Diagnostics;
using System.Globalization;
using IntimacyBot.CheckIns;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Tests.TestKit;

namespace Tests.Benchmarks;

/// <summary>
/// Measures how long it takes to find the weekly prompts that are due, among a few and among very many. The two alternate in one run.
/// </summary>
internal static class DueSearch
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;
    private const int IsDue = 20;
    private const int Searches = 400;
    private const int Rounds = 5;
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 18, 0);

    public static async Task<int> RunAsync(Report report)
    {
        using var few = await StorageOfAsync(Few);
        using var many = await StorageOfAsync(Many);
        var (small, large) = (new List<double>(), new List<double>());
        await SearchAsync(few);
        await SearchAsync(many);
        for (var round = 0; round < Rounds; round++)
        {
            small.AddRange(await SearchAsync(few));
            large.AddRange(await SearchAsync(many));
        }

        var (one, other) = (Percentiles.Of(small), Percentiles.Of(large));
        report.Head();
        report.Row($"due among {Few.ToString("N0", CultureInfo.InvariantCulture)} people", one);
        report.Row($"due among {Many.ToString("N0", CultureInfo.InvariantCulture)} people", other);
        report.AtMost("among many to among few, p50", other.P50 / one.P50, 2);
        report.AtMost("among many to among few, p90", other.P90 / one.P90, 2);
        return report.ExitCode;
    }

    /// <summary>Runs the query of each sweep: whether anything is due, and the first of it.</summary>
    private static async Task<IReadOnlyList<double>> SearchAsync(SearchDatabase database)
    {
        var took = new List<double>();
        for (var i = 0; i < Searches; i++)
        {
            var since = Stopwatch.GetTimestamp();
            var found = await database.Store.ReadAsync(
                async (read, cancel) => await CheckInJobs.DueBy(read, Now).AnyAsync(cancel)
                    ? await CheckInJobs.DueBy(read, Now).FirstOrDefaultAsync(cancel)
                    : null,
                CancellationToken.None);
            took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            if (found is null)
                throw new InvalidOperationException("Nobody was found.");
        }

        return took;
    }

    /// <summary>Creates a database with this many prompts in the coming weeks, a few of them due.</summary>
    private static async Task<SearchDatabase> StorageOfAsync(int people)
    {
        var folder = Directory.CreateTempSubdirectory("due");
        var host = IntimacyBot.Bot.Build(BotSettings.WithoutDiscord(folder.FullName).Read());
        await host.Services.GetRequiredService<StorageStartup>().RunAsync(CancellationToken.None);
        var database = new SearchDatabase(folder, host, host.Services.GetRequiredService<Store>());
        var now = Now.ToUnixTimeMilliseconds();
        await database.Store.WriteAsync(
            (context, cancel) => context.Database.ExecuteSqlAsync(
                $"""
                WITH RECURSIVE person(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM person WHERE i < {people})
                INSERT INTO "CheckIns" ("Person", "State", "DueAt", "Version")
                SELECT printf('%08X-0000-4000-8000-000000000000', i), randomblob(180),
                    CASE WHEN i <= {IsDue} THEN {now} - i ELSE {now} + 1 + abs(random()) % 604800000 END, 1
                FROM person
                """,
                cancel),
            CancellationToken.None);
        return database;
    }

    private sealed record SearchDatabase(DirectoryInfo Folder, IHost Host, Store Store) : IDisposable
    {
        public void Dispose()
        {
            Host.Dispose();
            Folder.Delete(recursive: true);
        }
    }
}

using System.Globalization;

namespace Tests.Walks;

/// <summary>
/// Random walks look for any way to two floor cards. There are a few here; <c>RANDOM_WALKS=1000</c> makes it a thousand, and
/// <c>RANDOM_WALKS_FROM</c> begins at another seed.
/// </summary>
public sealed class RandomWalkStories(ITestOutputHelper output)
{
    private const int Few = 4;

    /// <summary>A walk mostly waits, so several go at once.</summary>
    private const int Abreast = 6;

    [Fact]
    public async Task However_two_people_walk_and_the_bot_is_killed_a_room_has_one_floor_card()
    {
        var (from, count) = (Setting("RANDOM_WALKS_FROM", 1), Setting("RANDOM_WALKS", Few));
        var kills = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(from, count),
            new ParallelOptions { MaxDegreeOfParallelism = Abreast },
            async (seed, _) => Interlocked.Add(ref kills, await WalkAsync(seed)));
        output.WriteLine($"{count} walks from seed {from}, {kills} kills");
    }

    /// <summary>Returns how often the bot was killed.</summary>
    private static async Task<int> WalkAsync(int seed)
    {
        await using var walk = await RandomWalk.BeginAsync(seed);
        try
        {
            await walk.RunAsync();
        }
        catch (Exception e)
        {
            throw new WalkException($"Seed {seed}: {walk}\n{e.Message}", e);
        }

        return walk.Kills;
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : usual;
}

using System.Globalization;

namespace Tests.Walks;

/// <summary>
/// Random walks look for any way to two floor cards, to lost words and to doubled words. There are thirty here; <c>RANDOM_WALKS=1000</c>
/// makes it a thousand, and <c>RANDOM_WALKS_FROM</c> begins at another seed.
/// </summary>
public sealed class RandomWalkStories(ITestOutputHelper output)
{
    private const int Few = 30;

    /// <summary>A walk mostly waits, so several go at once.</summary>
    private const int Abreast = 6;

    [Fact]
    public async Task However_two_people_walk_and_the_bot_is_killed_a_room_has_one_floor_card_and_no_word_is_lost_or_doubled()
    {
        var (from, count) = (Setting("RANDOM_WALKS_FROM", 1), Setting("RANDOM_WALKS", Few));
        var (kills, followed) = (0, 0);
        await Parallel.ForEachAsync(
            Enumerable.Range(from, count),
            new ParallelOptions { MaxDegreeOfParallelism = Abreast },
            async (seed, _) =>
            {
                var walk = await WalkAsync(seed);
                Interlocked.Add(ref kills, walk.Kills);
                Interlocked.Add(ref followed, walk.Followed);
            });
        output.WriteLine($"{count} walks from seed {from}, {kills} kills, {followed} texts");
        Assert.True(followed >= count / 2, $"Only {followed} texts were typed in {count} walks.");
    }

    private static async Task<RandomWalk> WalkAsync(int seed)
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

        return walk;
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : usual;
}

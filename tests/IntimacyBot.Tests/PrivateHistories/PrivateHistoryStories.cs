using System.Globalization;

namespace Tests.PrivateHistories;

/// <summary>
/// Whatever somebody does on their own, the partner's world is the same to the byte: everything that they see and hear, at the same times,
/// and the requests behind it in the same order. There are a few histories here; <c>PRIVATE_HISTORIES=10000</c> makes it ten thousand, and
/// <c>PRIVATE_HISTORIES_FROM</c> begins at another seed.
/// </summary>
public sealed class PrivateHistoryStories(ITestOutputHelper output)
{
    private const int Few = 30;

    /// <summary>This many couples live in one server at the same time.</summary>
    private const int Together = 15;

    [Fact]
    public async Task Whatever_somebody_does_on_their_own_the_partners_world_is_the_same()
    {
        var (from, count) = (Setting("PRIVATE_HISTORIES_FROM", 1), Setting("PRIVATE_HISTORIES", Few));
        var begun = 0;
        foreach (var seeds in Enumerable.Range(from, count).Chunk(Together))
        {
            await ObservedCourse.RunAsync(seeds, answered: begun / Together % 2 == 0);
            begun += seeds.Length;
            output.WriteLine($"{begun} histories, up to seed {seeds[^1]}");
        }
    }

    [Fact]
    public async Task A_history_that_shows_would_be_noticed()
    {
        var difference = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(
            () => ObservedCourse.RunAsync([1, 2], answered: false, seen: couple => couple.OtherComesAsync()));
        Assert.Contains("seed 2", difference.Message, StringComparison.Ordinal);
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : usual;
}

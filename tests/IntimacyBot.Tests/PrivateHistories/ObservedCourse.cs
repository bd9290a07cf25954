using System.Collections.Concurrent;
using IntimacyBot.Platform.Storage;
using NodaTime;
using Rehearsal.World;
using Tests.Stories;
using Tests.TestKit;
using Tests.Walks;

namespace Tests.PrivateHistories;

/// <summary>
/// Many couples of one server live the same course at the same moments. In the first of them the other does nothing on their own; what is
/// observed in all of the others has to be the same to the byte.
/// </summary>
internal sealed class ObservedCourse : IAsyncDisposable
{
    /// <summary>At most this many things are done between two steps of the course.</summary>
    private const int ActsInBetween = 3;

    private readonly BotFixture _bot;
    private readonly List<ObservedCouple> _couples = [];
    private readonly ConcurrentQueue<HistoryEntry> _requests = new();

    private ObservedCourse(BotFixture bot)
    {
        _bot = bot;
        bot.World.History.Noted += entry =>
        {
            if (entry.What.StartsWith("REST ", StringComparison.Ordinal))
                _requests.Enqueue(entry);
        };
    }

    /// <summary>Plays a course with one history of each seed: one in which the other comes, or one in which they never do.</summary>
    /// <param name="seeds">The seeds.</param>
    /// <param name="answered">True when the other comes.</param>
    /// <param name="seen">What the last of those who never come does after all, though the partner sees it.</param>
    public static async Task RunAsync(IReadOnlyList<int> seeds, bool answered, Func<ObservedCouple, Task>? seen = null)
    {
        await using var course = new ObservedCourse(await BotFixture.BeginAsync());
        await course.PairAsync(seeds);
        await (answered ? course.AnsweredAsync() : course.UnansweredAsync(seen ?? (_ => Task.CompletedTask)));
        course.AssertAllTheSame();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task PairAsync(IEnumerable<int> seeds) => await _bot.Get<Store>().WriteAsync(
        async (context, cancel) =>
        {
            var seeder = new StorageSeeder(_bot.Services, _bot.Guild);
            foreach (var seed in seeds.Prepend(0))
            {
                var (alex, sam) = (_bot.Somebody("Ada"), _bot.Somebody("Ben"));
                await seeder.PairAsync(context, alex, sam, Instant.FromDateTimeOffset(_bot.Clock.GetUtcNow()), cancel);
                _couples.Add(new(_bot, seed, alex, sam, _couples.Count == 0 ? 0 : ActsInBetween));
            }

            return true;
        },
        CancellationToken.None);

    /// <summary>One reaches, the other comes, listens and answers, and the room stays for its days.</summary>
    private async Task AnsweredAsync()
    {
        await AskAsync();
        await OtherAsync(c => c.OtherComesAsync());
        await OtherAsync(c => c.OtherOnFloorAsync("Write", ("What I heard", "You fear to be too much.")));
        await EachAsync(c => c.OnFloorAsync("That's it"));
        await CardsVanishAsync();
        await OtherAsync(c => c.OtherOnFloorAsync("Write", ReachForm.Answer("You were often told so.")));
        await EachAsync(c => c.OnFloorAsync(ReachForm.Enough));
        await EachAsync(c => c.OnFloorAsync("Open"));
        await EachAsync(c => c.PressAsync("I feel understood"));
        await EachAsync(c => c.PressAsync("Tell them"));
        await EachAsync(c => c.OnFloorAsync("Close with thanks"));
        await OtherAsync(_ => Task.CompletedTask);
        await EachAsync(c => c.UseAsync("home"));
        await PassAsync(TimeSpan.FromDays(1));
        await OtherAsync(_ => Task.CompletedTask);
        await PassAsync(TimeSpan.FromDays(7));
        await EachAsync(c => c.UseAsync("home"));
    }

    /// <summary>A moderator deletes every floor card, and within the hour they stand there again, whoever has looked for them.</summary>
    private async Task CardsVanishAsync()
    {
        foreach (var couple in _couples)
            _bot.World.Faults.Delete(couple.FloorCard);
        await OtherAsync(_ => Task.CompletedTask);
        await EachAsync(c => c.UseAsync("home"));
        await PassAsync(TimeSpan.FromHours(1));
    }

    /// <summary>One reaches, and the other never comes.</summary>
    private async Task UnansweredAsync(Func<ObservedCouple, Task> byLast)
    {
        await AskAsync();
        await OtherAsync(c => c == _couples[^1] ? byLast(c) : Task.CompletedTask);
        await EachAsync(c => c.UseAsync("home"));
        await PassAsync(TimeSpan.FromDays(1));
        await OtherAsync(_ => Task.CompletedTask);
        await PassAsync(TimeSpan.FromDays(1));
        await EachAsync(c => c.UseAsync("home"));
        await OtherAsync(_ => Task.CompletedTask);
        await PassAsync(TimeSpan.FromDays(15));
        await OtherAsync(_ => Task.CompletedTask);
        await PassAsync(TimeSpan.FromDays(15));
        await EachAsync(c => c.UseAsync("home"));
        await EachAsync(c => c.UseAsync("settings"));
    }

    private async Task AskAsync()
    {
        await EachAsync(c => c.UseAsync("home"));
        await OtherAsync(_ => Task.CompletedTask);
        await EachAsync(c => c.UseAsync("reach"));
        await EachAsync(c => c.PressAsync("Write"));
        await EachAsync(c => c.SubmitAsync(ReachForm.Words("I am afraid of being too much.")));
        await EachAsync(c => c.PressAsync("Share"));
        await OtherAsync(_ => Task.CompletedTask);
        await EachAsync(c => c.UseAsync("home"));
    }

    /// <summary>Lets each observed person act, a second after the step before.</summary>
    private async Task EachAsync(Func<ObservedCouple, Task> act)
    {
        _bot.Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var couple in _couples)
            await act(couple);
        await SettleAsync();
    }

    /// <summary>Lets each other act: on their own, a minute after the step before, and a minute later as the course wants it.</summary>
    private async Task OtherAsync(Func<ObservedCouple, Task> act)
    {
        _bot.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var couple in _couples)
            await DoAsync(couple, c => c.OnTheirOwnAsync());
        await SettleAsync();
        _bot.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var couple in _couples)
            await DoAsync(couple, act);
        await SettleAsync();
    }

    private static async Task DoAsync(ObservedCouple couple, Func<ObservedCouple, Task> act)
    {
        try
        {
            await act(couple);
        }
        catch (Exception e)
        {
            throw new WalkException($"Seed {couple.Seed}: {couple.Private}\n{e.Message}", e);
        }
    }

    private async Task PassAsync(TimeSpan time)
    {
        var most = TimeSpan.FromHours(12);
        for (var left = time; left > TimeSpan.Zero; left -= most)
            await _bot.PassAsync(left < most ? left : most);
        await SettleAsync();
    }

    private async Task SettleAsync()
    {
        await _bot.QuietAsync();
        await _bot.IdleAsync();
        foreach (var couple in _couples)
            couple.LookAround();
    }

    private void AssertAllTheSame()
    {
        Assert.Empty(_bot.World.Violations);
        var (heard, requests) = (_couples[0].Heard, _couples[0].Requests(_requests));
        Assert.Contains("Your words wait.", heard, StringComparison.Ordinal);
        foreach (var couple in _couples.Skip(1))
        {
            var what = $"seed {couple.Seed}: {couple.Private}";
            ObservedTranscript.Same(heard, couple.Heard, what);
            ObservedTranscript.Same(requests, couple.Requests(_requests), what);
        }
    }
}

using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// Somebody is rung, and the other sees every channel and thread of the server, as its owner does. Whatever the one does alone after the
/// ring, the other sees the same at the same times, until both can see the difference. That later rings do not come into a bell that is
/// switched off or left is allowed to show.
/// </summary>
public sealed class RingNonInterference
{
    private static readonly Dictionary<string, Lazy<Task<Life>>> Silence = RingKinds.All.ToDictionary(
        k => k.Key, k => new Lazy<Task<Life>>(() => LiveAsync(k.Value, (_, _) => Task.CompletedTask)));

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (kind, of) in RingKinds.All)
                foreach (var way in RingKinds.Anything.Keys.Where(w => of.Rings || w != "opens").Concat(of.Ways.Keys))
                    all.Add(kind, way);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Whoever_sees_every_thread_cannot_tell_it_from_silence(string kind, string way)
    {
        var rings = RingKinds.All[kind];
        var does = rings.Ways.GetValueOrDefault(way) ?? RingKinds.Anything[way];
        var expected = await Silence[kind].Value;
        var actual = await LiveAsync(rings, does.Does);
        ObservedThreads.Same(expected.Seen, actual.Seen, way, does.Quiet ? actual.Rung : null);
        ObservedTranscript.Same(expected.Heard, actual.Heard, way);
        ObservedRequests.Same(expected.RequestsFor(does), actual.RequestsFor(does), way);
    }

    /// <summary>Two ways that everybody may see, so that what is compared is known to show them.</summary>
    [Fact]
    public async Task What_is_visible_would_be_noticed()
    {
        var card = RingKinds.All["first card"];
        var silence = await Silence["first card"].Value;
        var comes = await LiveAsync(card, async (s, who) => await s.HereAsync(who));
        var goes = await LiveAsync(card, (s, who) => Do(() => who.LeaveThread(s.Rings(who)[0].Channel)));
        foreach (var (way, life) in new[] { ("comes", comes), ("goes", goes) })
            Assert.Contains(way, Assert.ThrowsAny<Exception>(() => ObservedThreads.Same(silence.Seen, life.Seen, way, life.Rung)).Message);
        Assert.ThrowsAny<Exception>(() => ObservedTranscript.Same(silence.Heard, comes.Heard, "comes"));
        Assert.ThrowsAny<Exception>(() => ObservedRequests.Same(silence.Requests, comes.Requests, "comes"));
    }

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static async Task<Life> LiveAsync(RingKind kind, Func<BotFixture, WorldPerson, Task> does)
    {
        await using var bot = kind == RingKinds.All["pairing"]
            ? await BotFixture.BeginAsync()
            : await BotFixture.OfCoupleAsync(kind.Practices);
        var (rung, other) = kind.ForAlex ? (bot.Alex, bot.Sam) : (bot.Sam, bot.Alex);
        var seen = new ObservedThreads(bot);
        await kind.Begins(bot);
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        var requests = new ObservedRequests(bot, other, seesEverything: true);
        seen.Acts();
        await does(bot, rung);
        await HomeAsync(bot, other);
        var requested = default(IReadOnlyDictionary<string, string>);
        var passed = 0;
        foreach (var days in kind.Looks)
        {
            // Later Discord archives the room in the very moment in which the dance ends, and which comes first is chance.
            if ((passed += days) > 5)
                requested ??= requests.ByObserver();
            await bot.PassAsync(TimeSpan.FromDays(days));
        }

        await HomeAsync(bot, other);
        Assert.Empty(bot.World.Violations);
        return new Life(rung.Name, seen, other.Transcript.ToCanonicalText(), requested ?? requests.ByObserver());
    }

    /// <summary>Opens /home, and waits for what the bot looks after because of it.</summary>
    private static async Task HomeAsync(BotFixture bot, WorldPerson person)
    {
        await bot.QuietAsync();
        await bot.CommandAsync(person, "home");
        await bot.IdleAsync();
    }

    private sealed record Life(string Rung, ObservedThreads Seen, string Heard, IReadOnlyDictionary<string, string> Requests)
    {
        public IReadOnlyDictionary<string, string> RequestsFor(RingWay way) =>
            way.Quiet ? Requests.Where(r => r.Key != "another's bell").ToDictionary() : Requests;
    }
}

using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Rehearsal.World;
using Tests.TestKit;
using Snowflake = Discord.Models.Snowflake;

namespace Tests.Benchmarks;

/// <summary>A stored dance and its two people.</summary>
internal sealed record SeededDance(Guid Dance, Rehearsal.World.WorldPerson Lead, Rehearsal.World.WorldPerson Follow, bool IsClosing);

/// <summary>Creates couples and their dances directly in storage, by the rules of a dance.</summary>
internal sealed class DanceSeeder(IServiceProvider parts, WorldGuild guild)
{
    private static readonly string Words = string.Join(' ', Enumerable.Repeat("I am afraid of being too much.", 10));

    private readonly StorageSeeder _seeder = new(parts, guild);

    public Task<SeededDance> AddAsync(int number, bool closing)
    {
        var lead = Join($"Alex {number}");
        var follow = Join($"Sam {number}");
        var at = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        return parts.GetRequiredService<Store>().WriteAsync(
            async (context, cancel) =>
            {
                var (couple, a, b) = await _seeder.PairAsync(context, lead, follow, at, cancel);
                var dances = parts.GetRequiredService<DanceStore>();
                var dance = Open(at);
                var row =
                    dances.Add(
                        context,
                        couple.Id,
                        closing ? new Dance.Closing(dance.Position, at + Duration.FromDays(1)) { Posts = dance.Posts } : dance);
                foreach (var (side, person) in new[] { (Side.A, a), (Side.B, b) })
                    await dances.SaveWordsAsync(context, row.Id, person.Id, Written(dance, side), cancel);
                return new SeededDance(row.Id, lead, follow, closing);
            },
            CancellationToken.None);
    }

    private static AuthorWords Written(Dance dance, Side side) => dance.Posts.Where(p => p.By.Contains(side)).Aggregate(
        AuthorWords.Empty,
        (authorWords, post) => authorWords.With(
            post.Key,
            AuthorWords.FormAnswers.Of(post.Step == "reach" ? [("kind", "fear"), ("truer", Words)] : [("sense", Words)])));

    /// <summary>Creates an open dance in which both have shared and swapped turns, and the one who began is about to say back.</summary>
    private Dance Open(Instant at)
    {
        var script = parts.GetRequiredService<PracticeCatalogue>().Find("reach")!;
        var rules = parts.GetRequiredService<DanceScripts>().RulesOf(script);
        Dance dance = rules.Begin(Side.A, at);
        Act[] acts =
        [
            new Act.Drafted(Side.A, at, null),
                new Act.Share(Side.A, at, null),
                new Act.Here(Side.B, at),
                new Act.SayAloud(Side.B, at, null),
            new Act.Said(Side.B, at, null), new Act.ThatsIt(Side.A, at, null), new Act.Share(Side.B, at, null),
            new Act.Skip(Side.A, at, null),
            new Act.Pick(Side.A, at, null, "notyet", Tell: false), new Act.Pick(Side.A, at, null, "leave", Tell: false),
            new Act.Swap(Side.A, at, null), new Act.Swap(Side.B, at, null), new Act.Share(Side.B, at, null),
        ];
        foreach (var act in acts)
            dance = dance.Decide(rules, dance is Dance.Dancing ? act with { Place = dance.Place } : act).Next
                ?? throw new InvalidOperationException($"The dance does not open: {act.GetType().Name} is refused.");
        return dance;
    }

    private Rehearsal.World.WorldPerson Join(string name)
    {
        var person = guild.World.CreatePerson(name);
        guild.Join(person);
        return person;
    }
}

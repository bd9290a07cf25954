using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using NodaTime;
using Tests.Practices;

namespace Tests.Dances;

/// <summary>A dance of the lead (A, who begins) and the follow (B), move by move. Time stands still until the test lets it pass.</summary>
internal sealed class DanceDriver
{
    public const Side Lead = Side.A;
    public const Side Follow = Side.B;

    public static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 18, 0);

    public DanceDriver(Script script)
    {
        Rules = new DanceRules(script, new Timing());
        Dance = Rules.Begin(Lead, Now);
    }

    public DanceRules Rules { get; }

    public Dance Dance { get; private set; }

    public Instant Now { get; private set; } = Start;

    public StepState StepState => Assert.IsType<Dance.Dancing>(Dance).StepState;

    public Duration Left => Dance.Due!.Value - Now;

    public static DanceDriver Of(string practice) => new(SampleScripts.Worked(practice).Script!);

    public static DanceDriver OfText(string yaml) =>
        new(ScriptLoader.Load("x.yaml", yaml).Script ?? throw new InvalidOperationException(SampleScripts.Problems(yaml)));

    /// <summary>The lead has shared, and the follow has come.</summary>
    public static DanceDriver InRoom(string practice) => Of(practice).Does<Act.Share>(Lead).Does<Act.Here>(Follow);

    public DanceDriver Does<T>(Side by, params object[] details)
        where T : Act
    {
        var decision = Dance.Decide(Rules, DanceActs.Make(typeof(T), Dance, by, Now, details));
        Assert.True(
            decision.Refusal is null,
            $"{typeof(T).Name} by {by} at {Dance.GetType().Name} {Dance.Place} was refused: {decision.Refusal}");
        Dance = decision.Next!;
        return this;
    }

    public DanceDriver Refuses<T>(Side by, Refusal why, params object[] details)
        where T : Act
    {
        Assert.Equal(why, Dance.Decide(Rules, DanceActs.Make(typeof(T), Dance, by, Now, details)).Refusal);
        return this;
    }

    /// <summary>Lets time pass; whatever is due on the way is done at its time.</summary>
    public DanceDriver Passes(Duration time)
    {
        var end = Now + time;
        while (Dance.Due is { } due && due <= end)
        {
            Now = due;
            Dance = Dance.Decide(Rules, new Move.Tick(due)).Next!;
        }

        Now = end;
        return this;
    }

    /// <summary>Goes on with a state that the test has reached by itself.</summary>
    public void Is(Dance dance) => Dance = dance;

    public void At(Instant now) => Now = now;

    /// <summary>Lets time pass while nobody is there to see what becomes due; then it is done once.</summary>
    public DanceDriver Sleeps(Duration time)
    {
        Now += time;
        Dance = Dance.Decide(Rules, new Move.Tick(Now)).Next!;
        return this;
    }
}

/// <summary>All moves there are, and one of each kind as the state's own card would make it.</summary>
internal static class DanceActs
{
    public static IReadOnlyList<Type> Acts { get; } =
        [.. typeof(Act).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).OrderBy(t => t.MetadataToken)];

    public static Act Make(Type act, Dance dance, Side by, Instant at, params object[] details)
    {
        var make = act.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return (Act)make.Invoke([.. make.GetParameters().Select<System.Reflection.ParameterInfo, object?>(p => p.Name switch
        {
            "By" => by,
            "At" => at,
            "Place" => details.OfType<StalePlace>().FirstOrDefault()?.Place ?? dance.Place,
            "Option" => details.OfType<string>().FirstOrDefault(),
            "Key" =>
                details.OfType<WordsKey>().FirstOrDefault()?.Key
                    ?? (dance as Dance.Dancing)?.Changeable ?? dance.Posts.LastOrDefault()?.Key ?? "",
            "Tell" or "Part" => details.OfType<bool>().FirstOrDefault(),
            "For" => details.OfType<Duration>().Select(d => (Duration?)d).FirstOrDefault(),
            _ => throw new InvalidOperationException($"{act.Name} has a new part, {p.Name}."),
        })]);
    }
}

/// <summary>A press on a card that stood somewhere else.</summary>
internal sealed record StalePlace(string Place);

/// <summary>Words that are not the ones on the card.</summary>
internal sealed record WordsKey(string Key);

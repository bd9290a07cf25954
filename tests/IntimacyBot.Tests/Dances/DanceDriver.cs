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

/// <summary>Drives a dance of the lead (A, who begins) and the follow (B), move by move. Time passes only when the test lets it.</summary>
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

    /// <summary>Starts a dance in which the lead has shared and the follow has come.</summary>
    public static DanceDriver InRoom(string practice) => Of(practice).Does<Act.Share>(Lead).Does<Act.Here>(Follow);

    /// <summary>Starts a dance in which an answer was shared, and the lead is about to say how it reached them.</summary>
    public static DanceDriver AtReceipt() =>
        InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead).Does<Act.Share>(Follow).Does<Act.Skip>(Lead);

    /// <summary>Starts a dance in which both are in the quiet minute together.</summary>
    public static DanceDriver InQuiet() =>
        Of("together").Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow).Does<Act.SettleIn>(Lead).Does<Act.SettleIn>(Follow);

    /// <summary>Starts a dance in which the quiet minute is over and both write.</summary>
    public static DanceDriver AfterQuiet() => InQuiet().Passes(Duration.FromMinutes(1));

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

    /// <summary>Somebody locks the room, or the one that replaced it.</summary>
    public DanceDriver IsLocked(bool again)
    {
        Dance = Dance.Decide(Rules, new Move.RoomLocked(Now, again)).Next ?? throw new InvalidOperationException("The lock was refused.");
        return this;
    }

    /// <summary>The couple has kept a loop, or has none any more.</summary>
    public DanceDriver HasLoop(bool kept = true)
    {
        Dance = Dance.WithLoop(kept);
        return this;
    }

    /// <summary>Makes a move that the test has built itself.</summary>
    public DanceDriver Makes(Act act)
    {
        Dance = Dance.Decide(Rules, act).Next ?? throw new InvalidOperationException($"{act.Button} was refused.");
        return this;
    }

    public DanceDriver Refuses<T>(Side by, Refusal why, params object[] details)
        where T : Act
    {
        Assert.Equal(why, Dance.Decide(Rules, DanceActs.Make(typeof(T), Dance, by, Now, details)).Refusal);
        return this;
    }

    /// <summary>Lets time pass, and makes each timed move when it is due.</summary>
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

    /// <summary>Continues with a state that the test has made itself.</summary>
    public void Is(Dance dance) => Dance = dance;

    public void At(Instant now) => Now = now;

    /// <summary>Lets time pass while the bot does not run, and makes one timed move at the end.</summary>
    public DanceDriver Sleeps(Duration time)
    {
        Now += time;
        Dance = Dance.Decide(Rules, new Move.Tick(Now)).Next!;
        return this;
    }
}

/// <summary>Makes moves of every kind as the buttons on the current card would make them.</summary>
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
            "Tell" or "Part" or "Words" => details.OfType<bool>().FirstOrDefault(),
            "For" => details.OfType<Duration>().Select(d => (Duration?)d).FirstOrDefault(),
            _ => throw new InvalidOperationException($"{act.Name} has a new part, {p.Name}."),
        })]);
    }
}

/// <summary>A press on a card of another place in the script.</summary>
internal sealed record StalePlace(string Place);

/// <summary>A key of words that are not those on the card.</summary>
internal sealed record WordsKey(string Key);

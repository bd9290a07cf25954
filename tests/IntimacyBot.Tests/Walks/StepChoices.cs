using IntimacyBot.Practices;

namespace Tests.Walks;

/// <summary>Everything that two people can do with a step.</summary>
internal static class StepChoices
{
    public const string Else = "else";
    public const string Passed = "passed";
    public const string Close = "close";
    public const string Swap = "swap";

    public const string Plain = "";
    public const string Starter = "with a beginning";
    public const string Deeper = "one level deeper";
    public const string OneSkips = "one of them skips";
    public const string Apart = "nothing alike";
    public const string Almost = "almost";
    public const string More = "there's more";
    public const string Enough = "close enough";
    public const string EnoughSaid = "close enough, says the listener";
    public const string Tell = "told";
    public const string Keep = "kept";
    public const string GoOn = "go on";
    public const string ByItself = "by itself";
    public const string ByOther = "by the other";

    public static IEnumerable<StepChoice> Of(ExpectedPosition at) => at.Done != WalkEnd.No ? [] : at.Here switch
    {
        null => AtEnd(at),
        Write w when at.Holder(w) is null => Both(w),
        Write w => One(w),
        Mirror m => Mirrored().Concat(Skipped(m)),
        Choose c => Chosen(at, c),
        Prepare p => Skipped(p).Prepend(new(ScriptWords.Written, Plain)),
        Show { Optional: null } => [new("", Plain), new("", GoOn)],
        Show s => Skipped(s).Prepend(new("", Plain)),
        Quiet q => [new("", GoOn), new("", ByItself), .. Skipped(q)],
        var other => throw new InvalidOperationException($"Nobody knows how to do {other}."),
    };

    private static IEnumerable<StepChoice> One(Write step)
    {
        yield return new(ScriptWords.Written, Plain);
        if (step.Starters.Count > 0)
            yield return new(ScriptWords.Written, Starter);
        if (step.Deeper.Count > 0)
            yield return new(ScriptWords.Written, Deeper);
        if (step.Aloud)
            yield return new(ScriptWords.Aloud, Plain);
        if (step.Optional is not null)
            yield return new(ScriptWords.Skipped, Plain);
    }

    private static IEnumerable<StepChoice> Skipped(Step step) => step.Optional is null ? [] : [new(ScriptWords.Skipped, Plain)];

    /// <summary>Where only what both picked is shown, one alone has nothing to show.</summary>
    private static IEnumerable<StepChoice> Both(Write step)
    {
        yield return new(ScriptWords.Written, Plain);
        if (step.Common)
            yield return new(ScriptWords.Skipped, Apart);
        if (step.Optional is null)
            yield break;
        yield return new(step.Common ? ScriptWords.Skipped : ScriptWords.Written, OneSkips);
        yield return new(ScriptWords.Skipped, Plain);
    }

    private static IEnumerable<StepChoice> Mirrored() =>
        [new(ScriptWords.Written, Plain), .. new[] { Almost, More, Enough, EnoughSaid }.Select(how => new StepChoice(ScriptWords.Written, how)), new(ScriptWords.Aloud, Plain)];

    private static IEnumerable<StepChoice> Chosen(ExpectedPosition at, Choose step)
    {
        foreach (var option in step.Options.Where(at.MayTake))
        {
            if (step.Private && at.Together && !at.IsAlone && option.Post is not null)
            {
                yield return new(option.Id, Tell);
                yield return new(option.Id, Keep);
            }
            else
            {
                yield return new(option.Id, Plain);
            }
        }

        if (step.Else is not null && step.Options.Count > 1)
            yield return new(Else, Plain);
        if (step.Optional is not null)
            yield return new(ScriptWords.Skipped, Plain);
    }

    private static IEnumerable<StepChoice> AtEnd(ExpectedPosition at)
    {
        yield return new(Close, Plain);
        yield return new(Close, ByOther);
        if (at.Round == 0)
            yield return new(Swap, Plain);
    }
}

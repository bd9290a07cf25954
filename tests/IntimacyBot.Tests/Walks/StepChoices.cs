using IntimacyBot.Dances.Rules;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace Tests.Walks;

/// <summary>Lists everything that two people can do with a step.</summary>
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
        WriteStep w when at.Holder(w) is null => Both(w),
        WriteStep w => One(w),
        MirrorStep m => Mirrored().Concat(Skipped(m)),
        ChooseStep c => Chosen(at, c),
        PrepareStep p => Skipped(p).Prepend(new(ScriptKeywords.Written, Plain)),
        ShowStep { Loop: true } s =>
            [
                new(ScriptKeywords.Written, Plain),
                .. s is { Recognised: true, Optional: null } ? [new StepChoice(ScriptKeywords.Written, GoOn)] : Skipped(s),
            ],
        ShowStep { Optional: null } => [new("", Plain), new("", GoOn)],
        ShowStep s => Skipped(s).Prepend(new("", Plain)),
        QuietStep q => [new("", GoOn), new("", ByItself), .. Skipped(q)],
        var other => throw new InvalidOperationException($"Nobody knows how to do {other}."),
    };

    private static IEnumerable<StepChoice> One(WriteStep step)
    {
        yield return new(ScriptKeywords.Written, Plain);
        if (step.Starters.Count > 0)
            yield return new(ScriptKeywords.Written, Starter);
        if (step.Deeper.Count > 0)
            yield return new(ScriptKeywords.Written, Deeper);
        if (step.Aloud)
            yield return new(ScriptKeywords.Aloud, Plain);
        if (step.Optional is not null)
            yield return new(ScriptKeywords.Skipped, Plain);
    }

    private static IEnumerable<StepChoice> Skipped(Step step) => step.Optional is null ? [] : [new(ScriptKeywords.Skipped, Plain)];

    /// <summary>
    /// Returns the choices of a step that both write. When only what both picked is shown, they may also pick nothing in common.
    /// </summary>
    private static IEnumerable<StepChoice> Both(WriteStep step)
    {
        yield return new(ScriptKeywords.Written, Plain);
        if (step.Common)
            yield return new(ScriptKeywords.Skipped, Apart);
        if (step.Optional is null)
            yield break;
        yield return new(step.Common ? ScriptKeywords.Skipped : ScriptKeywords.Written, OneSkips);
        yield return new(ScriptKeywords.Skipped, Plain);
    }

    private static IEnumerable<StepChoice> Mirrored() =>
        [
            new(ScriptKeywords.Written, Plain),
            .. new[] { Almost, More, Enough, EnoughSaid }.Select(how => new StepChoice(ScriptKeywords.Written, how)),
            new(ScriptKeywords.Aloud, Plain)
        ];

    private static IEnumerable<StepChoice> Chosen(ExpectedPosition at, ChooseStep step)
    {
        foreach (var option in step.Options.Where(at.MayTake))
        {
            if (step.Private && at.Together && !at.IsAlone && option.Post is not null && !DanceRules.TellsAtOnce(at.Script, option))
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
            yield return new(ScriptKeywords.Skipped, Plain);
    }

    private static IEnumerable<StepChoice> AtEnd(ExpectedPosition at)
    {
        yield return new(Close, Plain);
        yield return new(Close, ByOther);
        if (at.Round == 0)
            yield return new(Swap, Plain);
    }
}

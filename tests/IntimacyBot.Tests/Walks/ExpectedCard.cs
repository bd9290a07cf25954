using System.Text.RegularExpressions;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace Tests.Walks;

/// <summary>Computes what the card must show at a position in a script, from the table of labels.</summary>
internal static partial class ExpectedCard
{
    public static readonly string[] OfBoth = ["I need a pause", "Stop here"];

    public const string Reveal = "Show us our loop";
    public const string Recognise = "I recognise us in this";

    public static string[] Labels(ExpectedPosition at) => at switch
    {
        { Done: WalkEnd.Stopped } => [],
        { Done: not WalkEnd.No } =>
            [.. at.BothChose, .. at.Script.Steps.Any(s => s is CloseStep)
                ? (string[])["A closing word"]
                : [], "How was that?", "Keep this moment", .. at.Script.RoomGone ? [] : (string[])["Keep this room"],
                .. at.Script.JarOffered ? (string[])["Something good from the jar"] : []],
        { Here: null } => ["Swap turns", "Close with thanks", .. OfBoth],
        { IsBehindGate: true } => ["Open", .. OfBoth],
        _ => [.. OfStep(at), .. at.Here is { Optional: { } skip } and not PrepareStep ? (string[])[skip] : [], .. OfBoth],
    };

    /// <summary>Returns the parts of the step's sentence between names; nothing where only one person may read it.</summary>
    public static IEnumerable<string> Says(ExpectedPosition at, DateTimeOffset now) =>
        at is { Done: WalkEnd.No, IsBehindGate: false, Here: { } step and not (ChooseStep { Private: true } or PrepareStep or ShowStep) }
            && ScriptText.Say(step, Instant.FromDateTimeOffset(now)) is { } say ? Pieces(say) : [];

    public static IEnumerable<string> Pieces(string text) => Names().Split(text).Where(p => p.Trim().Length > 0);

    private static string[] OfStep(ExpectedPosition at) => at.Here switch
    {
        WriteStep { Aloud: true } w when at.Holder(w) is not null => ["Write", "Say it aloud"],
        WriteStep => ["Write"],
        MirrorStep => ["Write", "Say it aloud"],
        ChooseStep { Private: true } or PrepareStep => ["Open"],
        ShowStep { Loop: true } => [Reveal],
        ShowStep { Optional: null } => [Recognise, "Go on"],
        ShowStep => [Recognise],
        ChooseStep c => [.. c.Options.Where(at.MayTake).Select(o => o.Label)],
        QuietStep { Together: true } => ["I'm in"],
        QuietStep => ["Go on"],
        var other => throw new InvalidOperationException($"Nobody knows what {other} shows."),
    };

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Names();
}

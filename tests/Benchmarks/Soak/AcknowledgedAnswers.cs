using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>Recognises the answers after which people may rely on their words being saved.</summary>
internal static class AcknowledgedAnswers
{
    private static readonly string[] Shared =
    [
        "### Your words wait.", "### Yours is in.", "Saved.", "### The room is open.", "### The room opens"
    ];

    /// <summary>True for an answer that confirms sharing.</summary>
    public static bool Sharing(string answer) => Array.Exists(Shared, s => answer.StartsWith(s, StringComparison.Ordinal));

    /// <summary>True for an answer that confirms a form without a preview: the form closes without an objection.</summary>
    public static bool Saying(SeenAnswer answer) => answer.Followups.Count == 0
        && (answer is { Kind: SeenAnswerKind.DeferredUpdate, Interaction.Source.IsEphemeral: false }
            || answer.Text.StartsWith("Thank you. It is shown", StringComparison.Ordinal));
}

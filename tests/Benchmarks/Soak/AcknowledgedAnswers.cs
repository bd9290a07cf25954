using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>When somebody may believe that their words count.</summary>
internal static class AcknowledgedAnswers
{
    private static readonly string[] Shared = ["Your words wait.", "Done.", "You are both here.", "Your room opens"];

    /// <summary>After [Share].</summary>
    public static bool Sharing(string answer) => Array.Exists(Shared, s => answer.StartsWith(s, StringComparison.Ordinal));

    /// <summary>After a form without a preview: it closes and nothing is said against it.</summary>
    public static bool Saying(SeenAnswer answer) => answer.Followups.Count == 0
        && (answer is { Kind: SeenAnswerKind.DeferredUpdate, Interaction.Source.IsEphemeral: false }
            || answer.Text.StartsWith("Thank you. It is shown", StringComparison.Ordinal));
}

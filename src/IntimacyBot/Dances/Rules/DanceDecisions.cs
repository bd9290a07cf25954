using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;

namespace IntimacyBot.Dances.Rules;

/// <summary>A dance is asked what a move makes of it, though it does not know the rules.</summary>
internal static class DanceDecisions
{
    public static Decision<Dance> Decide(this Dance dance, DanceRules rules, Move move) => rules.Decide(dance, move);
}

using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;

namespace IntimacyBot.Dances.Rules;

/// <summary>Lets a caller that does not have the rules ask what a move makes of a dance.</summary>
internal static class DanceDecisions
{
    public static Decision<Dance> Decide(this Dance dance, DanceRules rules, Move move) => rules.Decide(dance, move);
}

using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>A dance that is due. Its couple or its practice may no longer exist.</summary>
internal sealed record DueDance(DanceRow Row, Dance Dance, Couple? Couple, DanceRules? Rules);

using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>A dance whose time has come. Its couple or its practice may be gone.</summary>
internal sealed record DueDance(DanceRow Row, Dance Dance, Couple? Couple, DanceRules? Rules);

using IntimacyBot.Couples;

namespace IntimacyBot.Dances;

/// <summary>A dance whose time has come. Its couple or its practice may be gone.</summary>
internal sealed record DueDance(DanceRow Row, Dance Dance, Couple? Couple, DanceRules? Rules);

using IntimacyBot.Platform.Guilds;

namespace IntimacyBot.Couples;

/// <summary>The names of the two partners in their server; null where a name is not cached.</summary>
internal readonly record struct CoupleNames(string? A, string? B)
{
    public string? this[Side side] => side == Side.A ? A : B;
}

internal static class CoupleNameExtensions
{
    /// <summary>Asks Discord for the partners' names that are not cached. It must never be called inside a snapshot.</summary>
    public static Task LearnAsync(this IMemberNames names, Couple couple, CancellationToken cancel) =>
        names.LearnAsync(couple.Guild, [couple.A.User, couple.B.User], cancel);
}

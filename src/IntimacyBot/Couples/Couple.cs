using Discord.Models;
using IntimacyBot.Platform.Guilds;

namespace IntimacyBot.Couples;

/// <summary>
/// One of two partners. <paramref name="Person"/> is null once they have left: their key is gone, and nothing that the other sees changes.
/// </summary>
internal sealed record Partner(Snowflake User, Guid? Person);

/// <summary>Two people who have chosen each other in one server, and the language in which they both read.</summary>
internal sealed record Couple(Guid Id, Snowflake Guild, Partner A, Partner B, string Language)
{
    /// <summary>True when the couple rests, because both have shared nothing for a long time.</summary>
    public bool Resting { get; init; }

    /// <summary>The practices that the couple has danced and that other practices require.</summary>
    public IReadOnlyList<string> Danced { get; init; } = [];

    /// <summary>The practices that both have chosen, each for themselves.</summary>
    public IReadOnlyList<string> Opened { get; init; } = [];

    /// <summary>Says who could read a room when both last shared something; null if they never did.</summary>
    public string? Readers { get; init; }

    /// <summary>The cache in which the partners' names are looked up.</summary>
    public IMemberNames? Known { get; init; }

    /// <summary>The partners' names as far as they are cached now.</summary>
    public CoupleNames Names => new(Known?.Known(Guild, A.User), Known?.Known(Guild, B.User));

    public Partner this[Side side] => side == Side.A ? A : B;

    public MemberName Name(Side side) => new(this[side].User, Names[side]);

    /// <summary>True when the first of these is in the couple and it is of these two, whether or not the other is still in it.</summary>
    public bool IsOf(Snowflake user, Snowflake other) => SideOf(user) is { } side && this[side.Other()].User == other;

    /// <summary>True when this user was one of the two and is in the couple no more.</summary>
    public bool WasLeftBy(Snowflake user) => Array.Exists(Sides.Both, side => this[side] is { Person: null } gone && gone.User == user);

    /// <summary>Null for everybody who is not in the couple, or who has left it.</summary>
    public Side? SideOf(Snowflake user)
    {
        foreach (var side in Sides.Both)
            if (this[side] is { Person: not null } member && member.User == user)
                return side;
        return null;
    }
}

using Discord.Models;

namespace IntimacyBot.Couples;

/// <summary>
/// One of two partners. <paramref name="Person"/> is null once they have left: their key is gone, and nothing that the other sees changes.
/// </summary>
internal sealed record Partner(Snowflake User, Guid? Person);

/// <summary>Two people who have chosen each other in one server, and the language in which they both read.</summary>
internal sealed record Couple(Guid Id, Snowflake Guild, Partner A, Partner B, string Language)
{
    /// <summary>Nothing was shared by both for so long that their place came to rest.</summary>
    public bool Resting { get; init; }

    /// <summary>Practices of theirs that others come after.</summary>
    public IReadOnlyList<string> Danced { get; init; } = [];

    /// <summary>Practices that both have chosen, each for themselves.</summary>
    public IReadOnlyList<string> Opened { get; init; } = [];

    /// <summary>Nothing was shared by both since they became a couple.</summary>
    public bool NothingShared { get; init; }

    public Partner this[Side side] => side == Side.A ? A : B;

    /// <summary>Only of somebody who is still in it.</summary>
    public Side? SideOf(Snowflake user)
    {
        foreach (var side in Sides.Both)
            if (this[side] is { Person: not null } member && member.User == user)
                return side;
        return null;
    }
}

using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;

namespace IntimacyBot.GoodStuff;

/// <summary>An entry of the jar with the name and colour of its author, as it is shown.</summary>
internal sealed record JarCard(JarEntry Entry, MemberName Author, PersonColor Color)
{
    /// <summary>True when it was opened in the couple's room, where it can be shown to both.</summary>
    public bool InRoom { get; init; }

    /// <summary>Builds the card for its own author, of a couple that is gone.</summary>
    public static JarCard OfAuthor(JarEntry entry, Snowflake author) =>
        new(entry, new MemberName(author, null), PersonColor.Of(author, author));

    public static JarCard Of(JarEntry entry, Couple couple)
    {
        var side = couple.A.Person == entry.Author ? Side.A : Side.B;
        var color = PersonColor.Of(couple[side].User, couple[side.Other()].User);
        return new JarCard(entry, couple.Name(side), color);
    }
}

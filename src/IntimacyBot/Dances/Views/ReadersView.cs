using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Views;

/// <summary>Says in one sentence who can read a room.</summary>
internal static class ReadersView
{
    /// <summary>Returns the sentence about any room, before there is one.</summary>
    public static string OfARoom(Texts texts, string language, RoomReaders readers, Couple? couple = null) =>
        Of(texts, language, DanceText.Readers, readers, couple);

    /// <summary>Returns the sentence about the room that opens once both have shared.</summary>
    public static string OfTheRoomThen(Texts texts, string language, RoomReaders readers, Couple couple) =>
        Of(texts, language, DanceText.ReadersThen, readers, couple);

    /// <summary>Returns the sentence about the room that is open now.</summary>
    public static string OfTheRoom(CardModel model, RoomReaders readers) =>
        OfThis(model.Texts, model.Language, readers, model.Couple);

    /// <summary>Returns the sentence about a room in which it stands.</summary>
    public static string OfThis(Texts texts, string language, RoomReaders readers, Couple couple) =>
        Of(texts, language, DanceText.ReadersHere, readers, couple);

    /// <summary>Returns the names of those who can read now and could not before; empty if there are none.</summary>
    public static string More(CardModel model, RoomReaders now, string before)
    {
        var known = before.Split(',').ToHashSet(StringComparer.Ordinal);
        var others = Others(model.Texts, model.Language, now, model.Couple, id => !known.Contains(id.ToString()));
        return string.Join(", ", others);
    }

    /// <summary>Returns the ids of those who can read now as one text, if any of them could not read before; otherwise null.</summary>
    public static string? IfMore(Couple couple, RoomReaders? now, string? before) =>
        MoreThan(couple, now?.Version, before);

    /// <summary>Compares two such texts in the same way. The two themselves are no readers besides.</summary>
    public static string? MoreThan(Couple couple, string? now, string? before)
    {
        if (now is null || before is null)
            return null;
        var known = before.Split(',').Append(couple.A.User.ToString()).Append(couple.B.User.ToString());
        return now.Split(',').Except(known, StringComparer.Ordinal).Any() ? now : null;
    }

    /// <summary>True when anybody besides the two can read.</summary>
    public static bool AnyBesides(Couple couple, RoomReaders readers) => readers.AnyBesidesOwner || !IsOne(couple, readers);

    private static string Of(Texts texts, string language, DanceText key, RoomReaders readers, Couple? couple)
    {
        var others = string.Concat(Others(texts, language, readers, couple).Select(name => $", {name}"));
        return texts[language, key, ("others", others), ("roles", readers.Roles.Count > 0 ? texts[language, DanceText.ReadersRoles] : "")];
    }

    private static IEnumerable<string> Others(
        Texts texts, string language, RoomReaders readers, Couple? couple, Func<Snowflake, bool>? counts = null)
    {
        counts ??= _ => true;
        if ((couple is null || !IsOne(couple, readers)) && counts(readers.Owner))
            yield return texts[language, DanceText.ReaderOwner, ("name", readers.Owner.Mention())];
        foreach (var role in readers.Roles.Where(r => counts(r.Id)))
            yield return texts[language, DanceText.ReaderRole, ("name", DiscordMarkdown.Escape(role.Name.TrimStart('@')))];
        foreach (var member in readers.Members.Where(counts))
            yield return member.Mention();
    }

    /// <summary>True when the server's owner is one of the two.</summary>
    private static bool IsOne(Couple couple, RoomReaders readers) => couple.A.User == readers.Owner || couple.B.User == readers.Owner;
}

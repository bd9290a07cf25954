using System.Globalization;
using System.Text.RegularExpressions;

namespace Rehearsal.World;

/// <summary>Which mentions in a text may notify somebody.</summary>
internal sealed record WorldAllowedMentions(
    bool Users, bool Roles, bool Everyone, IReadOnlyList<ulong> OnlyUsers, IReadOnlyList<ulong> OnlyRoles)
{
    /// <summary>The default of plain messages.</summary>
    public static WorldAllowedMentions Everything { get; } = new(true, true, true, [], []);

    /// <summary>The default of interaction replies.</summary>
    public static WorldAllowedMentions UsersOnly { get; } = new(true, false, false, [], []);
}

/// <summary>Finds the users and roles that a text mentions.</summary>
internal static partial class Mentions
{
    public static WorldMessageBody Resolve(WorldChannel channel, WorldMessageBody body, WorldAllowedMentions allowed)
    {
        var text = string.Join('\n', body.Components.SelectMany(c => c.WithDescendants())
            .Where(c => c.Type == WorldComponentType.TextDisplay).Select(c => c.Content).Prepend(body.Content));
        return body with
        {
            Mentions = [.. Ids(UserMention(), text).Where(id => allowed.Users || allowed.OnlyUsers.Contains(id))
                .Select(channel.World.FindUser).OfType<WorldUser>()],
            MentionRoles = [.. Ids(RoleMention(), text).Where(id => allowed.Roles || allowed.OnlyRoles.Contains(id))
                .Select(id => channel.Guild?.Roles.FirstOrDefault(r => r.Id == id)).OfType<WorldRole>()],
            MentionsEveryone = allowed.Everyone && Everybody().IsMatch(text),
        };
    }

    /// <summary>Replaces each mention of a user with the name that people read there, for a text that shows no formatting.</summary>
    public static string WithNames(World world, string text) => UserMention().Replace(
        text,
        m => world.FindUser(ulong.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)) is { } user ? $"@{user.Name}" : m.Value);

    private static IEnumerable<ulong> Ids(Regex pattern, string text) =>
        pattern.Matches(text).Select(m => ulong.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct();

    [GeneratedRegex(@"<@!?(\d{17,19})>")]
    private static partial Regex UserMention();

    [GeneratedRegex(@"<@&(\d{17,19})>")]
    private static partial Regex RoleMention();

    [GeneratedRegex("@everyone|@here")]
    private static partial Regex Everybody();
}

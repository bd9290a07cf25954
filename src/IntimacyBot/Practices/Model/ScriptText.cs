using System.Text.RegularExpressions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Practices.Model;

/// <summary>Turns the texts of a script into what is shown. Pure.</summary>
internal static partial class ScriptText
{
    private const int LongestOption = 100;

    // Weeks are counted from this Monday, so that a list of texts continues without a jump when a year ends.
    private static readonly LocalDate FirstMonday = new(1970, 1, 5);

    /// <summary>
    /// Fills in the braces of a text. <paramref name="names"/> returns what replaces a role's name or <c>partner</c>; it is not escaped, so
    /// that it can be a mention, and a display name must go through <see cref="DiscordMarkdown.Escape"/> first. <paramref name="answers"/>
    /// returns a person's own words, which are escaped here unless <paramref name="show"/> is given. Null from either becomes "…".
    /// </summary>
    public static string Render(
        string text, Func<string, string?> names, Func<FieldRef, string?> answers, Func<string, string>? show = null)
    {
        show ??= DiscordMarkdown.Escape;
        return Braced().Replace(text, match => Filled(match.Groups[1].Value) ?? "…");

        string? Filled(string braced)
        {
            if (braced.Split('.') is not [var step, var field])
                return names(braced);
            return answers(new FieldRef(step, field)) is { } answer ? show(answer) : null;
        }
    }

    /// <summary>True when a text repeats an answer of somebody.</summary>
    public static bool RepeatsAnswers(string? text) =>
        text is not null && Braced().Matches(text).Any(match => match.Groups[1].Value.Contains('.', StringComparison.Ordinal));

    /// <summary>
    /// Returns the text of this week, which is the same for everybody from Monday to Sunday in UTC; null if the list is empty.
    /// </summary>
    public static string? Vary(IReadOnlyList<string> texts, Instant now)
    {
        if (texts.Count == 0)
            return null;
        var days = Period.DaysBetween(FirstMonday, now.InUtc().Date);
        var week = (int)Math.Floor(days / 7.0);
        return texts[((week % texts.Count) + texts.Count) % texts.Count];
    }

    /// <summary>Returns what a step says this week, before its braces are filled in; null if it says nothing.</summary>
    public static string? Say(Step step, Instant now) => step.Say ?? Vary(step.Vary, now);

    /// <summary>Returns a field's label of this week.</summary>
    public static string Label(FormField field, Instant now) => Vary(field.Vary, now) ?? field.Label;

    /// <summary>Returns the heading above an answer on its card; null where the answer has none or is itself the small line.</summary>
    public static string? Heading(FormField field, Instant now) =>
        field.StandsAlone || field.IsSmallLine ? null : field.Card ?? Label(field, now);

    /// <summary>Returns a starter as the label of a select option, with an ellipsis at its end if that fits.</summary>
    public static string Beginning(string starter) =>
        starter.Trim() is { Length: < LongestOption } trimmed ? $"{trimmed}…" : starter.Trim();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Braced();
}

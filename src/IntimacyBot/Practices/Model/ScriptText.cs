using System.Text.RegularExpressions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Practices.Model;

/// <summary>Turns a script's text into what is shown. Pure.</summary>
internal static partial class ScriptText
{
    private const int LongestOption = 100;

    // Weeks are counted from this Monday on, so that a list of texts goes on where it was when a year ends.
    private static readonly LocalDate FirstMonday = new(1970, 1, 5);

    /// <summary>
    /// Fills in the braces. <paramref name="names"/> gives what stands for a role's name or <c>partner</c> and is used as it is,
    /// so that it can be a mention; a display name goes through <see cref="DiscordMarkdown.Escape"/> first. <paramref name="answers"/>
    /// gives a person's own words, which are escaped here, unless <paramref name="show"/> says otherwise. What nobody answered becomes "…".
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

    /// <summary>The text whose turn it is: the same for everybody in a week from Monday to Sunday, UTC; null if there are none.</summary>
    public static string? Vary(IReadOnlyList<string> texts, Instant now)
    {
        if (texts.Count == 0)
            return null;
        var days = Period.DaysBetween(FirstMonday, now.InUtc().Date);
        var week = (int)Math.Floor(days / 7.0);
        return texts[((week % texts.Count) + texts.Count) % texts.Count];
    }

    /// <summary>What a step says this week, before its braces are filled in.</summary>
    public static string? Say(Step step, Instant now) => step.Say ?? Vary(step.Vary, now);

    /// <summary>A field's label this week.</summary>
    public static string Label(FormField field, Instant now) => Vary(field.Vary, now) ?? field.Label;

    /// <summary>A starter as an option of a select, with dots at its end if they fit.</summary>
    public static string Beginning(string starter) =>
        starter.Trim() is { Length: < LongestOption } trimmed ? $"{trimmed}…" : starter.Trim();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Braced();
}

using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;

namespace IntimacyBot.Solo;

/// <summary>A form whose page has moved on: whoever wrote in it has their words before them, to copy. Pure.</summary>
internal static class SoloLate
{
    private const int MostText = 3_600;
    private const int MostBytes = 9_400;

    /// <summary>Beside the page; null if nothing was typed.</summary>
    public static Reply? Page(Texts texts, Ask ask)
    {
        var typed = ask.Interaction.Data.Fields.Values.Where(f => f.Type == ComponentType.TextInput).Select(f => Answer.Plain(f.Value ?? "").Trim()).Where(t => t.Length > 0).ToList();
        if (typed.Count == 0)
            return null;
        var escaped = string.Join("\n\n", typed.Select(Answer.Escape));
        var fits = escaped.Length <= MostText && System.Text.Encoding.UTF8.GetByteCount(escaped) <= MostBytes;
        var words = fits ? escaped : string.Join("\n\n", typed);
        var said = $"{texts[ask.Language, RouterText.MovedOn]}\n{texts[ask.Language, SoloText.LateWords]}";
        return texts.Page(ask.Language, Pages.Text(said), new Container([Pages.Text(words.Length <= MostText ? words : words[..MostText])]) { AccentColor = Pages.Warm }) with { Beside = true };
    }
}

using Discord.Models.Components;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Solo;

/// <summary>A form whose page has moved on: whoever wrote in it has their words before them, to copy. Pure.</summary>
internal static class LateSoloForm
{
    /// <summary>The page stands beside the one that has moved on; null if nothing was typed.</summary>
    public static Reply? Page(Texts texts, InteractionContext interaction)
    {
        var fields = interaction.Interaction.Data.Fields.Values.Where(f => f.Type == ComponentType.TextInput);
        var typed = fields.Select(f => DiscordMarkdown.Plain(f.Value ?? "").Trim()).Where(t => t.Length > 0).ToList();
        if (typed.Count == 0)
            return null;
        var said = $"{texts[interaction.Language, RouterText.MovedOn]}\n{texts[interaction.Language, SoloText.LateWords]}";
        var words = WordsView.Fitting(show => string.Join("\n\n", typed.Select(show)));
        return texts.Page(interaction.Language, PageBuilder.Text(said), WordsView.Framed(words)) with { Beside = true };
    }
}

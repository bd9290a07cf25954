using Discord.Models.Components;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Solo;

/// <summary>Answers a form whose page has moved on by showing its author what they typed, so that they can copy it. Pure.</summary>
internal static class LateSoloForm
{
    /// <summary>Builds a page that opens beside the one that has moved on; null if nothing was typed.</summary>
    public static Reply? Page(Texts texts, InteractionContext interaction)
    {
        var fields = interaction.Interaction.Data.Fields.Values.Where(f => f.Type == ComponentType.TextInput);
        var typed = fields.Select(f => TextNormalizer.Visible(DiscordMarkdown.Plain(f.Value ?? ""))).Where(t => t.Length > 0).ToList();
        if (typed.Count == 0)
            return null;
        var said = $"{texts[interaction.Language, RouterText.MovedOn]}\n{texts[interaction.Language, SoloText.LateWords]}";
        var words = WordsView.Fitting(show => string.Join("\n\n", typed.Select(show)));
        return texts.Page(interaction.Language, PageBuilder.Text(said), WordsView.Framed(words)) with { Beside = true };
    }
}

using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;

namespace IntimacyBot.Starting;

/// <summary>The featured practices in /home, the first of them as the likely one.</summary>
internal sealed class StartHome(PracticeCatalogue catalogue, Texts texts) : IHomePart
{
    public int Order => 5;

    public Task<IReadOnlyList<Component>> ForAsync(
        BotContext read,
        InteractionContext interaction,
        Couple? couple,
        CancellationToken cancel)
    {
        var parts = new List<Component>();
        if (couple?.SideOf(interaction.User) is null)
            return Task.FromResult<IReadOnlyList<Component>>(parts);
        foreach (var (practice, _, label) in FeaturedPractices.ForTwo.Where(p => catalogue.Has(p.Practice)))
        {
            var (text, id) = (texts[interaction.Language, label], new OpenPracticeId(practice));
            parts.Add(parts.Count == 0 ? PageBuilder.Likely(text, id) : PageBuilder.Quiet(text, id));
        }

        return Task.FromResult<IReadOnlyList<Component>>(parts);
    }
}

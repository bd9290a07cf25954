using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;

namespace IntimacyBot.Starting;

/// <summary>Shows the journey to one of a couple: what the two have done, and the reader's own choices.</summary>
internal sealed class JourneyPages(
    Store store, CoupleStore couples, PracticeCatalogue catalogue, RestingPage resting, JourneyView view, Texts texts)
{
    public async Task<Reply> ShowAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return Reply.Line(texts[interaction.Language, RouterText.InYourServer]);
        var (couple, talks) = await store.ReadAsync((read, token) => FindAsync(read, guild, interaction, token), cancel);
        return couple switch
        {
            null => Reply.Line(texts[interaction.Language, DanceText.NotPaired]),
            { Resting: true } => await resting.ForAsync(interaction, couple, cancel),
            _ => view.Page(interaction.Language, talks),
        };
    }

    private async Task<(Couple? Couple, IReadOnlyList<JourneyTalk> Talks)> FindAsync(
        BotContext read, Snowflake guild, InteractionContext interaction, CancellationToken cancel)
    {
        var couple = await couples.OfAsync(read, guild, interaction.User, cancel);
        if (couple?.SideOf(interaction.User) is not { } me || couple[me].Person is not { } person)
            return (null, []);
        var talks = new List<JourneyTalk>();
        foreach (var script in Journey.TalksIn(catalogue, interaction.Language))
        {
            bool? chosen = script.ConsentBoth ? await couples.HasChosenAsync(read, person, script.Id, cancel) : null;
            talks.Add(new JourneyTalk(script, couple.Danced.Contains(script.Id), chosen));
        }

        return (couple, talks);
    }
}

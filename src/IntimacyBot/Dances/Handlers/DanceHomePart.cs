using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Handlers;

/// <summary>What dances add to /home: what I wrote and did not send, what I asked, the open room.</summary>
internal sealed class DanceHomePart(DanceStore dances, Texts texts) : IHomePart
{
    // A page holds forty parts; who has more drafts than that in a day finds the rest behind the practices themselves.
    private const int MostWords = 8;

    public int Order => 10;

    public async Task<IReadOnlyList<Component>> ForAsync(
        BotContext read,
        InteractionContext interaction,
        Couple? couple,
        CancellationToken cancel)
    {
        if (couple?.SideOf(interaction.User) is not { } me)
            return [];
        var parts = new List<Component>();
        var words = 0;
        foreach (var (row, dance) in await dances.OfCoupleAsync(read, couple.Id, cancel))
        {
            parts.AddRange(For(interaction, row, dance, me));
            if (words < MostWords
                && MayWrite(dance, me)
                && await dances.WordsAsync(read, row.Id, couple[me].Person, cancel) is { } mine
                && Waits(dance, mine))
            {
                words++;
                parts.Add(MyWords(interaction, row));
            }
        }

        return parts;
    }

    private static bool MayWrite(Dance dance, Side me) => dance switch
    {
        Dance.Preparing => dance.Position.Starter == me,
        Dance.Over => false,
        _ => dance.HasRoom,
    };

    /// <summary>Before there is a room whatever one wrote is one's own still.</summary>
    private static bool Waits(Dance dance, AuthorWords mine) => dance is Dance.Preparing ? !mine.IsEmpty : mine.Unsent is not null;

    private IEnumerable<Component> For(InteractionContext interaction, DanceRow row, Dance dance, Side me)
    {
        if (dance is Dance.Over)
            yield break;
        if (dance is not Dance.Closing && dance.HasRoom && dances.RenderedOf(row).Room is { } room)
            yield return PageBuilder.Text(texts[interaction.Language, DanceText.OpenAlready, ("room", $"<#{room}>")]);
        if (dance.Position.Starter != me)
            yield break;
        if (dance is Dance.Asking or Dance.Paused { HasRoom: false })
            yield return PageBuilder.Quiet(
                texts[interaction.Language, DanceText.LabelTakeBack],
                new LeadPageId(row.Id, LeadPageAct.TakeBack));
    }

    private Button MyWords(InteractionContext interaction, DanceRow row) =>
        PageBuilder.Quiet(texts[interaction.Language, DanceText.LabelMyWords], new LeadPageId(row.Id, LeadPageAct.MyWords));
}

using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>The page of somebody who begins and whose partner has not been called: what is theirs to choose, to write or to ask.</summary>
internal sealed class StartPage(DanceReplies replies, HomeChannels homes, GuildCache guilds)
{
    /// <summary>The first page: what already waits, or <paramref name="before"/>, the page of somebody who has not begun.</summary>
    public async Task<Reply> BeginAsync(InteractionContext interaction, PracticeOpening opening, CardModel before, CancellationToken cancel)
    {
        var home = await homes.OfAsync(opening.Couple.Guild, opening.Settings, cancel);
        if (replies.NoPlace(interaction, home) is { } no)
            return no;
        if (opening.Waiting is not { } participant)
            return await PageAsync(interaction, before, home, cancel);
        var model = replies.Model(interaction, participant);
        if (participant.DraftFor(participant.Key) is { } draft && participant.Dance.Position.Current(opening.Script) is WriteStep step
            && PracticeHandover.IsWhole(step, draft.Text))
            return DraftPreviews.Of(model, participant, step, draft, home.Readers);
        var begun = participant.Dance.Posts.Exists(p => p.Kind == RoomPostKind.Words) || participant.HasPrepared;
        return await PageAsync(interaction, begun ? model : before, home, cancel);
    }

    /// <summary>Could a room be made for this couple?</summary>
    public async Task<bool> HasPlaceAsync(PracticeOpening opening, CancellationToken cancel) =>
        await homes.OfAsync(opening.Couple.Guild, opening.Settings, cancel) is { Id: not null, Missing.Count: 0 };

    public async Task<Reply> PageAsync(InteractionContext interaction, CardModel model, CancellationToken cancel)
    {
        if (Own(model) is { } own)
            return own;
        var home = await homes.FindAsync(model.Couple.Guild, cancel);
        return await PageAsync(interaction, model, home, cancel);
    }

    /// <summary>What the starter reads after their first move: the next page of theirs, or that it is on its way.</summary>
    public async Task<Reply> BegunAsync(InteractionContext interaction, MoveResult result, CancellationToken cancel)
    {
        if (result is not { Participant: { } participant, Refusal: null })
            return await replies.RefusedAsync(interaction, result, cancel);
        var model = replies.Model(interaction, participant);
        return participant.Dance switch
        {
            Dance.Preparing => await PageAsync(interaction, model, cancel),
            Dance.Over => DancePages.Plain(model, DanceText.Discarded),
            _ => DancePages.OnItsWay(model),
        };
    }

    private async Task<Reply> PageAsync(InteractionContext interaction, CardModel model, HomeChannel home, CancellationToken cancel)
    {
        // The place may have gone since this way was begun.
        if ((Own(model) ?? replies.NoPlace(interaction, home)) is { } page)
            return page;
        var partner = await guilds.UserNameAsync(model.Couple[model.Reader!.Value.Other()].User, cancel);
        return GatePages.Gate(model with { PartnerName = partner }, home.Readers!, first: true);
    }

    /// <summary>A step that its reader does alone; null at the gate.</summary>
    private static Reply.Page? Own(CardModel model) => model.Position.Current(model.Script) switch
    {
        ChooseStep choose when model.Position.SideOf(choose.Who) == model.Reader => StartChoicePages.Choice(model, choose),
        PrepareStep prepare when model.Position.SideOf(prepare.Who) == model.Reader => PreparePages.Of(model, prepare),
        _ => null,
    };
}

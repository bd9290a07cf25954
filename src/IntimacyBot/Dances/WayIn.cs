using IntimacyBot.Couples;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The page of somebody who begins and whose partner has not been called: what is theirs to choose, to write or to ask.</summary>
internal sealed class StartPage(DanceReplies replies, HomeChannels homes, GuildCache guilds)
{
    /// <summary>The first page: what already waits, or <paramref name="before"/>, the page of somebody who has not begun.</summary>
    public async Task<Reply> BeginAsync(InteractionContext ask, PracticeOpening opening, CardModel before, CancellationToken cancel)
    {
        var home = await homes.OfAsync(opening.Couple.Guild, opening.Settings, cancel);
        if (replies.NoPlace(ask, home) is { } no)
            return no;
        if (opening.Waiting is not { } seat)
            return await PageAsync(ask, before, home, cancel);
        var scene = replies.Scene(ask, seat);
        if (seat.DraftFor(seat.Key) is { } draft && seat.Dance.Position.Current(opening.Script) is WriteStep step
            && PracticeHandover.IsWhole(step, draft.Text))
            return DraftPreviews.Of(scene, seat, step, draft, home.Readers);
        var begun = seat.Dance.Posts.Exists(p => p.Kind == RoomPostKind.Words) || seat.HasPrepared;
        return await PageAsync(ask, begun ? scene : before, home, cancel);
    }

    /// <summary>Could a room be made for this couple?</summary>
    public async Task<bool> HasPlaceAsync(PracticeOpening opening, CancellationToken cancel) =>
        await homes.OfAsync(opening.Couple.Guild, opening.Settings, cancel) is { Id: not null, Missing.Count: 0 };

    public async Task<Reply> PageAsync(InteractionContext ask, CardModel scene, CancellationToken cancel) =>
        Own(scene) ?? await PageAsync(ask, scene, await homes.FindAsync(scene.Couple.Guild, cancel), cancel);

    /// <summary>What the starter reads after their first move: the next page of theirs, or that it is on its way.</summary>
    public async Task<Reply> BegunAsync(InteractionContext ask, MoveResult outcome, CancellationToken cancel)
    {
        if (outcome is not { Seat: { } seat, Refusal: null })
            return await replies.RefusedAsync(ask, outcome, cancel);
        var scene = replies.Scene(ask, seat);
        return seat.Dance switch
        {
            Dance.Preparing => await PageAsync(ask, scene, cancel),
            Dance.Over => DancePages.Plain(scene, DanceText.Discarded),
            _ => DancePages.OnItsWay(scene),
        };
    }

    private async Task<Reply> PageAsync(InteractionContext ask, CardModel scene, HomeChannel home, CancellationToken cancel)
    {
        // The place may have gone since this way was begun.
        if ((Own(scene) ?? replies.NoPlace(ask, home)) is { } page)
            return page;
        var partner = await guilds.UserNameAsync(scene.Couple[scene.Reader!.Value.Other()].User, cancel);
        return GatePages.Gate(scene with { PartnerName = partner }, home.Readers!, first: true);
    }

    /// <summary>A step that its reader does alone; null at the gate.</summary>
    private static Reply.Page? Own(CardModel scene) => scene.Position.Current(scene.Script) switch
    {
        ChooseStep choose when scene.Position.SideOf(choose.Who) == scene.Reader => StartChoicePages.Choice(scene, choose),
        PrepareStep prepare when scene.Position.SideOf(prepare.Who) == scene.Reader => PreparePages.Of(scene, prepare),
        _ => null,
    };
}

using IntimacyBot.Couples;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;
using Microsoft.Extensions.Options;

namespace IntimacyBot.Dances;

/// <summary>The page behind a ring that a dance made. Null where the dance has gone on meanwhile.</summary>
internal abstract class DanceCallPage(DanceStore dances, CoupleStore couples, Catalogue catalogue, IOptions<Platform.Scheduling.Timing> timing, Texts texts) : ICallPage
{
    public abstract string Kind { get; }

    public virtual bool Once => true;

    public async Task<Reply.Page?> OpenAsync(BotContext read, Ask ask, Call call, CancellationToken cancel)
    {
        if (await dances.FindAsync(read, call.About, cancel) is not var (row, dance)
            || await couples.FindAsync(read, row.Couple, cancel) is not { } couple
            || couple.SideOf(ask.User) is not { } me
            || catalogue.ToDance(dance.Walk.Practice, ask.Language) is not { } script)
            return null;
        var mine = await dances.FolioAsync(read, row.Id, couple[me].Person, cancel);
        var seat = new Seat(row, dance, couple, me, new DanceRules(script, timing.Value)) { A = me == Side.A ? mine : null, B = me == Side.B ? mine : null };
        var scene = new Scene(texts, row.Id, couple, dance, script, ask.Language, ask.At) { A = seat.A, B = seat.B, Reader = me };
        return Page(seat, scene, dances.PictureOf(row).Room is { } room ? new Discord.Models.Snowflake(room) : null);
    }

    protected abstract Reply.Page? Page(Seat seat, Scene scene, Discord.Models.Snowflake? room);
}

internal sealed class FirstCardPage(DanceStore dances, CoupleStore couples, Catalogue catalogue, IOptions<Platform.Scheduling.Timing> timing, Texts texts)
    : DanceCallPage(dances, couples, catalogue, timing, texts)
{
    public override string Kind => DanceCalls.FirstCard;

    /// <summary>It waits until it is answered, however often it is looked at.</summary>
    public override bool Once => false;

    protected override Reply.Page? Page(Seat seat, Scene scene, Discord.Models.Snowflake? room) =>
        seat.Me != seat.Dance.Walk.Starter && DanceRules.Called(seat.Dance) ? Dances.FirstCard.Page(scene) : null;
}

internal sealed class BackPage(DanceStore dances, CoupleStore couples, Catalogue catalogue, IOptions<Platform.Scheduling.Timing> timing, Texts texts)
    : DanceCallPage(dances, couples, catalogue, timing, texts)
{
    public override string Kind => DanceCalls.Back;

    public override bool Once => false;

    protected override Reply.Page? Page(Seat seat, Scene scene, Discord.Models.Snowflake? room) =>
        seat.Dance is Dance.Preparing p && seat.Me == p.Walk.Starter ? DancePages.IsBack(scene, p.Returned, seat.DraftFor(seat.Key) is not null) : null;
}

internal sealed class RoomPage(DanceStore dances, CoupleStore couples, Catalogue catalogue, IOptions<Platform.Scheduling.Timing> timing, Texts texts)
    : DanceCallPage(dances, couples, catalogue, timing, texts)
{
    public override string Kind => DanceCalls.Room;

    protected override Reply.Page? Page(Seat seat, Scene scene, Discord.Models.Snowflake? room) =>
        seat.Dance is { HasRoom: true } and not Dance.Over ? DancePages.Plain(scene, DanceText.RoomIsOpen, room) : null;
}

internal sealed class TimeIsUpPage(DanceStore dances, CoupleStore couples, Catalogue catalogue, IOptions<Platform.Scheduling.Timing> timing, Texts texts)
    : DanceCallPage(dances, couples, catalogue, timing, texts)
{
    public override string Kind => DanceCalls.TimeIsUp;

    protected override Reply.Page? Page(Seat seat, Scene scene, Discord.Models.Snowflake? room) =>
        seat.Dance is Dance.Asking ? DancePages.Plain(scene, DanceText.TimeIsUp) : null;
}

internal sealed class StepPage(DanceStore dances, CoupleStore couples, Catalogue catalogue, IOptions<Platform.Scheduling.Timing> timing, Texts texts)
    : DanceCallPage(dances, couples, catalogue, timing, texts)
{
    public override string Kind => DanceCalls.Step;

    protected override Reply.Page? Page(Seat seat, Scene scene, Discord.Models.Snowflake? room) =>
        seat.Dance is Dance.Dancing d && d.Stage.Holders.Contains(seat.Me) ? DancePages.Plain(scene, DanceText.StepWaits, room) : null;
}

internal sealed class PauseOverPage(DanceStore dances, CoupleStore couples, Catalogue catalogue, IOptions<Platform.Scheduling.Timing> timing, Texts texts)
    : DanceCallPage(dances, couples, catalogue, timing, texts)
{
    public override string Kind => DanceCalls.PauseOver;

    protected override Reply.Page? Page(Seat seat, Scene scene, Discord.Models.Snowflake? room) =>
        seat.Dance is Dance.Dancing ? DancePages.Plain(scene, DanceText.PauseOver, room) : null;
}

/// <summary>After something was stopped that may weigh: where to turn, for each alone. It needs no dance, for the dance is over.</summary>
internal sealed class SupportPage(Texts texts) : ICallPage
{
    public string Kind => DanceCalls.Support;

    public bool Once => true;

    public bool Passes => true;

    public Task<Reply.Page?> OpenAsync(BotContext read, Ask ask, Call call, CancellationToken cancel) => Task.FromResult<Reply.Page?>(Of(texts, ask.Language));

    public static Reply.Page Of(Texts texts, string language) => texts.Page(
        language,
        Pages.Text(texts[language, DanceText.StoppedSupport]),
        Pages.Row(Pages.Likely(texts[language, DanceText.LabelSupport], new SupportId())));
}

/// <summary>The day after: the same question once more. It needs no dance, for the dance is over.</summary>
internal sealed class AftercarePage(Texts texts) : ICallPage
{
    public string Kind => DanceCalls.Aftercare;

    public bool Passes => true;

    public bool Once => true;

    public Task<Reply.Page?> OpenAsync(BotContext read, Ask ask, Call call, CancellationToken cancel) => Task.FromResult<Reply.Page?>(texts.Page(
        ask.Language,
        Pages.Text(texts[ask.Language, DanceText.HowWasThat]),
        Pages.Row(
            Pages.Quiet(texts[ask.Language, DanceText.LabelFine], new AfterId(AfterAct.Fine)),
            Pages.Quiet(texts[ask.Language, DanceText.LabelTender], new AfterId(AfterAct.Tender)),
            Pages.Quiet(texts[ask.Language, DanceText.LabelHurt], new AfterId(AfterAct.Hurt)))));
}

using IntimacyBot.Dances;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;

namespace IntimacyBot.Solo;

/// <summary>Practices for one. Every press makes the next page out of the page it was on, and no row is read or written.</summary>
internal sealed class SoloCommands(SoloPages pages, SoloOffers offers, ISafetyPage safety, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<JustForMeId>((ask, _, _) => Task.FromResult<Reply>(pages.All(ask)));
        routes.Press<SoloSelectId>((ask, _, _) => Begin(ask, ask.Values.FirstOrDefault() ?? ""));
        routes.Press<SoloId>((ask, id, _) => Task.FromResult(Act(ask, id)), opensForm: true);
        routes.Press<SoloStarterSelectId>((ask, id, _) => Task.FromResult(Begun(ask, id)), opensForm: true);
        routes.Press<SoloPickId>((ask, id, cancel) => PickAsync(ask, Walk(ask, id), id.Option, cancel));
        routes.Press<SoloOptionSelectId>((ask, id, cancel) => PickAsync(ask, Walk(ask, id), ask.Values.FirstOrDefault() ?? "", cancel));
        routes.Form<SoloFormId>((ask, id, _) => Task.FromResult(Write(ask, id)));
    }

    private Task<Reply> Begin(InteractionContext ask, string practice) =>
        Task.FromResult<Reply>(pages.Find(ask, practice) is { } script ? pages.Begin(ask, script) : texts.MovedOn(ask));

    private Reply Act(InteractionContext ask, SoloId id) => (Walk(ask, id), id.Act) switch
    {
        (null, _) => texts.MovedOn(ask),
        ({ } walk, SoloAct.Stop) => SoloView.Stopped(texts, ask.Language, walk.Script),
        ({ Now: WriteStep step } walk, SoloAct.Write) => Form(ask, walk, step, null),
        ({ Now.Optional: not null } walk, SoloAct.Skip) => pages.Show(ask, walk.Skip()),
        ({ Now: QuietStep or ShowStep } walk, SoloAct.GoOn) => pages.Show(ask, walk.GoOn()),
        ({ } walk, SoloAct.Change) when walk.Back() is { Now: WriteStep step } back => Form(ask, back, step, null),
        _ => texts.MovedOn(ask),
    };

    private Reply Begun(InteractionContext ask, SoloStarterSelectId id) =>
        Walk(ask, id) is { Now: WriteStep step } walk && int.TryParse(ask.Values.FirstOrDefault(), out var index)
            ? Form(ask, walk, step, step.Starters.ElementAtOrDefault(index))
            : texts.MovedOn(ask);

    private async Task<Reply> PickAsync(InteractionContext ask, SoloPosition? walk, string picked, CancellationToken cancel)
    {
        if (walk?.Pick(picked) is not { } next || walk.Now is not ChooseStep choose)
            return texts.MovedOn(ask);
        return choose.Options.FirstOrDefault(o => o.Id == picked) switch
        {
            { Refer: true } => safety.Page(ask.Language),
            { Offer: { } practice } option => await offers.TakeAsync(ask, walk, option, practice, cancel),
            _ => pages.Show(ask, next),
        };
    }

    private Reply Write(InteractionContext ask, SoloFormId id)
    {
        if (Walk(ask, id) is not { Now: WriteStep step } walk)
            return LateSoloForm.Page(texts, ask) ?? texts.MovedOn(ask);
        var fields = ask.Interaction.Data.Fields;
        return SoloForms.Read(walk, step, fields) is { } notes
            ? pages.Show(ask, walk.Write(notes), offers.Picked(ask, step, fields))
            : pages.Show(ask, walk);
    }

    /// <summary>The position that the pressed page shows; null if this script never made such a page.</summary>
    private SoloPosition? Walk<T>(InteractionContext ask, T id)
        where T : struct, ISoloPageId =>
        ask.OnPage && pages.Find(ask, id.Practice) is { } script && ScriptShapeHash.Of(script) == id.Mark
            ? SoloPosition.Resume(script, id.Step, SoloAnswerLines.Read(script, ask.Interaction.Message), id.Times)
            : null;

    private static Reply.Form Form(InteractionContext ask, SoloPosition walk, WriteStep step, string? beginning) =>
        new(SoloForms.Of(walk, step, ask.FormOpening, beginning, ask.At));
}

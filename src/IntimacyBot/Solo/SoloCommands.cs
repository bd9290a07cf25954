using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Solo;

/// <summary>
/// Handles the controls of practices for one person. Every press makes the next page from the page it was on, and no row is read or
/// written.
/// </summary>
internal sealed class SoloCommands(SoloPages pages, SoloOffers offers, ISafetyPage safety, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<JustForMeId>((interaction, _, _) => Task.FromResult<Reply>(pages.All(interaction)));
        routes.Press<SoloSelectId>((interaction, _, _) => Begin(interaction, interaction.Values.FirstOrDefault() ?? ""));
        routes.Press<SoloId>((interaction, id, _) => Task.FromResult(Act(interaction, id)), opensForm: true);
        routes.Press<SoloStarterSelectId>((interaction, id, _) => Task.FromResult(Begun(interaction, id)), opensForm: true);
        routes.Press<SoloPickId>((interaction, id, cancel) => PickAsync(interaction, Walk(interaction, id), id.Option, cancel));
        routes.Press<SoloOptionSelectId>((interaction, id, cancel) => PickAsync(
            interaction,
            Walk(interaction, id),
            interaction.Values.FirstOrDefault() ?? "",
            cancel));
        routes.Form<SoloFormId>((interaction, id, _) => Task.FromResult(Write(interaction, id)));
    }

    private Task<Reply> Begin(InteractionContext interaction, string practice) =>
        Task.FromResult<Reply>(pages.Find(interaction, practice) is { } script
            ? pages.Begin(interaction, script, default(JustForMeId).Write())
            : texts.MovedOn(interaction));

    private Reply Act(InteractionContext interaction, SoloId id) => (Walk(interaction, id), id.Act) switch
    {
        (null, _) => texts.MovedOn(interaction),
        (_, SoloAct.Stop) => SoloView.Stopped(texts, interaction.Language),
        ({ Now: WriteStep step } position, SoloAct.Write) => Form(interaction, position, step, null),
        ({ Now.Optional: not null } position, SoloAct.Skip) => pages.Show(interaction, position.Skip()),
        ({ Now: QuietStep or ShowStep } position, SoloAct.GoOn) => pages.Show(interaction, position.GoOn()),
        ({ } position, SoloAct.Change) when position.Back() is { Now: WriteStep step } back => Form(interaction, back, step, null),
        _ => texts.MovedOn(interaction),
    };

    private Reply Begun(InteractionContext interaction, SoloStarterSelectId id) =>
        Walk(interaction, id) is { Now: WriteStep step } position && int.TryParse(interaction.Values.FirstOrDefault(), out var index)
            ? Form(interaction, position, step, step.Starters.ElementAtOrDefault(index))
            : texts.MovedOn(interaction);

    private async Task<Reply> PickAsync(InteractionContext interaction, SoloPosition? position, string picked, CancellationToken cancel)
    {
        if (position?.Pick(picked) is not { } next || position.Now is not ChooseStep choose)
            return texts.MovedOn(interaction);
        return choose.Options.FirstOrDefault(o => o.Id == picked) switch
        {
            { Refer: true } => safety.Page(interaction.Language),
            { Offer: { } practice } option => await offers.TakeAsync(interaction, position, option, practice, cancel),
            _ => pages.Show(interaction, next),
        };
    }

    private Reply Write(InteractionContext interaction, SoloFormId id)
    {
        if (Walk(interaction, id) is not { Now: WriteStep step } position)
            return LateSoloForm.Page(texts, interaction) ?? texts.MovedOn(interaction);
        var fields = interaction.Interaction.Data.Fields;
        return SoloForms.Read(position, step, fields) is { } notes
            ? pages.Show(interaction, position.Write(notes), offers.Picked(interaction, step, fields))
            : pages.Show(interaction, position);
    }

    /// <summary>Returns the position that the pressed page shows; null if the current script could not have made such a page.</summary>
    private SoloPosition? Walk<T>(InteractionContext interaction, T id)
        where T : struct, ISoloPageId
    {
        if (!interaction.OnPage || pages.Find(interaction, id.Practice) is not { } script || ScriptShapeHash.Of(script) != id.ShapeHash)
            return null;
        return SoloPosition.Resume(script, id.Step, SoloAnswerLines.Read(script, interaction.Interaction.Message), id.Times);
    }

    private static Reply.Form Form(InteractionContext interaction, SoloPosition position, WriteStep step, string? beginning) =>
        new(SoloForms.Of(position, step, interaction.FormOpening, beginning, interaction.At));
}

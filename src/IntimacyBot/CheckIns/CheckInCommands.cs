using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>Handles a check-in right now, skipping one, going away and coming back.</summary>
internal sealed class CheckInCommands(
    CheckInService service,
    CheckInReplies replies,
    CheckInStart start,
    ScheduleCommands schedule,
    Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(CheckInCommandDefinition.Create(texts), CommandAsync);
        routes.Press<PromptId>(PromptAnsweredAsync, opensForm: true);
        routes.Press<CheckInStatusId>((interaction, _, cancel) => replies.StatusAsync(interaction, null, cancel));
        routes.Press<CheckInNowId>((interaction, _, cancel) => start.NowAsync(interaction, cancel));
        routes.Press<SkipCheckInId>(SkipFromPageAsync);
        routes.Press<ResumeCheckInId>((interaction, id, cancel) => ResumeAsync(interaction, id.Person, cancel));
        routes.Form<SoloCheckInFormId>((interaction, _, _) => Task.FromResult(start.WrittenAlone(interaction)));
    }

    private Task<Reply> CommandAsync(InteractionContext interaction, CancellationToken cancel) => interaction.Interaction.Data.Path switch
    {
        $"{CheckInCommandDefinition.Name} schedule" => schedule.SetAsync(interaction, cancel),
        $"{CheckInCommandDefinition.Name} now" => start.NowAsync(interaction, cancel),
        $"{CheckInCommandDefinition.Name} skip" => SkipAsync(interaction, cancel),
        $"{CheckInCommandDefinition.Name} pause" => PauseAsync(interaction, cancel),
        $"{CheckInCommandDefinition.Name} resume" => ResumeAsync(interaction, null, cancel),
        _ => replies.StatusAsync(interaction, null, cancel),
    };

    private Task<Reply> PromptAnsweredAsync(InteractionContext interaction, PromptId id, CancellationToken cancel) =>
        id.Act == PromptAct.Write
            ? start.WriteAsync(interaction, cancel)
            : NotThisWeekAsync(interaction, id.Person, cancel);

    private async Task<Reply> NotThisWeekAsync(InteractionContext interaction, Guid page, CancellationToken cancel)
    {
        await service.NotThisWeekAsync(interaction, page, cancel);
        return await replies.SkippedAsync(interaction, page, CheckInText.NotThisWeek, cancel);
    }

    private async Task<Reply> SkipAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var (person, now) = await service.SkipAsync(interaction, cancel);
        return person is null
            ? await replies.StatusAsync(interaction, null, cancel)
            : await replies.SkippedAsync(interaction, null, now ? CheckInText.SkippedNow : CheckInText.Skipped, cancel);
    }

    private async Task<Reply> SkipFromPageAsync(InteractionContext interaction, SkipCheckInId id, CancellationToken cancel)
    {
        await service.SkipAsync(interaction, cancel, id.Person);
        return await replies.SkippedAsync(interaction, id.Person, CheckInText.NotThisWeek, cancel, back: interaction.Guild is not null);
    }

    private async Task<Reply> PauseAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var typed = interaction.Interaction.Data.Option(CheckInCommandDefinition.Weeks)?.AsInteger() ?? 1;
        var weeks = (int)Math.Clamp(typed, 1, CheckInCommandDefinition.MostWeeks);
        await service.ChangeAsync(
            interaction,
            null,
            (checkIn, zone) => checkIn.Resting ? checkIn : checkIn.Pause(weeks, zone, interaction.At),
            cancel);
        return await replies.StatusAsync(interaction, null, cancel);
    }

    private async Task<Reply> ResumeAsync(InteractionContext interaction, Guid? page, CancellationToken cancel)
    {
        var changed = await service.ChangeAsync(
            interaction,
            page,
            (checkIn, zone) => checkIn is { Resting: false, Away: false } ? checkIn : checkIn.Resume(zone, interaction.At),
            cancel);
        return await replies.StatusAsync(interaction, page, cancel, changed is null ? CheckInText.Status : CheckInText.Awake);
    }
}

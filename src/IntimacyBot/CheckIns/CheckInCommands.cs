using Discord.Interactions;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>One's own hour: setting it, leaving one out, going away, coming back; and a check-in right now.</summary>
internal sealed class CheckInCommands(
    Store store,
        IdempotentInteractions idempotent,
        CheckInMoves moves,
        CheckInStore checkIns,
        ZoneSearch zones,
        CheckInView view,
        CheckInStart start,
        SoloCheckInView alone,
        Texts texts,
        Reconciler reconciler) : IRoutes
{
    private const string Name = "checkin";
    private const int MostChoices = 25;
    private const int MostWeeks = 26;

    public void Map(RouteTable routes)
    {
        routes.Command(Define(), CommandAsync);
        routes.Autocomplete(Name, (interaction, _) => Task.FromResult<Reply>(Complete(interaction)));
        routes.Press<PromptId>(
            (interaction, id, cancel) => id.Act == PromptAct.Write
                ? start.WriteAsync(interaction, cancel)
                : NotThisWeekAsync(interaction, id.Person, cancel),
            opensForm: true);
        routes.Press<EditScheduleId>(
            (interaction, _, _) =>
                Task.FromResult<Reply>(view.Form(interaction.Language, interaction.Interaction.Locale, interaction.FormOpening)),
                    opensForm: true);
        routes.Press<RetryScheduleId>(
            (interaction, id, _) =>
                Task.FromResult<Reply>(view.Form(interaction.Language, interaction.Interaction.Locale, interaction.FormOpening, id.Typed)),
            opensForm: true);
        routes.Press<NoScheduleId>((interaction, _, _) => Task.FromResult<Reply>(view.Later(interaction.Language) with { Beside = true }));
        routes.Press<ResumeCheckInId>((interaction, id, cancel) => ResumeAsync(interaction, id.Person, cancel));
        routes.Form<SoloCheckInFormId>(
            (interaction, _, _) => Task.FromResult<Reply>(alone.Written(interaction.Language, interaction.Interaction.Data.Fields)));
        routes.Press<ZoneId>(ChosenAsync);
        routes.Form<ScheduleFormId>((interaction, _, cancel) => FilledAsync(interaction, cancel));
    }

    private Task<Reply> CommandAsync(InteractionContext interaction, CancellationToken cancel) => interaction.Interaction.Data.Path switch
    {
        $"{Name} schedule" =>
            SetAsync(
                interaction,
                Typed(interaction, CheckInView.Day),
                Typed(interaction, CheckInView.Time),
                Typed(interaction, CheckInView.Zone),
                cancel),
        $"{Name} now" => start.NowAsync(interaction, cancel),
        $"{Name} skip" => SkipAsync(interaction, cancel),
        $"{Name} pause" =>
            PauseAsync(interaction, (int)Math.Clamp(interaction.Interaction.Data.Option("weeks")?.AsInteger() ?? 1, 1, MostWeeks), cancel),
        $"{Name} resume" => ResumeAsync(interaction, null, cancel),
        _ => StandingAsync(interaction, null, null, cancel),
    };

    private Task<Reply> FilledAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var fields = interaction.Interaction.Data.Fields;
        var day = fields.GetValueOrDefault(CheckInView.Day)?.Values is [var chosen, ..] ? chosen : "";
        return SetAsync(
            interaction,
            day,
            fields.GetValueOrDefault(CheckInView.Time)?.Value,
            fields.GetValueOrDefault(CheckInView.Zone)?.Value,
            cancel);
    }

    private async Task<Reply> SetAsync(
        InteractionContext interaction,
        string? typedDay,
        string? typedTime,
        string? typedZone,
        CancellationToken cancel)
    {
        var typed =
            new PartialSchedule(
                Weekdays.Read(typedDay, interaction.Language, interaction.Interaction.Locale),
                LocalTimeParser.Read(typedTime),
                zones.Read(typedZone ?? ""));
        if (typed.Hour is { } hour)
            return await SetAsync(interaction, hour, cancel);
        if (typed.Day is not { } day)
            return view.UnknownDay(interaction.Language, interaction.Interaction.Locale, typed);
        if (typed.Time is not { } time)
            return view.Unknown(interaction.Language, CheckInText.UnknownTime, typed);
        return zones.Find(typedZone ?? "", MostChoices, Locales.Country(interaction.Interaction.Locale)) is { Count: > 0 } found
            && !string.IsNullOrWhiteSpace(typedZone)
            ? view.Which(interaction.Language, found, day, time)
            : view.Unknown(interaction.Language, CheckInText.UnknownZone, typed);
    }

    private async Task<Reply> ChosenAsync(InteractionContext interaction, ZoneId id, CancellationToken cancel) =>
        Enum.IsDefined((IsoDayOfWeek)id.Day)
            && id.Day > 0
            && LocalTimeParser.At(id.Minute) is { } time
            && zones.Read(interaction.Values.FirstOrDefault() ?? "") is { } zone
            ? await SetAsync(interaction, new WeeklyTime((IsoDayOfWeek)id.Day, time, zone), cancel)
            : view.Unknown(interaction.Language, CheckInText.UnknownZone);

    private async Task<Reply> SetAsync(InteractionContext interaction, WeeklyTime hour, CancellationToken cancel)
    {
        if (interaction.Guild is null)
            return texts.InYourServer(interaction);
        reconciler.Bells(
            await idempotent.SaveAsync(
                interaction,
                (context, token) => moves.SetAsync(context, interaction, hour, token),
                again: null,
                cancel));
        return await StandingAsync(interaction, null, CheckInText.Set, cancel);
    }

    /// <summary>While this week's prompt waits, it is this one that is left out.</summary>
    private async Task<Reply> SkipAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var (person, now) = await idempotent.SaveAsync(
            interaction,
            (context, token) => moves.SkipAsync(context, interaction, token),
            again: (null, false),
            cancel);
        reconciler.Bells(person);
        return await StandingAsync(
            interaction,
            null,
            now ? CheckInText.SkippedNow : person is null ? null : CheckInText.Skipped,
            cancel,
            unlessStill: !now);
    }

    private async Task<Reply> NotThisWeekAsync(InteractionContext interaction, Guid page, CancellationToken cancel)
    {
        reconciler.Bells(
            await idempotent.SaveAsync(
                interaction,
                (context, token) => moves.NotThisWeekAsync(context, interaction, page, token),
                again: null,
                cancel));
        return await StandingAsync(interaction, page, CheckInText.NotThisWeek, cancel);
    }

    private Task<Reply> PauseAsync(InteractionContext interaction, int weeks, CancellationToken cancel) =>
        ChangedAsync(
            interaction,
            null,
            null,
            (checkIn, zone) => checkIn.Resting ? checkIn : checkIn.Pause(weeks, zone, interaction.At),
            cancel);

    private Task<Reply> ResumeAsync(InteractionContext interaction, Guid? page, CancellationToken cancel) =>
        ChangedAsync(
            interaction,
            page,
            CheckInText.Awake,
            (checkIn, zone) => checkIn is { Resting: false, Away: false } ? checkIn : checkIn.Resume(zone, interaction.At),
            cancel);

    private async Task<Reply> ChangedAsync(
        InteractionContext interaction,
        Guid? page,
        CheckInText? done,
        Func<CheckIn, DateTimeZone, CheckIn> change,
        CancellationToken cancel)
    {
        var changed =
            await idempotent.SaveAsync(
                interaction,
                (context, token) => moves.ChangeAsync(context, interaction, page, change, token),
                again: null,
                cancel);
        reconciler.Bells(changed);
        return await StandingAsync(interaction, page, changed is null ? null : done, cancel);
    }

    /// <summary>My own, and nobody else's.</summary>
    private async Task<Reply> StandingAsync(
        InteractionContext interaction,
        Guid? page,
        CheckInText? done,
        CancellationToken cancel,
        bool unlessStill = false)
    {
        if (interaction.Guild is null && page is null)
            return texts.InYourServer(interaction);
        var standing = await store.ReadAsync((read, token) => StandingAsync(read, interaction, page, token), cancel);
        return view.Standing(
            interaction.Language,
            standing,
            unlessStill && standing.CheckIn is { Resting: true } or { Away: true } ? null : done);
    }

    private async Task<ScheduleStatus> StandingAsync(BotContext read, InteractionContext interaction, Guid? page, CancellationToken cancel)
    {
        if (await moves.OwnAsync(read, interaction, page, cancel) is not { } person
            || await checkIns.FindAsync(read, person.Id, cancel) is not { } checkIn)
            return new ScheduleStatus(Guid.Empty, null, null);
        var due = checkIns.ZoneOf(checkIn.Hour) is { } zone ? checkIn.Due(zone) : null;
        return new ScheduleStatus(person.Id, checkIn, due) { Off = !person.Consents.IsOn(Consent.CheckIns), Paused = person.Paused };
    }

    private Reply.Choices Complete(InteractionContext interaction)
    {
        var focused = interaction.Interaction.Data.Focused;
        var typed = focused?.AsString() ?? "";
        return new Reply.Choices(focused?.Name == CheckInView.Day
            ? [.. Weekdays.Find(typed, interaction.Language, interaction.Interaction.Locale)
                .Select(d => Weekdays.Name(d, interaction.Language))
                .Select(d => new CommandChoice(d, d))]
            : [.. zones.Find(typed, MostChoices, Locales.Country(interaction.Interaction.Locale))
                .Select(z => new CommandChoice(z.Text, z.Value))]);
    }

    private static string? Typed(InteractionContext interaction, string option) => interaction.Interaction.Data.Option(option)?.AsString();

    private ApplicationCommand Define() => new(Name, About(CheckInText.Command))
    {
        Options =
        [
            Sub(
                "schedule",
                CheckInText.CommandSchedule) with { Options = [
                    Text(CheckInView.Day, CheckInText.CommandDay, true),
                    Text(CheckInView.Time, CheckInText.CommandTime, false),
                    Text(CheckInView.Zone, CheckInText.CommandZone, true)
                ] },
            Sub("now", CheckInText.CommandNow),
            Sub("skip", CheckInText.CommandSkip),
            Sub(
                "pause",
                CheckInText.CommandPause) with { Options =
                    [new CommandOption(CommandOptionType.Integer, "weeks", About(CheckInText.CommandWeeks))
                    {
                        Required = true,
                        MinValue = 1,
                        MaxValue = MostWeeks
                    }] },
            Sub("resume", CheckInText.CommandResume),
            Sub("status", CheckInText.CommandStatus),
        ],
    };

    private CommandOption Sub(string name, CheckInText about) => new(CommandOptionType.SubCommand, name, About(about));

    private CommandOption Text(string name, CheckInText about, bool completes) =>
        new(CommandOptionType.String, name, About(about)) { Required = true, Autocomplete = completes ? true : null };

    private string About(CheckInText key) => texts[Texts.English, key];
}

using Discord.Interactions;
using IntimacyBot.Dances;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>One's own hour: setting it, leaving one out, going away, coming back; and a check-in right now.</summary>
internal sealed class CheckInCommands(
    Store store, IdempotentInteractions once, CheckInMoves moves, CheckInStore checkIns, ZoneSearch zones, CheckInView view, CheckInStart start, SoloCheckInView alone, Texts texts, Reconciler painter) : IRoutes
{
    private const string Name = "checkin";
    private const int MostChoices = 25;
    private const int MostWeeks = 26;

    public void Map(RouteTable routes)
    {
        routes.Command(Define(), CommandAsync);
        routes.Autocomplete(Name, (ask, _) => Task.FromResult<Reply>(Complete(ask)));
        routes.Press<PromptId>((ask, id, cancel) => id.Act == PromptAct.Write ? start.WriteAsync(ask, cancel) : NotThisWeekAsync(ask, id.Person, cancel), opensForm: true);
        routes.Press<EditScheduleId>(
            (ask, _, _) => Task.FromResult<Reply>(view.Form(ask.Language, ask.Interaction.Locale, ask.FormOpening)), opensForm: true);
        routes.Press<RetryScheduleId>(
            (ask, id, _) => Task.FromResult<Reply>(view.Form(ask.Language, ask.Interaction.Locale, ask.FormOpening, id.Typed)),
            opensForm: true);
        routes.Press<NoScheduleId>((ask, _, _) => Task.FromResult<Reply>(view.Later(ask.Language) with { Beside = true }));
        routes.Press<ResumeCheckInId>((ask, id, cancel) => ResumeAsync(ask, id.Person, cancel));
        routes.Form<SoloCheckInFormId>((ask, _, _) => Task.FromResult<Reply>(alone.Written(ask.Language, ask.Interaction.Data.Fields)));
        routes.Press<ZoneId>(ChosenAsync);
        routes.Form<ScheduleFormId>((ask, _, cancel) => FilledAsync(ask, cancel));
    }

    private Task<Reply> CommandAsync(InteractionContext ask, CancellationToken cancel) => ask.Interaction.Data.Path switch
    {
        $"{Name} schedule" => SetAsync(ask, Typed(ask, CheckInView.Day), Typed(ask, CheckInView.Time), Typed(ask, CheckInView.Zone), cancel),
        $"{Name} now" => start.NowAsync(ask, cancel),
        $"{Name} skip" => SkipAsync(ask, cancel),
        $"{Name} pause" => PauseAsync(ask, (int)Math.Clamp(ask.Interaction.Data.Option("weeks")?.AsInteger() ?? 1, 1, MostWeeks), cancel),
        $"{Name} resume" => ResumeAsync(ask, null, cancel),
        _ => StandingAsync(ask, null, null, cancel),
    };

    private Task<Reply> FilledAsync(InteractionContext ask, CancellationToken cancel)
    {
        var fields = ask.Interaction.Data.Fields;
        var day = fields.GetValueOrDefault(CheckInView.Day)?.Values is [var chosen, ..] ? chosen : "";
        return SetAsync(ask, day, fields.GetValueOrDefault(CheckInView.Time)?.Value, fields.GetValueOrDefault(CheckInView.Zone)?.Value, cancel);
    }

    private async Task<Reply> SetAsync(InteractionContext ask, string? typedDay, string? typedTime, string? typedZone, CancellationToken cancel)
    {
        var typed = new PartialSchedule(Weekdays.Read(typedDay, ask.Language, ask.Interaction.Locale), LocalTimeParser.Read(typedTime), zones.Read(typedZone ?? ""));
        if (typed.Hour is { } hour)
            return await SetAsync(ask, hour, cancel);
        if (typed.Day is not { } day)
            return view.UnknownDay(ask.Language, ask.Interaction.Locale, typed);
        if (typed.Time is not { } time)
            return view.Unknown(ask.Language, CheckInText.UnknownTime, typed);
        return zones.Find(typedZone ?? "", MostChoices, Locales.Country(ask.Interaction.Locale)) is { Count: > 0 } found && !string.IsNullOrWhiteSpace(typedZone)
            ? view.Which(ask.Language, found, day, time)
            : view.Unknown(ask.Language, CheckInText.UnknownZone, typed);
    }

    private async Task<Reply> ChosenAsync(InteractionContext ask, ZoneId id, CancellationToken cancel) =>
        Enum.IsDefined((IsoDayOfWeek)id.Day) && id.Day > 0 && LocalTimeParser.At(id.Minute) is { } time && zones.Read(ask.Values.FirstOrDefault() ?? "") is { } zone
            ? await SetAsync(ask, new WeeklyTime((IsoDayOfWeek)id.Day, time, zone), cancel)
            : view.Unknown(ask.Language, CheckInText.UnknownZone);

    private async Task<Reply> SetAsync(InteractionContext ask, WeeklyTime hour, CancellationToken cancel)
    {
        if (ask.Guild is null)
            return texts.InYourServer(ask);
        painter.Bells(await once.SaveAsync(ask, (context, token) => moves.SetAsync(context, ask, hour, token), again: null, cancel));
        return await StandingAsync(ask, null, CheckInText.Set, cancel);
    }

    /// <summary>While this week's prompt waits, it is this one that is left out.</summary>
    private async Task<Reply> SkipAsync(InteractionContext ask, CancellationToken cancel)
    {
        var (person, now) = await once.SaveAsync(ask, (context, token) => moves.SkipAsync(context, ask, token), again: (null, false), cancel);
        painter.Bells(person);
        return await StandingAsync(ask, null, now ? CheckInText.SkippedNow : person is null ? null : CheckInText.Skipped, cancel, unlessStill: !now);
    }

    private async Task<Reply> NotThisWeekAsync(InteractionContext ask, Guid page, CancellationToken cancel)
    {
        painter.Bells(await once.SaveAsync(ask, (context, token) => moves.NotThisWeekAsync(context, ask, page, token), again: null, cancel));
        return await StandingAsync(ask, page, CheckInText.NotThisWeek, cancel);
    }

    private Task<Reply> PauseAsync(InteractionContext ask, int weeks, CancellationToken cancel) =>
        ChangedAsync(ask, null, null, (checkIn, zone) => checkIn.Resting ? checkIn : checkIn.Pause(weeks, zone, ask.At), cancel);

    private Task<Reply> ResumeAsync(InteractionContext ask, Guid? page, CancellationToken cancel) =>
        ChangedAsync(ask, page, CheckInText.Awake, (checkIn, zone) => checkIn is { Resting: false, Away: false } ? checkIn : checkIn.Resume(zone, ask.At), cancel);

    private async Task<Reply> ChangedAsync(InteractionContext ask, Guid? page, CheckInText? done, Func<CheckIn, DateTimeZone, CheckIn> change, CancellationToken cancel)
    {
        var changed = await once.SaveAsync(ask, (context, token) => moves.ChangeAsync(context, ask, page, change, token), again: null, cancel);
        painter.Bells(changed);
        return await StandingAsync(ask, page, changed is null ? null : done, cancel);
    }

    /// <summary>My own, and nobody else's.</summary>
    private async Task<Reply> StandingAsync(InteractionContext ask, Guid? page, CheckInText? done, CancellationToken cancel, bool unlessStill = false)
    {
        if (ask.Guild is null && page is null)
            return texts.InYourServer(ask);
        var standing = await store.ReadAsync((read, token) => StandingAsync(read, ask, page, token), cancel);
        return view.Standing(ask.Language, standing, unlessStill && standing.CheckIn is { Resting: true } or { Away: true } ? null : done);
    }

    private async Task<ScheduleStatus> StandingAsync(BotContext read, InteractionContext ask, Guid? page, CancellationToken cancel)
    {
        if (await moves.OwnAsync(read, ask, page, cancel) is not { } person || await checkIns.FindAsync(read, person.Id, cancel) is not { } checkIn)
            return new ScheduleStatus(Guid.Empty, null, null);
        var due = checkIns.ZoneOf(checkIn.Hour) is { } zone ? checkIn.Due(zone) : null;
        return new ScheduleStatus(person.Id, checkIn, due) { Off = !person.Consents.IsOn(Consent.CheckIns), Paused = person.Paused };
    }

    private Reply.Choices Complete(InteractionContext ask)
    {
        var focused = ask.Interaction.Data.Focused;
        var typed = focused?.AsString() ?? "";
        return new Reply.Choices(focused?.Name == CheckInView.Day
            ? [.. Weekdays.Find(typed, ask.Language, ask.Interaction.Locale).Select(d => Weekdays.Name(d, ask.Language)).Select(d => new CommandChoice(d, d))]
            : [.. zones.Find(typed, MostChoices, Locales.Country(ask.Interaction.Locale)).Select(z => new CommandChoice(z.Text, z.Value))]);
    }

    private static string? Typed(InteractionContext ask, string option) => ask.Interaction.Data.Option(option)?.AsString();

    private ApplicationCommand Define() => new(Name, About(CheckInText.Command))
    {
        Options =
        [
            Sub("schedule", CheckInText.CommandSchedule) with { Options = [Text(CheckInView.Day, CheckInText.CommandDay, true), Text(CheckInView.Time, CheckInText.CommandTime, false), Text(CheckInView.Zone, CheckInText.CommandZone, true)] },
            Sub("now", CheckInText.CommandNow),
            Sub("skip", CheckInText.CommandSkip),
            Sub("pause", CheckInText.CommandPause) with { Options = [new CommandOption(CommandOptionType.Integer, "weeks", About(CheckInText.CommandWeeks)) { Required = true, MinValue = 1, MaxValue = MostWeeks }] },
            Sub("resume", CheckInText.CommandResume),
            Sub("status", CheckInText.CommandStatus),
        ],
    };

    private CommandOption Sub(string name, CheckInText about) => new(CommandOptionType.SubCommand, name, About(about));

    private CommandOption Text(string name, CheckInText about, bool completes) => new(CommandOptionType.String, name, About(about)) { Required = true, Autocomplete = completes ? true : null };

    private string About(CheckInText key) => texts[Texts.English, key];
}

using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Builds one person's own page about their weekly time, and the answer to each change of it.</summary>
internal sealed class StatusView(Texts texts)
{
    /// <param name="language">The reader's language.</param>
    /// <param name="status">The schedule that is set now.</param>
    /// <param name="title">The sentence about what was just done, or <see cref="CheckInText.Status"/>.</param>
    /// <remarks>What waits is left out once it has come: the room is open then.</remarks>
    public Reply.Page Page(string language, ScheduleStatus status, CheckInText title = CheckInText.Status)
    {
        var page = Now(language, status, title);
        return status.Waits is { Dance: var dance }
            ? page with { Describes = dance, Afterwards = Now(language, status with { Waits = null }, title).Components }
            : page;
    }

    private Reply.Page Now(string language, ScheduleStatus status, CheckInText title) => texts.Page(
        language,
        [
            PageBuilder.Text(string.Join('\n', Lines(language, status, title))),
            .. Small(status) is { } small ? [PageBuilder.Small(texts[language, small])] : Array.Empty<Component>(),
            .. status.Waits is { } waits ? [Waits(language, waits)] : Array.Empty<Component>(),
            .. Rows(language, status),
        ]);

    /// <summary>
    /// Says that this week's prompt is skipped and which one comes next. <paramref name="back"/> adds a button that leads back to the page
    /// of the schedule.
    /// </summary>
    public Reply.Page Skipped(string language, ScheduleStatus status, CheckInText said, bool back) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, said]),
            .. status is { Comes: true, Due: { } due }
                ? [PageBuilder.Small(At(language, CheckInText.Next, due))]
                : Array.Empty<Component>(),
            .. back ? [PageBuilder.Row(texts.Back(language, default(CheckInStatusId).Write()))] : Array.Empty<Component>(),
        ]);

    public Reply.Page TooLate(string language, bool unmet, Instant? next) => texts.Page(
        language,
        [
            .. CheckInView.Unmet(texts, language, unmet),
            PageBuilder.Text(texts[language, CheckInText.TooLate]),
            .. next is { } at ? [PageBuilder.Small(At(language, CheckInText.Next, at))] : Array.Empty<Component>(),
            PageBuilder.Row(PageBuilder.Likely(texts[language, CheckInText.LabelNow], default(CheckInNowId))),
        ]);

    public Reply.Page Resting(string language, Guid person, bool unmet) => texts.Page(
        language,
        [
            .. CheckInView.Unmet(texts, language, unmet),
            PageBuilder.Text(texts[language, CheckInText.Resting]),
            PageBuilder.Small(texts[language, CheckInText.RestingWhy]),
            PageBuilder.Row(Wake(language, person)),
        ]);

    private IEnumerable<string> Lines(string language, ScheduleStatus status, CheckInText title)
    {
        if (status.CheckIn is not { } checkIn)
        {
            yield return texts[language, CheckInText.NoTime];
            if (status.Waits is null)
                yield return texts[language, CheckInText.NoTimeNow];
            yield break;
        }

        yield return texts[language, title];
        yield return Every(language, checkIn, status is { Comes: true } && !checkIn.Away ? status.Due : null);
        if (status.CoupleRests)
            yield return texts[language, CheckInText.CoupleRests];
        else if (status.Paused)
            yield return texts[language, CheckInText.OnPause];
        else if (status.Off)
            yield return texts[language, CheckInText.SwitchedOff];
        else if (status.Due is not { } due)
            yield return texts[language, CheckInText.Resting];
        else if (checkIn.Away)
            yield return At(language, CheckInText.Away, due);
    }

    /// <summary>Returns the sentence of the small line; null where no prompt comes and another line already says why.</summary>
    private static CheckInText? Small(ScheduleStatus status) => status switch
    {
        { CheckIn: null, Waits: null, Paired: true } => CheckInText.MeetsNow,
        { CheckIn: null } => null,
        { CheckIn.Resting: true, CoupleRests: false } => CheckInText.RestingWhy,
        { Comes: false } => null,
        { Paired: true } => CheckInText.Meets,
        _ => CheckInText.MeetsAlone,
    };

    private IEnumerable<Component> Rows(string language, ScheduleStatus status)
    {
        var when = texts[language, CheckInText.LabelWhen];
        yield return status switch
        {
            { CheckIn: null, Waits: null } => PageBuilder.Row(
                PageBuilder.Likely(when, default(EditScheduleId)),
                PageBuilder.Quiet(texts[language, CheckInText.LabelNow], default(CheckInNowId)),
                PageBuilder.Quiet(texts[language, CheckInText.LabelLater], default(NoScheduleId))),
            { CheckIn: null } => PageBuilder.Row(PageBuilder.Quiet(when, default(EditScheduleId))),
            { CoupleRests: true } => PageBuilder.Row(
                PageBuilder.Quiet(texts[language, CheckInText.LabelHome], default(HomeId)),
                PageBuilder.Quiet(when, default(EditScheduleId))),
            { CheckIn.Resting: true } => PageBuilder.Row(Wake(language, status.Person)),
            { CheckIn.Away: true } => PageBuilder.Row(
                PageBuilder.Quiet(texts[language, CheckInText.LabelResume], new ResumeCheckInId(status.Person))),
            _ => PageBuilder.Row(
            [
                .. status.Waits is null ? [PageBuilder.Likely(texts[language, CheckInText.LabelNow], default(CheckInNowId))]
                    : Array.Empty<Component>(),
                PageBuilder.Quiet(when, default(EditScheduleId)),
                PageBuilder.Quiet(texts[language, CheckInText.LabelNotThisWeek], new SkipCheckInId(status.Person)),
            ]),
        };
    }

    private Section Waits(string language, PendingCheckIn waits)
    {
        var (partner, until) = (("partner", waits.Partner.Bold), ("until", waits.Until.Moment()));
        return PageBuilder.Section(
            texts[language, CheckInText.Waits, partner, until],
            PageBuilder.Quiet(texts[language, CheckInText.LabelTakeBack], new LeadPageId(waits.Dance.Row, LeadPageAct.TakeBack)));
    }

    private string Every(string language, CheckIn checkIn, Instant? next)
    {
        var day = ("day", Weekdays.Name(checkIn.Hour.Day, language));
        var time = ("time", LocalTimeParser.Write(checkIn.Hour.Time));
        var place = ("place", ZonePlace.CityOf(checkIn.Hour.Zone));
        return next is { } at
            ? texts[language, CheckInText.EveryNext, day, time, place, ("at", Shown(at))]
            : texts[language, CheckInText.Every, day, time, place];
    }

    private Button Wake(string language, Guid person) =>
        PageBuilder.Quiet(texts[language, CheckInText.LabelWake], new ResumeCheckInId(person));

    private string At(string language, CheckInText key, Instant at) => texts[language, key, ("at", Shown(at))];

    /// <summary>Discord shows the moment in the reader's own time zone.</summary>
    private static string Shown(Instant at) => $"<t:{at.ToUnixTimeSeconds()}:F>";
}

using System.Globalization;
using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>What one person's prompt is at this moment: all that their own pages need.</summary>
internal sealed record ScheduleStatus(Guid Person, CheckIn? CheckIn, Instant? Due)
{
    public bool Off { get; init; }

    public bool Paused { get; init; }
}

/// <summary>One person's own pages about their weekly prompt.</summary>
internal sealed class CheckInView(Texts texts)
{
    public const string Day = "day";
    public const string Time = "time";
    public const string Zone = "zone";
    private const int LongestTime = 20;
    private const int LongestZone = 60;

    /// <summary>What was done, and what is set now.</summary>
    public Reply.Page Status(string language, ScheduleStatus status, CheckInText? done = null) => texts.Page(
        language,
        [
            PageBuilder.Text(string.Join(
                '\n',
                Lines(language, status).Prepend(done is { } key ? texts[language, key] : null).OfType<string>())),
            .. status switch
            {
                { CheckIn: null } => [PageBuilder.Row(PageBuilder.Likely(texts[language, CheckInText.LabelWhen], default(EditScheduleId)))],
                { CheckIn.Resting: true } =>
                    [PageBuilder.Row(PageBuilder.Likely(texts[language, CheckInText.LabelWake], new ResumeCheckInId(status.Person)))],
                { CheckIn.Away: true } =>
                    [PageBuilder.Row(PageBuilder.Quiet(texts[language, CheckInText.LabelResume], new ResumeCheckInId(status.Person)))],
                _ => Array.Empty<Component>(),
            },
        ]);

    public Reply.Page Prompt(string language, Guid person, string? before, int minutes, RoomReaders? readers) => Prompt(
        language,
        person,
        Below(before, texts[language, CheckInText.Prompt, ("minutes", minutes.ToString(CultureInfo.InvariantCulture))]),
        readers is null ? [] : [new Separator(), GatePages.BeforeWriting(texts, language, readers)]);

    public Reply.Page PromptAlone(string language, Guid person, string title) =>
        Prompt(language, person, texts[language, CheckInText.Alone, ("title", title)], []);

    private Reply.Page Prompt(string language, Guid person, string text, IEnumerable<Component> beneath) => texts.Page(
        language,
        [
            PageBuilder.Text(text),
            PageBuilder.Row(
                PageBuilder.Likely(texts[language, CheckInText.LabelWrite], new PromptId(PromptAct.Write, person)),
                PageBuilder.Quiet(texts[language, CheckInText.LabelNotThisWeek], new PromptId(PromptAct.NotThisWeek, person))),
            .. beneath,
        ]);

    public Reply.Page Resting(string language, Guid person, string? before) => texts.Page(
        language,
        PageBuilder.Text(Below(before, texts[language, CheckInText.Resting])),
        PageBuilder.Row(PageBuilder.Likely(texts[language, CheckInText.LabelWake], new ResumeCheckInId(person))));

    public Reply.Page TooLate(string language, string? before, Instant? next)
    {
        var late = texts[language, CheckInText.TooLate];
        var text = next is { } at ? $"{late}\n{At(language, CheckInText.Next, at)}" : late;
        return texts.Page(language, PageBuilder.Text(Below(before, text)));
    }

    /// <summary>With what was typed before and could be read.</summary>
    public Reply.Form Form(string language, string? locale, int opening, PartialSchedule typed = default) => new(new Modal(
        new ScheduleFormId(opening).Write(),
        texts[language, CheckInText.FormTitle],
        [
            new Label(
                texts[language, CheckInText.FormDay],
                new StringSelect(
                    Day,
                    [.. Weekdays.InOrder(locale)
                        .Select(d => new SelectOption(Weekdays.Name(d, language), d.ToString())
                        {
                            Default = d == typed.Day ? true : null
                        })])),
            new Label(
                texts[language, CheckInText.FormTime],
                new TextInput(Time, TextInputStyle.Short)
                {
                    Required = true,
                    MaxLength = LongestTime,
                    Value = typed.Time is { } time ? LocalTimeParser.Write(time) : null
                }) { Description = texts[language, CheckInText.FormTimeHint] },
            new Label(
                texts[language, CheckInText.FormZone],
                new TextInput(Zone, TextInputStyle.Short) { Required = true, MaxLength = LongestZone, Value = typed.Zone })
                {
                    Description = texts[language, CheckInText.FormZoneHint]
                },
        ]));

    public Reply.Page UnknownDay(string language, string? locale, PartialSchedule typed)
    {
        var days = string.Join(", ", Weekdays.InOrder(locale).Select(d => Weekdays.Name(d, language)));
        return Again(language, texts[language, CheckInText.UnknownDay, ("days", days)], typed);
    }

    public Reply.Page Unknown(string language, CheckInText what, PartialSchedule typed = default) =>
        Again(language, texts[language, what], typed);

    public Reply.Page Later(string language) =>
        texts.Page(
            language,
            PageBuilder.Text(texts[language, CheckInText.Later]),
            PageBuilder.Row(PageBuilder.Likely(texts[language, CheckInText.LabelWhen], default(EditScheduleId))));

    /// <summary>Several places may have been meant: they are chosen from, and day and time are not typed again.</summary>
    public Reply.Page Which(string language, IReadOnlyList<ZoneChoice> found, IsoDayOfWeek day, LocalTime time) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CheckInText.WhichZone]),
        PageBuilder.Row(new StringSelect(
            new ZoneId((int)day, LocalTimeParser.Minute(time)).Write(),
            [.. found.Select(z => new SelectOption(z.Text, z.Value))])
        {
            Placeholder = texts[language, CheckInText.PlaceholderZone],
        }));

    /// <summary>What was typed is no day, time or place: the form is one press away, with what could be read.</summary>
    private Reply.Page Again(string language, string text, PartialSchedule typed) => texts.Page(
        language,
        PageBuilder.Text(text),
        PageBuilder.Row(PageBuilder.Likely(texts[language, CheckInText.LabelWhen], RetryScheduleId.Of(typed))));

    private IEnumerable<string> Lines(string language, ScheduleStatus status)
    {
        if (status.CheckIn is not { } checkIn)
        {
            yield return texts[language, CheckInText.NoHour];
            yield break;
        }

        var day = Weekdays.Name(checkIn.Hour.Day, language);
        var time = LocalTimeParser.Write(checkIn.Hour.Time);
        yield return texts[language, CheckInText.Every, ("day", day), ("time", time), ("zone", checkIn.Hour.Zone)];
        if (status.Due is { } due)
            yield return At(language, checkIn.Away ? CheckInText.Away : CheckInText.Next, due);
        else
            yield return texts[language, CheckInText.Resting];
        if (status.Paused)
            yield return texts[language, CheckInText.OnPause];
        else if (status.Off)
            yield return texts[language, CheckInText.SwitchedOff];
        yield return $"-# {texts[language, CheckInText.OnlyYou]}";
    }

    /// <summary>Discord shows it by the clock of whoever reads it.</summary>
    private string At(string language, CheckInText key, Instant at) =>
        texts[language, key, ("at", $"<t:{at.ToUnixTimeSeconds()}:F>"), ("soon", $"<t:{at.ToUnixTimeSeconds()}:R>")];

    private static string Below(string? before, string text) => before is null ? text : $"{before}\n{text}";
}

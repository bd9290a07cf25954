using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Until when what somebody shares in a check-in waits for the other's.</summary>
internal enum PromptWait
{
    /// <summary>Until the person's own next prompt.</summary>
    NextPrompt,

    /// <summary>For a week, because no prompt of theirs comes.</summary>
    Week,

    /// <summary>For a week, because the person has chosen no weekly time.</summary>
    WeekWithoutTime,
}

/// <summary>Builds the page on which a check-in begins, and the form for one's own time.</summary>
internal sealed class CheckInView(Texts texts)
{
    public const string Day = "day";
    public const string Time = "time";
    public const string Zone = "zone";
    private const int LongestTime = 20;
    private const int LongestZone = 60;

    /// <param name="language">The reader's language.</param>
    /// <param name="person">The person whose prompt it is.</param>
    /// <param name="title">The title of the practice.</param>
    /// <param name="unmet">True when the words that the person shared for the last check-in came back.</param>
    /// <param name="readers">The people who will be able to read the room, as one text; null where it is not known.</param>
    /// <param name="back">True when the page replaces the page of the schedule, to which it then has a button.</param>
    /// <param name="waits">Until when the words would wait: the person's next prompt, or a week without one.</param>
    /// <param name="uncalled">The partner, who is not called for a check-in now; null on the page of a prompt, which each gets at their own
    /// time.</param>
    public Reply.Page Prompt(
        string language,
        Guid person,
        string title,
        bool unmet,
        string? readers,
        bool back = false,
        PromptWait waits = PromptWait.NextPrompt,
        MemberName? uncalled = null)
    {
        var noTime = waits == PromptWait.WeekWithoutTime ? texts[language, CheckInText.PromptNoTime] : null;
        var unmetThen = texts[language, waits == PromptWait.NextPrompt ? CheckInText.PromptUnmet : CheckInText.PromptUnmetWeek];
        return Prompt(
            language,
            person,
            [
                .. Unmet(texts, language, unmet),
                PageBuilder.Text(texts[language, CheckInText.Prompt, ("title", title)]),
                .. uncalled is { } partner
                    ? [PageBuilder.Text(texts[language, CheckInText.PromptNotTold, ("partner", partner.Bold)])]
                    : Array.Empty<Component>(),
                PageBuilder.Small(GatePages.Joined([noTime, readers, unmetThen])),
            ],
            back);
    }

    /// <summary>Says who will be able to read the room of a check-in; null where it is not known yet where the room will be.</summary>
    public string? Readers(string language, Couple couple, HomeChannel home) =>
        home.Readers is { } readers ? ReadersView.OfTheRoomThen(texts, language, readers, couple) : null;

    public Reply.Page PromptAlone(string language, Guid person, string title) =>
        Prompt(language, person, [PageBuilder.Text(texts[language, CheckInText.Alone, ("title", title)])], back: false);

    /// <summary>Says what came of the last check-in, above everything else.</summary>
    public static IReadOnlyList<Component> Unmet(Texts texts, string language, bool unmet)
    {
        var neutral = ("neutral", texts[language, RouterText.NotAvailable]);
        return unmet ? [PageBuilder.Text(texts[language, CheckInText.Unmet, neutral])] : [];
    }

    private Reply.Page Prompt(string language, Guid person, IEnumerable<Component> said, bool back) => texts.Page(
        language,
        [
            .. said,
            PageBuilder.Row(
                PageBuilder.Likely(texts[language, CheckInText.LabelWrite], new PromptId(PromptAct.Write, person)),
                PageBuilder.Quiet(texts[language, CheckInText.LabelNotThisWeek], new PromptId(PromptAct.NotThisWeek, person))),
            .. back ? [PageBuilder.Row(texts.Back(language, default(CheckInStatusId).Write()))] : Array.Empty<Component>(),
        ]);

    /// <summary>Builds the form, filled with what was typed before and could be read.</summary>
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

    /// <summary>Lets the reader choose between the places that may have been meant. Day and time need not be typed again.</summary>
    public Reply.Page Which(string language, IReadOnlyList<ZoneChoice> found, IsoDayOfWeek day, LocalTime time) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CheckInText.WhichZone]),
        PageBuilder.Row(new StringSelect(
            new ZoneId((int)day, LocalTimeParser.Minute(time)).Write(),
            [.. found.Select(z => new SelectOption(z.Text, z.Value))])
        {
            Placeholder = texts[language, CheckInText.PlaceholderZone],
        }));

    /// <summary>Says that a day, time or place could not be read. A button opens the form again with the parts that could.</summary>
    private Reply.Page Again(string language, string text, PartialSchedule typed) => texts.Page(
        language,
        PageBuilder.Text(text),
        PageBuilder.Row(PageBuilder.Likely(texts[language, CheckInText.LabelWhen], RetryScheduleId.Of(typed))));
}

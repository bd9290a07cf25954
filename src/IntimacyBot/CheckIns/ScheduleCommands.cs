using Discord.Interactions;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Sets a person's own day, time and time zone, which are typed with the command, written into the form, or chosen from a list.
/// </summary>
internal sealed class ScheduleCommands(CheckInService service, CheckInReplies replies, ZoneSearch zones, CheckInView view) : IRoutes
{
    private const int MostChoices = 25;

    public void Map(RouteTable routes)
    {
        routes.Autocomplete(CheckInCommandDefinition.Name, (interaction, _) => Task.FromResult<Reply>(Complete(interaction)));
        routes.Press<EditScheduleId>((interaction, _, _) => Task.FromResult<Reply>(Form(interaction, default)), opensForm: true);
        routes.Press<RetryScheduleId>((interaction, id, _) => Task.FromResult<Reply>(Form(interaction, id.Typed)), opensForm: true);
        routes.Press<NoScheduleId>((interaction, _, _) => Task.FromResult<Reply>(view.Later(interaction.Language) with { Beside = true }));
        routes.Press<ZoneId>(SetChosenAsync);
        routes.Form<ScheduleFormId>((interaction, _, cancel) => SetWrittenAsync(interaction, cancel));
    }

    /// <summary>Sets the schedule that was typed with the command.</summary>
    public Task<Reply> SetAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var data = interaction.Interaction.Data;
        return SetAsync(interaction, Typed(CheckInView.Day), Typed(CheckInView.Time), Typed(CheckInView.Zone), cancel);

        string? Typed(string option) => data.Option(option)?.AsString();
    }

    private Task<Reply> SetWrittenAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var fields = interaction.Interaction.Data.Fields;
        var day = fields.GetValueOrDefault(CheckInView.Day)?.Values is [var chosen, ..] ? chosen : "";
        return SetAsync(interaction, day, Written(CheckInView.Time), Written(CheckInView.Zone), cancel);

        string? Written(string field) => fields.GetValueOrDefault(field)?.Value;
    }

    private Task<Reply> SetAsync(
        InteractionContext interaction,
        string? typedDay,
        string? typedTime,
        string? typedZone,
        CancellationToken cancel)
    {
        var locale = interaction.Interaction.Locale;
        var typed = new PartialSchedule(
            Weekdays.Read(typedDay, interaction.Language, locale),
            LocalTimeParser.Read(typedTime),
            zones.Read(typedZone ?? ""));
        return typed.Hour is { } hour
            ? SetAsync(interaction, hour, cancel)
            : Task.FromResult<Reply>(AskAgain(interaction, typed, typedZone ?? ""));
    }

    private Reply.Page AskAgain(InteractionContext interaction, PartialSchedule typed, string typedZone)
    {
        var (language, locale) = (interaction.Language, interaction.Interaction.Locale);
        if (typed.Day is not { } day)
            return view.UnknownDay(language, locale, typed);
        if (typed.Time is not { } time)
            return view.Unknown(language, CheckInText.UnknownTime, typed);
        var found = TextNormalizer.IsBlank(typedZone) ? [] : zones.Find(typedZone, MostChoices, Locales.Country(locale));
        return found.Count > 0
            ? view.Which(language, found, day, time)
            : view.Unknown(language, CheckInText.UnknownZone, typed);
    }

    private async Task<Reply> SetChosenAsync(InteractionContext interaction, ZoneId id, CancellationToken cancel)
    {
        var zone = zones.Read(interaction.Values.FirstOrDefault() ?? "");
        var chosen = new RetryScheduleId(id.Day, id.Minute, zone ?? "").Typed;
        return chosen.Hour is { } hour
            ? await SetAsync(interaction, hour, cancel)
            : view.Unknown(interaction.Language, CheckInText.UnknownZone);
    }

    private async Task<Reply> SetAsync(InteractionContext interaction, WeeklyTime hour, CancellationToken cancel)
    {
        if (interaction.Guild is not null)
            await service.SetAsync(interaction, hour, cancel);
        return await replies.StatusAsync(interaction, null, cancel, CheckInText.Set);
    }

    private Reply.Form Form(InteractionContext interaction, PartialSchedule typed) =>
        view.Form(interaction.Language, interaction.Interaction.Locale, interaction.FormOpening, typed);

    private Reply.Choices Complete(InteractionContext interaction)
    {
        var focused = interaction.Interaction.Data.Focused;
        var typed = focused?.AsString() ?? "";
        return new Reply.Choices([.. focused?.Name == CheckInView.Day ? Days(interaction, typed) : Zones(interaction, typed)]);
    }

    private static IEnumerable<CommandChoice> Days(InteractionContext interaction, string typed) =>
        Weekdays.Find(typed, interaction.Language, interaction.Interaction.Locale)
            .Select(day => Weekdays.Name(day, interaction.Language))
            .Select(name => new CommandChoice(name, name));

    private IEnumerable<CommandChoice> Zones(InteractionContext interaction, string typed) =>
        zones.Find(typed, MostChoices, Locales.Country(interaction.Interaction.Locale))
            .Select(zone => new CommandChoice(zone.Text, zone.Value));
}

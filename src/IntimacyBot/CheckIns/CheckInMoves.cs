using IntimacyBot.Couples;
using IntimacyBot.Dances.Service;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>A person's own moves about their prompt. To be used inside <see cref="Store"/>.</summary>
internal sealed class CheckInMoves(
    CheckInStore checkIns,
    PersonStore people,
    CoupleStore couples,
    ConsentService consents,
    Notifier notifier,
    PendingShares pendingShares)
{
    /// <summary>The practice that a prompt calls to.</summary>
    public const string Practice = "checkin";

    /// <summary>Words go back with the prompt; only where no prompt comes at its time do they go by themselves.</summary>
    private static readonly Duration Grace = Duration.FromHours(1);

    /// <summary>How long words wait for somebody who is not called.</summary>
    private static readonly Duration Week = Duration.FromDays(7);

    /// <summary>Setting an hour is the consent to be called at it.</summary>
    public async Task<Guid?> SetAsync(BotContext context, InteractionContext interaction, WeeklyTime hour, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild || checkIns.ZoneOf(hour) is not { } zone)
            return null;
        var person = await people.MeetAsync(context, guild, interaction.User, interaction.Language, cancel);
        await consents.SwitchAsync(context, person.Id, Consent.CheckIns, on: true, interaction.At, cancel);
        await KeepAsync(context, person, CheckIn.Set(hour, zone, interaction.At), interaction.At, cancel);
        return person.Id;
    }

    /// <summary>A change of a prompt that is set; null if none is. What waits in the bell for this week goes.</summary>
    public async Task<Guid?> ChangeAsync(
        BotContext context,
        InteractionContext interaction,
        Guid? page,
        Func<CheckIn, DateTimeZone, CheckIn> change,
        CancellationToken cancel)
    {
        if (await OwnAsync(context, interaction, page, cancel) is not { } person
            || await checkIns.FindAsync(context, person.Id, cancel) is not { } checkIn
            || checkIns.ZoneOf(checkIn.Hour) is not { } zone)
            return null;
        var next = change(checkIn, zone);
        // Where nothing changes this week's prompt goes on waiting.
        if (next == checkIn)
            return person.Id;
        if (checkIn.Resting && !next.Resting)
            await consents.SwitchAsync(context, person.Id, Consent.CheckIns, on: true, interaction.At, cancel);
        await KeepAsync(context, person, next, interaction.At, cancel);
        return person.Id;
    }

    /// <summary>While this week's prompt waits, it is this one that is left out: <c>Now</c>.</summary>
    public async Task<(Guid? Person, bool Now)> SkipAsync(BotContext context, InteractionContext interaction, CancellationToken cancel) =>
        await NotThisWeekAsync(context, interaction, null, cancel) is { } answered
            ? (answered, true)
            : (
                await ChangeAsync(
                    context,
                    interaction,
                    null,
                    (checkIn, zone) => checkIn.Resting ? checkIn : checkIn.Skip(zone, interaction.At),
                    cancel),
                false);

    /// <summary>Null if nothing waited.</summary>
    public async Task<Guid?> NotThisWeekAsync(BotContext context, InteractionContext interaction, Guid? page, CancellationToken cancel) =>
        await OwnAsync(context, interaction, page, cancel) is { } person && await AnsweredAsync(context, person.Id, cancel)
            ? person.Id
            : null;

    /// <summary>
    /// Whoever asks: in this server, or, on a page of theirs that may stand in direct messages, the one whose page it is.
    /// </summary>
    public async Task<Person?> OwnAsync(BotContext context, InteractionContext interaction, Guid? page, CancellationToken cancel) =>
        page is { } id ? await people.FindAsync(context, id, cancel) is { } person && person.User == interaction.User ? person : null
        : interaction.Guild is { } guild ? await people.FindAsync(context, guild, interaction.User, cancel)
        : null;

    /// <summary>What calls to a check-in waits for this person no longer. True if anything did.</summary>
    public async Task<bool> AnsweredAsync(BotContext context, Guid person, CancellationToken cancel)
    {
        var waited = await CheckInNotifications.AnyAsync(context, person, cancel);
        foreach (var kind in CheckInNotifications.All)
            await notifier.WithdrawKindAsync(context, person, kind, cancel);
        return waited;
    }

    /// <summary>Until when words wait: until their author is called again.</summary>
    public async Task<Instant> WaitAsync(BotContext context, Guid person, Instant at, CancellationToken cancel) =>
        await checkIns.FindAsync(context, person, cancel) is { } checkIn ? Until(checkIn, at) : at + Week;

    private async Task KeepAsync(BotContext context, Person person, CheckIn next, Instant at, CancellationToken cancel)
    {
        await checkIns.SaveAsync(context, person.Id, next, cancel);
        await AnsweredAsync(context, person.Id, cancel);
        if (await couples.OfAsync(context, person.Guild, person.User, cancel) is { } couple)
            await pendingShares.WaitUntilAsync(context, couple, couple.SideOf(person.User)!.Value, Practice, Until(next, at), cancel);
    }

    private Instant Until(CheckIn checkIn, Instant at) =>
        checkIns.ZoneOf(checkIn.Hour) is { } zone && checkIn.Due(zone) is { } due ? due + Grace : at + Week;
}

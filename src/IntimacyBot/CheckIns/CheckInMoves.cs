using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Changes a person's own prompt. Callers open the transaction through <see cref="Store"/>.</summary>
internal sealed class CheckInMoves(
    CheckInStore checkIns,
    PersonStore people,
    CoupleStore couples,
    ConsentService consents,
    Notifier notifier,
    PendingShares pendingShares)
{
    /// <summary>A prompt is about the practice with this id.</summary>
    public const string Practice = "checkin";

    /// <summary>Words of somebody without a prompt wait for a week, which is what their page says.</summary>
    private static readonly Duration Week = Duration.FromDays(7);

    /// <summary>
    /// Sets a weekly time, which also is the consent to be notified at it. Returns the person; null in a direct message or if the time zone
    /// is unknown.
    /// </summary>
    public async Task<Guid?> SetAsync(BotContext context, InteractionContext interaction, WeeklyTime hour, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild || checkIns.ZoneOf(hour) is not { } zone)
            return null;
        var person = await people.MeetAsync(context, guild, interaction.User, interaction.Language, cancel);
        await consents.SwitchAsync(context, person.Id, Consent.CheckIns, on: true, interaction.At, cancel);
        await KeepAsync(context, person, CheckIn.Set(hour, zone, interaction.At), interaction.At, cancel);
        return person.Id;
    }

    /// <summary>
    /// Changes a prompt, and ends what waits in the bell for this week. Returns the person, also if nothing changed; null if no prompt is
    /// set, its time zone is unknown, or the page is somebody else's.
    /// </summary>
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
        // This week's prompt still waits if nothing changes.
        if (next == checkIn)
            return person.Id;
        if (checkIn.Resting && !next.Resting)
            await consents.SwitchAsync(context, person.Id, Consent.CheckIns, on: true, interaction.At, cancel);
        await KeepAsync(context, person, next, interaction.At, cancel);
        return person.Id;
    }

    /// <summary>
    /// Skips a prompt. <c>Now</c> is true when this week's prompt still waits, which is then the one that is skipped. The person is null
    /// where there is nothing to skip.
    /// </summary>
    public async Task<(Guid? Person, bool Now)> SkipAsync(
        BotContext context,
        InteractionContext interaction,
        Guid? page,
        CancellationToken cancel)
    {
        if (await NotThisWeekAsync(context, interaction, page, cancel) is { } answered)
            return (answered, true);
        var skips = false;
        var skipped = await ChangeAsync(context, interaction, page, Skip, cancel);
        return (skips ? skipped : null, false);

        CheckIn Skip(CheckIn checkIn, DateTimeZone zone)
        {
            skips = checkIn is { Resting: false, Away: false };
            return skips ? checkIn.Skip(zone, interaction.At) : checkIn;
        }
    }

    /// <summary>Answers the prompt that waits. Returns the person; null if none waited.</summary>
    public async Task<Guid?> NotThisWeekAsync(BotContext context, InteractionContext interaction, Guid? page, CancellationToken cancel)
    {
        if (await OwnAsync(context, interaction, page, cancel) is not { } person)
            return null;
        var waited = await AnsweredAsync(context, person.Id, shared: false, cancel);
        return waited ? person.Id : null;
    }

    /// <summary>
    /// Returns the person who presses: the one whose page it is, which may be in direct messages, or without a page the one in this server.
    /// It is null if the page is somebody else's or the person is unknown.
    /// </summary>
    public async Task<Person?> OwnAsync(BotContext context, InteractionContext interaction, Guid? page, CancellationToken cancel)
    {
        if (page is { } id)
            return await people.FindAsync(context, id, cancel) is { } person && person.User == interaction.User ? person : null;
        return interaction.Guild is { } guild ? await people.FindAsync(context, guild, interaction.User, cancel) : null;
    }

    /// <summary>
    /// Ends everything about check-ins that waits for this person. Rings that are posted stay until their time. Returns true if a prompt
    /// waited.
    /// </summary>
    public async Task<bool> AnsweredAsync(BotContext context, Guid person, bool shared, CancellationToken cancel)
    {
        var waited = await CheckInNotifications.AnyAsync(context, person, cancel);
        foreach (var kind in CheckInNotifications.All)
            await notifier.SettleKindAsync(context, person, kind, met: shared, cancel);
        return waited;
    }

    /// <summary>
    /// Withdraws this person's notifications about check-ins, including the posted rings, because both have shared and can see it.
    /// </summary>
    public async Task MetAsync(BotContext context, Guid person, CancellationToken cancel)
    {
        foreach (var kind in CheckInNotifications.All)
            await notifier.WithdrawKindAsync(context, person, kind, cancel);
    }

    /// <summary>Returns until when this person's words wait for their partner's, which is when the person is prompted again.</summary>
    public async Task<ShareWait> WaitAsync(BotContext context, Guid person, Instant at, CancellationToken cancel) =>
        Until(await checkIns.FindAsync(context, person, cancel), at);

    private async Task KeepAsync(BotContext context, Person person, CheckIn next, Instant at, CancellationToken cancel)
    {
        await checkIns.SaveAsync(context, person.Id, next, cancel);
        await AnsweredAsync(context, person.Id, shared: false, cancel);
        if (await couples.OfAsync(context, person.Guild, person.User, cancel) is { } couple)
            await pendingShares.WaitUntilAsync(context, couple, couple.SideOf(person.User)!.Value, Practice, Until(next, at), cancel);
    }

    private ShareWait Until(CheckIn? checkIn, Instant at) => checkIn is not null && checkIns.DueOf(checkIn) is { } due
        ? new ShareWait(due, Prompted: true)
        : new ShareWait(at + Week, Prompted: false);
}

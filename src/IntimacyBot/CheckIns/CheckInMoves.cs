using IntimacyBot.Couples;
using IntimacyBot.Dances.Service;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>What a person does about their own prompt. To be used inside <see cref="Store"/>.</summary>
internal sealed class CheckInMoves(
    CheckInStore checkIns,
    PersonStore people,
    CoupleStore couples,
    ConsentService consents,
    Notifier notifier,
    PendingShares pendingShares)
{
    /// <summary>The practice that a prompt is about.</summary>
    public const string Practice = "checkin";

    /// <summary>
    /// Words that wait are given back with the next prompt. They expire by themselves only if no prompt has come this long after its time.
    /// </summary>
    private static readonly Duration Grace = Duration.FromHours(1);

    /// <summary>How long words wait for somebody who has no prompt.</summary>
    private static readonly Duration Week = Duration.FromDays(7);

    /// <summary>Whoever sets a weekly time consents to be notified at it.</summary>
    public async Task<Guid?> SetAsync(BotContext context, InteractionContext interaction, WeeklyTime hour, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild || checkIns.ZoneOf(hour) is not { } zone)
            return null;
        var person = await people.MeetAsync(context, guild, interaction.User, interaction.Language, cancel);
        await consents.SwitchAsync(context, person.Id, Consent.CheckIns, on: true, interaction.At, cancel);
        await KeepAsync(context, person, CheckIn.Set(hour, zone, interaction.At), interaction.At, cancel);
        return person.Id;
    }

    /// <summary>Changes a prompt that is set, and withdraws what waits in the bell for this week; null if no prompt is set.</summary>
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
        // This week's prompt goes on waiting if nothing changes.
        if (next == checkIn)
            return person.Id;
        if (checkIn.Resting && !next.Resting)
            await consents.SwitchAsync(context, person.Id, Consent.CheckIns, on: true, interaction.At, cancel);
        await KeepAsync(context, person, next, interaction.At, cancel);
        return person.Id;
    }

    /// <summary>While this week's prompt waits, it is this one that is left out: <c>Now</c>.</summary>
    public async Task<(Guid? Person, bool Now)> SkipAsync(BotContext context, InteractionContext interaction, CancellationToken cancel)
    {
        if (await NotThisWeekAsync(context, interaction, null, cancel) is { } answered)
            return (answered, true);
        var skipped = await ChangeAsync(context, interaction, null, Skip, cancel);
        return (skipped, false);

        CheckIn Skip(CheckIn checkIn, DateTimeZone zone) => checkIn.Resting ? checkIn : checkIn.Skip(zone, interaction.At);
    }

    /// <summary>Answers the prompt that waits; null if none waited.</summary>
    public async Task<Guid?> NotThisWeekAsync(BotContext context, InteractionContext interaction, Guid? page, CancellationToken cancel)
    {
        if (await OwnAsync(context, interaction, page, cancel) is not { } person)
            return null;
        var waited = await AnsweredAsync(context, person.Id, cancel);
        return waited ? person.Id : null;
    }

    /// <summary>
    /// Whoever asks: the person whose page it is, which may stand in direct messages; without a page, the one in this server. Null if it is
    /// somebody else's page.
    /// </summary>
    public async Task<Person?> OwnAsync(BotContext context, InteractionContext interaction, Guid? page, CancellationToken cancel)
    {
        if (page is { } id)
            return await people.FindAsync(context, id, cancel) is { } person && person.User == interaction.User ? person : null;
        return interaction.Guild is { } guild ? await people.FindAsync(context, guild, interaction.User, cancel) : null;
    }

    /// <summary>Withdraws everything about a check-in that waits for this person. True if anything did.</summary>
    public async Task<bool> AnsweredAsync(BotContext context, Guid person, CancellationToken cancel)
    {
        var waited = await CheckInNotifications.AnyAsync(context, person, cancel);
        foreach (var kind in CheckInNotifications.All)
            await notifier.WithdrawKindAsync(context, person, kind, cancel);
        return waited;
    }

    /// <summary>Until when words wait: until their author is prompted again.</summary>
    public async Task<Instant> WaitAsync(BotContext context, Guid person, Instant at, CancellationToken cancel) =>
        await checkIns.FindAsync(context, person, cancel) is { } checkIn ? Until(checkIn, at) : at + Week;

    private async Task KeepAsync(BotContext context, Person person, CheckIn next, Instant at, CancellationToken cancel)
    {
        await checkIns.SaveAsync(context, person.Id, next, cancel);
        await AnsweredAsync(context, person.Id, cancel);
        if (await couples.OfAsync(context, person.Guild, person.User, cancel) is { } couple)
            await pendingShares.WaitUntilAsync(context, couple, couple.SideOf(person.User)!.Value, Practice, Until(next, at), cancel);
    }

    private Instant Until(CheckIn checkIn, Instant at) => checkIns.DueOf(checkIn) is { } due ? due + Grace : at + Week;
}

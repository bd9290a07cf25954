using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Tells dances what they need to know about the weekly times at which each of the two is prompted.</summary>
internal sealed class CheckInSchedule(
    CheckInMoves moves,
    CheckInStore checkIns,
    ConsentService consents,
    Notifier notifier) : IScheduledPractice
{
    public string Practice => CheckInMoves.Practice;

    public Task<ShareWait> UntilAsync(BotContext context, Guid person, Instant at, CancellationToken cancel) =>
        moves.WaitAsync(context, person, at, cancel);

    public async Task<Instant> AskedAsync(BotContext read, Guid person, Instant at, CancellationToken cancel)
    {
        var checkIn = await checkIns.FindAsync(read, person, cancel);
        return QuestionDates.At(checkIn is not null && checkIns.ZoneOf(checkIn.Hour) is { } zone
            ? checkIn.MeantFor(zone, at, await CheckInNotifications.CalledAsync(read, person, cancel))
            : at.InUtc().Date);
    }

    public async Task AnsweredAsync(BotContext context, Guid person, bool shared, Instant at, CancellationToken cancel)
    {
        await moves.AnsweredAsync(context, person, shared, cancel);
        await consents.UsedAsync(context, person, Consent.CheckIns, at, cancel);
        if (shared)
            await notifier.MetAsync(context, person, cancel);
    }

    public async Task MetAsync(BotContext context, Couple couple, CancellationToken cancel)
    {
        foreach (var side in Sides.Both)
            if (couple[side].Person is { } person)
            {
                await moves.MetAsync(context, person, cancel);
                if (await checkIns.FindAsync(context, person, cancel) is { Unmet: > 0 } checkIn)
                    await checkIns.SaveAsync(context, person, checkIn.Met(), cancel);
            }
    }
}

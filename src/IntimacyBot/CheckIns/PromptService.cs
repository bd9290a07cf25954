using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Prompts one person whose time has come. The notification and the day of the next prompt are saved together, so that after a crash there
/// are either both or neither. The bell then ensures that the notification is shown once. Callers open the transaction through
/// <see cref="Store"/>.
/// </summary>
internal sealed class PromptService(
    CheckInStore checkIns,
    PromptRecipients recipients,
    CheckInMoves moves,
    PendingShares pendingShares,
    Notifier notifier,
    IOptions<Timing> timing)
{
    public async Task PromptAsync(BotContext context, Guid person, Instant now, CancellationToken cancel)
    {
        if (await context.Set<CheckInRow>().FindAsync([person], cancel) is { } row && row.DueAt <= now)
            await PromptAsync(context, row, now, cancel);
    }

    private async Task PromptAsync(BotContext context, CheckInRow row, Instant now, CancellationToken cancel)
    {
        var checkIn = checkIns.Open(row);
        if (await recipients.FindAsync(context, row.Person, cancel) is not { } recipient || checkIns.ZoneOf(checkIn.Hour) is not { } zone)
        {
            row.DueAt = null;
            return;
        }

        var (person, couple) = (recipient.Person, recipient.Couple);
        var late = Duration.FromTimeSpan(timing.Value.CheckInLate);
        var (next, outcome) = checkIn.Tick(zone, now, late, recipient.Allowed, counts: couple is not null);
        checkIns.Save(row, next);
        // The prompt before this one waits until now. Whether somebody came to it decides whether this one sounds. Where none follows, its
        // ring goes as every other, so that whoever is to know of the last one is told.
        if (couple is not { Resting: true })
            await notifier.ExpireAsync(context, person.Id, now, cancel);
        await moves.AnsweredAsync(context, person.Id, shared: false, cancel);
        var side = couple?.SideOf(person.User);
        if (CheckInNotifications.Of(outcome) is not { } kind)
        {
            // Nobody is prompted, so the words come back by themselves, and now.
            if (couple is not null)
                await pendingShares.WaitUntilAsync(
                    context, couple, side!.Value, CheckInMoves.Practice, new ShareWait(now, Prompted: false), cancel);
            return;
        }

        if (couple is not null)
            await pendingShares.ReturnAsync(context, couple, side!.Value, CheckInMoves.Practice, now, cancel);
        var terms = kind == CheckInNotifications.Prompt
            ? new NotificationTerms(NotificationPurpose.Ask, Consent.CheckIns, row.DueAt)
            : new NotificationTerms(NotificationPurpose.Notice, Consent.CheckIns);
        await notifier.NotifyAsync(context, person.Id, kind, context.NewId(), now, terms, cancel);
    }
}

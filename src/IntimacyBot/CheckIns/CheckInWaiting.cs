using IntimacyBot.Couples;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Lists what waits about check-ins: this week's prompt, a prompt that came too late, and the notice that the prompts rest.
/// </summary>
internal sealed class CheckInWaiting(CheckInStore checkIns, Texts texts) : IWaitingPart
{
    public async Task<IReadOnlyList<WaitingLine>> ForAsync(BotContext read, WaitingContext at, CancellationToken cancel)
    {
        var lines = new List<WaitingLine>();
        foreach (var prompt in at.Of(CheckInNotifications.Prompt))
        {
            var next = await checkIns.FindAsync(read, at.Person.Id, cancel) is { } checkIn ? checkIns.DueOf(checkIn) : null;
            var small = next is { } until
                ? texts[at.Language, CheckInWaitingText.PromptUntil, ("until", until.Moment())]
                : texts[at.Language, CheckInWaitingText.PromptSmall];
            lines.Add(Line(at, prompt, WaitingRank.Asked, CheckInWaitingText.Prompt, small));
        }

        lines.AddRange(at.Of(CheckInNotifications.TooLate).Select(n => Line(at, n, WaitingRank.Told, CheckInWaitingText.TooLate)));
        lines.AddRange(at.Of(CheckInNotifications.Rest).Select(n => Line(at, n, WaitingRank.Told, CheckInWaitingText.Resting)));
        return lines;
    }

    private WaitingLine Line(
        WaitingContext at,
        Notification notification,
        WaitingRank rank,
        CheckInWaitingText title,
        string? small = null) =>
        new(
            rank,
            texts[at.Language, title],
            small,
            PageBuilder.Quiet(texts[at.Language, NotificationsText.LabelOpen], new OpenNotificationId(notification.Id)));
}

using IntimacyBot.Couples;
using IntimacyBot.Dances.Service;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices.Catalogue;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Names the kinds of notifications about check-ins. Each notification is its own subject, so no two prompts are treated as the same one.
/// </summary>
internal static class CheckInNotifications
{
    public const string Prompt = "checkin.prompt";

    public const string TooLate = "checkin.late";

    public const string Rest = "checkin.rest";

    public static readonly string[] All = [Prompt, TooLate, Rest];

    public static string? Of(PromptOutcome outcome) => outcome switch
    {
        PromptOutcome.Prompt => Prompt,
        PromptOutcome.TooLate => TooLate,
        PromptOutcome.Rest => Rest,
        _ => null,
    };

    public static Task<bool> AnyAsync(BotContext context, Guid person, CancellationToken cancel) =>
        Waiting(context, person).AnyAsync(cancel);

    /// <summary>Returns when the prompt came that waits for this person; null if none waits.</summary>
    public static Task<Instant?> CalledAsync(BotContext read, Guid person, CancellationToken cancel) =>
        Waiting(read, person).Select(n => (Instant?)n.At).MaxAsync(cancel);

    private static IQueryable<NotificationRow> Waiting(BotContext context, Guid person) => Notifier.Waiting(context)
        .Where(n => n.Person == person && n.Kind == Prompt);
}

/// <summary>
/// Builds the page of a notification about check-ins. When the reader's words for the last check-in came back, the page says so above
/// everything else.
/// </summary>
internal abstract class CheckInPage(PendingShares pendingShares, CoupleStore couples, PersonStore people) : INotificationPage
{
    public abstract string Kind { get; }

    public virtual bool Once => false;

    public virtual bool ShowsServer => false;

    public async Task<Reply.Page?> OpenAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        CancellationToken cancel)
    {
        var couple = await people.FindAsync(read, notification.Person, cancel) is { } person
            ? await couples.OfAsync(read, person.Guild, person.User, cancel)
            : null;
        var unmet = couple?.SideOf(interaction.User) is { } me
            && await pendingShares.CameBackAsync(read, couple, me, CheckInMoves.Practice, cancel);
        return await PageAsync(read, interaction, notification, new PageContext(couple, unmet), cancel);
    }

    protected abstract Task<Reply.Page?> PageAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        PageContext at,
        CancellationToken cancel);

    /// <summary>
    /// Holds the reader's couple, which is null without a partner. <c>Unmet</c> is true when their words for the last check-in came back.
    /// </summary>
    protected sealed record PageContext(Couple? Couple, bool Unmet);
}

/// <summary>
/// Builds the page of a prompt. Its [Write] opens a form at once, so the page says who will be able to read. Whoever has no partner here
/// writes for nobody else.
/// </summary>
internal sealed class PromptPage(
    PendingShares pendingShares,
    CoupleStore couples,
    PersonStore people,
    PracticeCatalogue catalogue,
    ServerSettingsStore servers,
    CheckInView view) : CheckInPage(pendingShares, couples, people)
{
    public override string Kind => CheckInNotifications.Prompt;

    public override bool ShowsServer => true;

    protected override async Task<Reply.Page?> PageAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        PageContext at,
        CancellationToken cancel)
    {
        if (catalogue.Find(CheckInMoves.Practice, interaction.Language) is not { } script)
            return null;
        if (at.Couple is not { } couple)
            return view.PromptAlone(interaction.Language, notification.Person, script.Title);
        var home = HomeChannel.Of(await servers.FindAsync(read, couple.Guild, cancel), notification.Server);
        var readers = view.Readers(interaction.Language, couple, home);
        return view.Prompt(interaction.Language, notification.Person, script.Title, at.Unmet, readers);
    }
}

internal sealed class CheckInRestingPage(
    PendingShares pendingShares,
    CoupleStore couples,
    PersonStore people,
    StatusView view) : CheckInPage(pendingShares, couples, people)
{
    public override string Kind => CheckInNotifications.Rest;

    protected override Task<Reply.Page?> PageAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        PageContext at,
        CancellationToken cancel) =>
        Task.FromResult<Reply.Page?>(view.Resting(interaction.Language, notification.Person, at.Unmet));
}

internal sealed class LatePromptPage(
    PendingShares pendingShares,
    CoupleStore couples,
    PersonStore people,
    CheckInStore checkIns,
    StatusView view) : CheckInPage(pendingShares, couples, people)
{
    public override string Kind => CheckInNotifications.TooLate;

    public override bool Once => true;

    protected override async Task<Reply.Page?> PageAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        PageContext at,
        CancellationToken cancel)
    {
        var checkIn = await checkIns.FindAsync(read, notification.Person, cancel);
        var next = checkIn is null ? null : checkIns.DueOf(checkIn);
        return view.TooLate(interaction.Language, at.Unmet, next);
    }
}

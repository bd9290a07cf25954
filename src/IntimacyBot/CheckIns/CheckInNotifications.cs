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

/// <summary>The kinds of notifications about check-ins. Each is about itself: no two prompts are ever the same one.</summary>
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

    /// <summary>When the prompt that waits for this person came; null if none does.</summary>
    public static Task<Instant?> CalledAsync(BotContext read, Guid person, CancellationToken cancel) =>
        Waiting(read, person).Select(n => (Instant?)n.At).MaxAsync(cancel);

    private static IQueryable<NotificationRow> Waiting(BotContext context, Guid person) => context.Set<NotificationRow>()
        .Where(n => n.Person == person && n.Kind == Prompt)
        .Where(n => n.Stage != NotificationStage.Withdrawn);
}

/// <summary>
/// The page of such a notification. What its reader wrote for the last check-in stands above it, as long as those words wait.
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
        var before = couple is null ? null : await BeforeAsync(read, interaction, couple, cancel);
        return await PageAsync(read, interaction, notification, new PageContext(couple, before), cancel);
    }

    private Task<string?> BeforeAsync(BotContext read, InteractionContext interaction, Couple couple, CancellationToken cancel)
    {
        var side = couple.SideOf(interaction.User)!.Value;
        return pendingShares.BackAsync(read, couple, side, CheckInMoves.Practice, interaction.Language, cancel);
    }

    protected abstract Task<Reply.Page?> PageAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        PageContext at,
        CancellationToken cancel);

    /// <summary>The couple of its reader, and what stands above the page.</summary>
    protected sealed record PageContext(Couple? Couple, string? Before);
}

/// <summary>
/// Its [Write] opens a form at once, so it says who will be able to read. Whoever has no partner here writes for nobody else.
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
        return view.Prompt(interaction.Language, notification.Person, at.Before, script.Minutes, home.Readers);
    }
}

internal sealed class CheckInRestingPage(
    PendingShares pendingShares,
    CoupleStore couples,
    PersonStore people,
    CheckInView view) : CheckInPage(pendingShares, couples, people)
{
    public override string Kind => CheckInNotifications.Rest;

    protected override Task<Reply.Page?> PageAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        PageContext at,
        CancellationToken cancel) =>
        Task.FromResult<Reply.Page?>(view.Resting(interaction.Language, notification.Person, at.Before));
}

internal sealed class LatePromptPage(
    PendingShares pendingShares,
    CoupleStore couples,
    PersonStore people,
    CheckInStore checkIns,
    CheckInView view) : CheckInPage(pendingShares, couples, people)
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
        return view.TooLate(interaction.Language, at.Before, next);
    }
}

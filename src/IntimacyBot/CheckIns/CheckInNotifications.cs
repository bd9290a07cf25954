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

/// <summary>What the bell calls for here. Each call is about itself: no two prompts are ever the same one.</summary>
internal static class CheckInNotifications
{
    public const string Prompt = "checkin.prompt";

    public const string TooLate = "checkin.late";

    public const string Rest = "checkin.rest";

    public static readonly string[] All = [Prompt, TooLate, Rest];

    public static string? Of(PromptOutcome turn) => turn switch
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
        Waiting(read, person).Select(c => (Instant?)c.At).MaxAsync(cancel);

    private static IQueryable<NotificationRow> Waiting(BotContext context, Guid person) =>
        context.Set<NotificationRow>().Where(c => c.Person == person && c.Kind == Prompt && c.Stage != NotificationStage.Withdrawn);
}

/// <summary>A page behind such a ring. What was shared and not met stands above it, as long as the words wait for their author.</summary>
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
        var back = couple is null
            ? null
            : await pendingShares.BackAsync(
                read,
                couple,
                couple.SideOf(interaction.User)!.Value,
                CheckInMoves.Practice,
                interaction.Language,
                cancel);
        return await PageAsync(read, interaction, notification, new Standpoint(couple, back), cancel);
    }

    protected abstract Task<Reply.Page?> PageAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        Standpoint at,
        CancellationToken cancel);

    /// <summary>Where its reader is: with whom, and what stands above the page.</summary>
    protected sealed record Standpoint(Couple? Couple, string? Before);
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
        CheckInView view)
    : CheckInPage(pendingShares, couples, people)
{
    public override string Kind => CheckInNotifications.Prompt;

    public override bool ShowsServer => true;

    protected override async Task<Reply.Page?> PageAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        Standpoint at,
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
        Standpoint at,
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
        Standpoint at,
        CancellationToken cancel)
    {
        var checkIn = await checkIns.FindAsync(read, notification.Person, cancel);
        var next = checkIn is not null && checkIns.ZoneOf(checkIn.Hour) is { } zone ? checkIn.Due(zone) : null;
        return view.TooLate(interaction.Language, at.Before, next);
    }
}

using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>Makes the moves of people in a separate server, in a real database and without Discord.</summary>
internal sealed class InvitationDriver(BotFixture bot, ulong guild)
{
    private ulong _interaction = guild * 1_000_000;

    public Instant Now { get; set; } = Instant.FromDateTimeOffset(bot.Clock.GetUtcNow());

    public Snowflake Guild => new(guild);

    /// <summary>Returns true when the invited person was notified.</summary>
    public Task<bool> InviteAsync(ulong from, ulong to) => WriteAsync(async (context, cancel) =>
    {
        var sent = await Get<InviterActions>().SendAsync(context, ContextOf(from), new Snowflake(to), cancel);
        if (sent is not { Invitation: var id })
            return false;
        var before = await Get<InvitationStore>().FindAsync(context, id, cancel);
        var called = await Get<PairingService>().DeliverAsync(context, id, Now, cancel);
        return before!.State is Invitation.Sent && called.Called.Count == 1;
    });

    public Task<bool> AcceptAsync(ulong by, ulong inviter) => WriteAsync(async (context, cancel) =>
    {
        var from = new Snowflake(inviter);
        var invitation = await Get<InvitationStore>().PendingAsync(context, Guild, from, new Snowflake(by), Now, cancel);
        if (invitation is null)
            return false;
        var accepted = await Get<InviteeActions>().AcceptAsync(context, ContextOf(by), invitation.Id, cancel);
        return accepted.Couple is not null;
    });

    /// <summary>Returns false if there is no invitation of which they want no more.</summary>
    public Task<bool> MuteAsync(ulong by, ulong inviter) => WriteAsync(async (context, cancel) =>
    {
        var from = new Snowflake(inviter);
        var invitation = await Get<InvitationStore>().PendingAsync(context, Guild, from, new Snowflake(by), Now, cancel);
        return invitation is not null
            && await Get<InviteeActions>().NoMoreAsync(context, ContextOf(by), invitation.Id, cancel) is not null;
    });

    public Task LeaveAsync(ulong by) => WriteAsync(async (context, cancel) =>
    {
        await Get<LeaveService>().LeaveAsync(context, Guild, new Snowflake(by), clearRooms: false, Now, cancel);
        return true;
    });

    /// <summary>Handles what is due now, without reconciling.</summary>
    public async Task DueAsync()
    {
        foreach (var source in bot.Services.GetServices<IDueSource>().Where(s => s.Name is "invitations" or "rest"))
            while (await source.RunAsync(Now, TestContext.Current.CancellationToken) > 0)
                continue;
    }

    public Task<ulong?> PartnerAsync(ulong of) => Get<Store>().ReadAsync(
        async (read, cancel) => await Get<CoupleStore>().OfAsync(read, Guild, new Snowflake(of), cancel) is { } couple
            ? couple[couple.SideOf(new Snowflake(of))!.Value.Other()].User.Value
            : (ulong?)null,
        TestContext.Current.CancellationToken);

    private Task<T> WriteAsync<T>(Func<BotContext, CancellationToken, Task<T>> work) =>
        Get<Store>().WriteAsync(work, TestContext.Current.CancellationToken);

    private T Get<T>()
        where T : notnull => bot.Get<T>();

    private InteractionContext ContextOf(ulong by) => new(
        new Discord.Interactions.Interaction
        {
            Id = new Snowflake(_interaction++),
            GuildId = Guild,
            Member = new GuildMember { User = new User(new Snowflake(by), "somebody") }
        },
        "en",
        Now);
}

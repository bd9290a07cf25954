using System.Text.Json;
using System.Text.Json.Serialization;
using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>An invitation together with the inviter and the invited person.</summary>
internal sealed record StoredInvitation(
    Guid Id,
    Guid Inviter,
    Snowflake Guild,
    Snowflake From,
    Snowflake To,
    string Language,
    Invitation State);

/// <summary>Reads and writes the rows of invitations. Callers open the transaction or the snapshot through <see cref="Store"/>.</summary>
internal sealed class InvitationStore(Vault vault, Notifier notifier, IOptions<Timing> timing)
{
    /// <summary>
    /// Stores the inviter's choice and reads only the inviter's own rows. An invitation that is already open stays as it is. One that
    /// exceeds the inviter's budget looks the same to the inviter but notifies nobody.
    /// </summary>
    public async Task<Guid> SendAsync(
        BotContext context,
        Person inviter,
        Snowflake to,
        string language,
        Instant at,
        CancellationToken cancel)
    {
        var pair = Pair(inviter.Guild, inviter.User, to);
        if (await context.Set<InvitationRow>().SingleOrDefaultAsync(i => i.Pair == pair, cancel) is { } earlier)
        {
            if (earlier.Stage != InvitationStage.Lapsed && earlier.DueAt > at)
                return earlier.Id;
            await RemoveAsync(context, earlier, seen: false, cancel);
        }

        var rings = await SpendAsync(context, inviter, pair, at, cancel);
        var id = context.NewId();
        var about = new About(inviter.Guild, inviter.User, to, language);
        context.Add(new InvitationRow
        {
            Id = id,
            Inviter = inviter.Id,
            Pair = pair,
            About = vault.SealForBot(SealedColumns.InvitationAbout(id), JsonSerializer.SerializeToUtf8Bytes(about)),
            Stage = InvitationStage.Sent,
            Rings = rings,
            DueAt = at + Duration.FromTimeSpan(timing.Value.InvitationExpires),
        });
        await context.SaveChangesAsync(cancel);
        return id;
    }

    public async Task<StoredInvitation?> FindAsync(BotContext context, Guid invitation, CancellationToken cancel) =>
        Open(await context.Set<InvitationRow>().SingleOrDefaultAsync(i => i.Id == invitation, cancel));

    /// <summary>Finds the invitation from one person to another that is pending at <paramref name="at"/>; null if there is none.</summary>
    public async Task<StoredInvitation?> PendingAsync(
        BotContext context,
        Snowflake guild,
        Snowflake from,
        Snowflake to,
        Instant at,
        CancellationToken cancel)
    {
        var pair = Pair(guild, from, to);
        return Open(await context.Set<InvitationRow>()
            .SingleOrDefaultAsync(i => i.Pair == pair && i.Stage != InvitationStage.Lapsed && i.DueAt > at, cancel));
    }

    /// <summary>Returns all invitations of one inviter, the oldest first.</summary>
    public async Task<IReadOnlyList<StoredInvitation>> OfAsync(BotContext context, Guid inviter, CancellationToken cancel)
    {
        var rows = await context.Set<InvitationRow>().Where(i => i.Inviter == inviter).OrderBy(i => i.Id).ToListAsync(cancel);
        return [.. rows.Select(r => Open(r)!)];
    }

    public async Task SaveAsync(BotContext context, Guid invitation, Invitation next, CancellationToken cancel)
    {
        var row = await context.Set<InvitationRow>().SingleAsync(i => i.Id == invitation, cancel);
        switch (next)
        {
            case Invitation.Accepted or Invitation.Over:
                await RemoveAsync(context, row, seen: next is Invitation.Accepted, cancel);
                return;
            case Invitation.Pending:
                row.Stage = InvitationStage.Pending;
                break;
            case Invitation.Lapsed:
                row.Stage = InvitationStage.Lapsed;
                row.DueAt += InvitationBudget.Kept;
                await notifier.SettleAsync(context, row.Id, person: null, kind: null, cancel);
                break;
        }

        row.Version++;
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Removes the invitation. Its ring goes at once if both have <paramref name="seen"/> that it is over; otherwise it stays until its
    /// time, and nothing waits behind it.
    /// </summary>
    public async Task RemoveAsync(BotContext context, Guid invitation, bool seen, CancellationToken cancel)
    {
        var row = await context.Set<InvitationRow>().SingleAsync(i => i.Id == invitation, cancel);
        await RemoveAsync(context, row, seen, cancel);
    }

    /// <summary>Lets the next invitation to this person ring, whatever was spent before.</summary>
    public Task RenewAsync(BotContext context, Snowflake guild, Snowflake from, Snowflake to, CancellationToken cancel)
    {
        var pair = Pair(guild, from, to);
        return context.Set<SpentInvitationRow>().Where(s => s.Pair == pair).ExecuteDeleteAsync(cancel);
    }

    private async Task<bool> SpendAsync(BotContext context, Person inviter, byte[] pair, Instant at, CancellationToken cancel)
    {
        var who = vault.BlindIndex(BlindIndexKinds.Inviter, inviter.Guild.Value, inviter.User.Value);
        var spent = await context.Set<SpentInvitationRow>().Where(s => s.Inviter == who).ToListAsync(cancel);
        var forPair = spent.Where(s => s.Pair.AsSpan().SequenceEqual(pair)).Select(s => s.At);
        var mayNotify = InvitationBudget.MayRing(forPair, spent.Select(s => s.At), at);
        if (mayNotify)
            context.Add(new SpentInvitationRow { Id = context.NewId(), Pair = pair, Inviter = who, At = at });
        return mayNotify;
    }

    private async Task RemoveAsync(BotContext context, InvitationRow row, bool seen, CancellationToken cancel)
    {
        if (seen)
            await notifier.WithdrawAsync(context, row.Id, person: null, kind: null, cancel);
        else
            await notifier.SettleAsync(context, row.Id, person: null, kind: null, cancel);
        context.Remove(row);
        await context.SaveChangesAsync(cancel);
    }

    private StoredInvitation? Open(InvitationRow? row)
    {
        if (row is null)
            return null;
        var about = vault.ReadForBot<About>(SealedColumns.InvitationAbout(row.Id), row.About);
        Invitation state = row.Stage switch
        {
            InvitationStage.Sent => new Invitation.Sent(row.DueAt, row.Rings),
            InvitationStage.Pending => new Invitation.Pending(row.DueAt, row.Rings),
            _ => new Invitation.Lapsed(),
        };
        return new StoredInvitation(row.Id, row.Inviter, about.Guild, about.From, about.To, about.Language, state);
    }

    private byte[] Pair(Snowflake guild, Snowflake from, Snowflake to) =>
        vault.BlindIndex(BlindIndexKinds.Invitation, guild.Value, from.Value, to.Value);

    internal sealed record About(
        [property: JsonPropertyName("Guild")] Snowflake Guild,
        [property: JsonPropertyName("From")] Snowflake From,
        [property: JsonPropertyName("To")] Snowflake To,
        [property: JsonPropertyName("Language")] string Language);
}

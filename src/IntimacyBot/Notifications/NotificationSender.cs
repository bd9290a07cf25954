using System.Text.Json.Serialization;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>
/// A ring to be sent. <paramref name="Age"/> is the time since it was first wanted. It says whether an earlier attempt may have posted it
/// already.
/// </summary>
internal sealed record OutgoingNotification(Guid Notification, long Version, bool Sounds, Duration Age)
{
    /// <summary>The time at which it is sent.</summary>
    public Instant At { get; init; }
}

/// <summary>The channel and message of a ring in Discord.</summary>
internal sealed record MessageLocation(
    [property: JsonPropertyName("Channel")] Snowflake Channel,
    [property: JsonPropertyName("Message")] Snowflake Message);

/// <summary>The result of sending a ring.</summary>
internal abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>Discord shows what it should.</summary>
    internal sealed record Done(MessageLocation? At) : SendResult;

    /// <summary>The person cannot be reached. Nobody is told; what waits is in the person's /home.</summary>
    internal sealed record Unreachable : SendResult;
}

/// <summary>
/// Sends rings to where only their person finds them: into their own private thread, or into their direct messages if they chose so.
/// </summary>
internal sealed class NotificationSender(
    DiscordRest rest, BellChannel channel, BellThread thread, NotificationView view, BellRecords records, StalePages stalePages)
{
    private const int Attempts = 2;

    // Nobody waits for a ring to appear, so under Discord's global rate limit it yields to requests of people who press something.
    private readonly DiscordRest _rest = rest.At(RequestPriority.Scheduled);

    /// <summary>True when there is a channel for this person's rings. Without one the rings wait.</summary>
    public async Task<bool> HasPlaceAsync(Person person, CancellationToken cancel) =>
        ByDm(person) || await channel.IsUsableAsync(person.Guild, cancel);

    public async Task<SendResult> SendAsync(Person person, OutgoingNotification ring, CancellationToken cancel)
    {
        if (ByDm(person))
            return await InDmsAsync(person, ring, cancel);
        if (!await channel.IsUsableAsync(person.Guild, cancel))
            return new SendResult.Unreachable();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await InThreadAsync(person, ring, cancel) is { } outcome)
                return outcome;
            person = await records.FindAsync(person.Id, cancel) ?? person;
        }

        return new SendResult.Unreachable();
    }

    /// <summary>
    /// Deletes a ring, which works in an archived thread as well. A message that no longer exists counts as deleted. A message that cannot
    /// be accessed now is tried again, unless it is the <paramref name="last"/> thing that is known of its person. After any other refusal
    /// the message stays, because it says nothing.
    /// </summary>
    public async Task DeleteAsync(MessageLocation posted, bool last, CancellationToken cancel)
    {
        try
        {
            await _rest.DeleteMessageAsync(posted.Channel, posted.Message, cancel);
        }
        catch (DiscordApiException e) when (DiscordRefusals.ForGood(e) && (last || e.Code != ErrorCode.MissingAccess))
        {
        }
    }

    /// <summary>Deletes a ring that may have been sent before a crash and is no longer wanted.</summary>
    public async Task TakeBackAsync(Person person, Guid call, CancellationToken cancel)
    {
        if (person.Bell is { } bell && await FindThereAsync(bell, call, cancel) is { } rung)
            await DeleteAsync(new MessageLocation(bell, rung), last: false, cancel);
        if (!ByDm(person))
            return;
        var direct = (await _rest.CreateDmAsync(person.User, cancel)).Id;
        if (await FindThereAsync(direct, call, cancel) is { } written)
            await DeleteAsync(new MessageLocation(direct, written), last: false, cancel);
    }

    private async Task<Snowflake?> FindThereAsync(Snowflake into, Guid call, CancellationToken cancel)
    {
        try
        {
            return await FindAsync(into, call, cancel);
        }
        catch (DiscordApiException e) when (DiscordRefusals.ByLostThread(e))
        {
            return null;
        }
    }

    private static bool ByDm(Person person) => person.Consents.IsOn(Consent.Dms);

    /// <summary>
    /// Sends a ring as a direct message. Where direct messages are closed, no ring is posted in the thread instead, because somebody who
    /// looks into it would see that this person cannot be written to. What waits is in the person's /home, which says that the messages are
    /// closed.
    /// </summary>
    private async Task<SendResult> InDmsAsync(Person person, OutgoingNotification ring, CancellationToken cancel)
    {
        try
        {
            var direct = await _rest.CreateDmAsync(person.User, cancel);
            var sent = await SendAsync(direct.Id, person, ring, named: false, cancel);
            if (person.DmsClosed)
                await records.ChangeAsync(person.Id, p => p with { DmsClosed = false }, cancel);
            return sent;
        }
        catch (DiscordApiException e) when (DiscordRefusals.ForGood(e))
        {
            if (!person.DmsClosed)
                await records.ChangeAsync(person.Id, p => p with { DmsClosed = true }, cancel);
            return new SendResult.Unreachable();
        }
    }

    /// <summary>Null means that the thread was repaired and sending should be tried again.</summary>
    private async Task<SendResult?> InThreadAsync(Person person, OutgoingNotification ring, CancellationToken cancel)
    {
        var bell = person.Bell ?? await BeginAsync(person, ring, cancel);
        try
        {
            if (!person.InBell || person.Bell != bell)
                return await SendAddingAsync(bell, person, ring, cancel);
            return await SendAsync(bell, person, ring, named: await IsThereAsync(bell, person, ring, cancel), cancel);
        }
        catch (DiscordApiException e) when (DiscordRefusals.ByMember(e))
        {
            return new SendResult.Unreachable();
        }
        catch (DiscordApiException e) when (DiscordRefusals.ByLostThread(e))
        {
            await records.LostAsync(person.Id, bell, cancel);
            return null;
        }
        catch (DiscordApiException e) when (DiscordRefusals.ByAsleep(e))
        {
            return await thread.WakeAsync(bell, cancel) ? null : new SendResult.Unreachable();
        }
        catch (DiscordApiException e) when (DiscordRefusals.ForGood(e))
        {
            return new SendResult.Unreachable();
        }
    }

    /// <summary>Creates the thread, and posts what it is before anybody is added.</summary>
    private async Task<Snowflake> BeginAsync(Person person, OutgoingNotification ring, CancellationToken cancel)
    {
        var bell = await thread.StartAsync(person.Guild, ring.Age, cancel);
        if (!bell.Begun)
            await SendOnceAsync(bell.Thread, view.Begins(bell.Thread, bell.Home, person.Language), cancel);
        await records.ChangeAsync(person.Id, p => p with { Bell = bell.Thread, InBell = false }, cancel);
        return bell.Thread;
    }

    /// <summary>
    /// Adds the person, which happens once, and sends the first ring. Adding somebody makes a sound and leaves a line that nobody can
    /// delete, so it is the sound of that ring, also of one that would have been silent.
    /// </summary>
    private async Task<SendResult> SendAddingAsync(Snowflake bell, Person person, OutgoingNotification ring, CancellationToken cancel)
    {
        await _rest.AddThreadMemberAsync(bell, person.User, cancel);
        await records.ChangeAsync(
            person.Id, p => p with { InBell = true, Sound = ring.Sounds ? p.Sound : p.Sound.Sounded(ring.At) }, cancel);
        return await SendAsync(bell, person, ring with { Sounds = false }, named: true, cancel);
    }

    /// <summary>
    /// True when the person is in the thread. A mention adds people as well, so somebody who has left the thread is not mentioned. Discord
    /// is asked whether they are still there if they did not open their last ring.
    /// </summary>
    private async Task<bool> IsThereAsync(Snowflake bell, Person person, OutgoingNotification ring, CancellationToken cancel) =>
        !ring.Sounds || records.HasOpened(person.Id) || await _rest.GetThreadMemberAsync(bell, person.User, cancel) is not null;

    private async Task<SendResult> SendAsync(Snowflake into, Person person, OutgoingNotification ring, bool named, CancellationToken cancel)
    {
        if (ring.Age > NotificationView.NonceHolds && await FindAsync(into, ring.Notification, cancel) is { } found)
            return new SendResult.Done(new MessageLocation(into, found));
        var sent = await SendOnceAsync(into, view.Ring(person, ring, named), cancel);
        records.Rung(person.Id);
        await stalePages.EndOlderAsync(QuietBell.Rung(into, ring.At), cancel);
        return new SendResult.Done(sent is { } message ? new MessageLocation(into, message) : null);
    }

    /// <summary>
    /// Sends a message; null if it stood there and somebody has deleted it since. It has been seen or heard by then, and what it was about
    /// stands in /home, so it is not sent again.
    /// </summary>
    private async Task<Snowflake?> SendOnceAsync(Snowflake into, MessageCreate message, CancellationToken cancel)
    {
        try
        {
            return (await _rest.CreateMessageAsync(into, message, cancel)).Id;
        }
        catch (DiscordApiException e) when (DiscordRefusals.ByGoneMessage(e))
        {
            return null;
        }
    }

    /// <summary>Finds a ring that was sent before a crash and whose location was not stored.</summary>
    private async Task<Snowflake?> FindAsync(Snowflake into, Guid call, CancellationToken cancel)
    {
        var recent = await _rest.GetMessagesAsync(into, cancellationToken: cancel);
        return recent.FirstOrDefault(m => NotificationView.Is(m, call))?.Id;
    }
}

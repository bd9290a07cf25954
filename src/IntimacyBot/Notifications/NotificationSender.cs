using System.Text.Json.Serialization;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>
/// A ring to be sent. <paramref name="Age"/>: how long ago it was wanted, so whether an earlier try may be in the channel already.
/// </summary>
internal sealed record OutgoingNotification(Guid Notification, long Version, bool Sounds, Duration Age);

/// <summary>Where a ring stands in Discord.</summary>
internal sealed record MessageLocation(
    [property: JsonPropertyName("Channel")] Snowflake Channel,
    [property: JsonPropertyName("Message")] Snowflake Message);

/// <summary>What became of a ring.</summary>
internal abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>Discord shows what it should.</summary>
    internal sealed record Done(MessageLocation? At) : SendResult;

    /// <summary>This person cannot be reached. Nobody is told; what waits is in their /home.</summary>
    internal sealed record Unreachable : SendResult;
}

/// <summary>
/// Puts rings where their person alone finds them: into their own private thread, or into their direct messages if they said so.
/// </summary>
internal sealed class NotificationSender(
    DiscordRest rest, BellChannel channel, BellThread thread, NotificationView view, Store store, PersonStore people)
{
    private const int Attempts = 2;

    // Nobody looks at a ring that has not come: under a global limit it gives way to whoever presses something.
    private readonly DiscordRest _rest = rest.At(RequestPriority.Scheduled);

    /// <summary>Is there any place for this person's rings? If not, they wait for one.</summary>
    public async Task<bool> HasPlaceAsync(Person person, CancellationToken cancel) =>
        ByDm(person) || await channel.IsUsableAsync(person.Guild, cancel);

    public async Task<SendResult> SendAsync(Person person, OutgoingNotification ring, CancellationToken cancel)
    {
        if (ByDm(person) && await InDmsAsync(person, ring, cancel) is { } done)
            return done;
        if (!await channel.IsUsableAsync(person.Guild, cancel))
            return new SendResult.Unreachable();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await InThreadAsync(person, ring, cancel) is { } outcome)
                return outcome;
            person = await store.ReadAsync((read, token) => people.FindAsync(read, person.Id, token), cancel) ?? person;
        }

        return new SendResult.Unreachable();
    }

    /// <summary>
    /// A message that is gone already is as good as deleted. What cannot be seen just now is tried again, unless it is the
    /// <paramref name="last"/> thing that is known of its person; all else that is refused stays what it is, a sentence that says nothing.
    /// </summary>
    public async Task DeleteAsync(MessageLocation posted, bool last, CancellationToken cancel)
    {
        try
        {
            await _rest.DeleteMessageAsync(posted.Channel, posted.Message, cancel);
        }
        catch (DiscordApiException e) when (DiscordRefusals.ByAsleep(e))
        {
            if (await thread.WakeAsync(posted.Channel, cancel))
                await DiscordRefusals.IgnoreAsync(() => _rest.DeleteMessageAsync(posted.Channel, posted.Message, cancel));
        }
        catch (DiscordApiException e) when (DiscordRefusals.ForGood(e) && (last || e.Code != ErrorCode.MissingAccess))
        {
        }
    }

    /// <summary>A ring that may have been sent before a crash, and that nobody wants any more.</summary>
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
        catch (DiscordApiException e) when (DiscordRefusals.ByMissing(e))
        {
            return null;
        }
    }

    private static bool ByDm(Person person) => person.Consents.IsOn(Consent.Dms) && !person.DmsClosed;

    /// <summary>Null: direct messages are closed, and the thread is used.</summary>
    private async Task<SendResult?> InDmsAsync(Person person, OutgoingNotification ring, CancellationToken cancel)
    {
        try
        {
            var direct = await _rest.CreateDmAsync(person.User, cancel);
            return await SendAsync(direct.Id, person, ring, cancel);
        }
        catch (DiscordApiException e) when (DiscordRefusals.ForGood(e))
        {
            await store.WriteAsync((context, token) => ChangeAsync(context, person.Id, p => p with { DmsClosed = true }, token), cancel);
            return null;
        }
    }

    /// <summary>Null: it is worth another try, because the thread has been healed.</summary>
    private async Task<SendResult?> InThreadAsync(Person person, OutgoingNotification ring, CancellationToken cancel)
    {
        var known = person.Bell is not null;
        if (person.Bell is not { } bell)
        {
            bell = await thread.StartAsync(person.Guild, ring.Age, cancel);
            await store.WriteAsync((context, token) => ChangeAsync(context, person.Id, p => p with { Bell = bell }, token), cancel);
        }

        try
        {
            // They are in it, and a ring that sounds names them, which brings back who has left and wakes the thread: one request, of
            // which there are only fifty a second.
            if (!known || !ring.Sounds)
                await _rest.AddThreadMemberAsync(bell, person.User, cancel);
            return await SendAsync(bell, person, ring, cancel);
        }
        catch (DiscordApiException e) when (DiscordRefusals.ByMember(e))
        {
            return new SendResult.Unreachable();
        }
        catch (DiscordApiException e) when (DiscordRefusals.ByMissing(e))
        {
            await store.WriteAsync(
                (context, token) => ChangeAsync(context, person.Id, p => p.Bell == bell ? p with { Bell = null } : p, token), cancel);
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

    private async Task<SendResult> SendAsync(Snowflake into, Person person, OutgoingNotification ring, CancellationToken cancel)
    {
        if (ring.Age > NotificationView.NonceHolds && await FindAsync(into, ring.Notification, cancel) is { } found)
            return new SendResult.Done(new MessageLocation(into, found));
        var sent = await _rest.CreateMessageAsync(into, view.Ring(person, ring), cancel);
        return new SendResult.Done(new MessageLocation(into, sent.Id));
    }

    /// <summary>A crash may have come between the sending and its record.</summary>
    private async Task<Snowflake?> FindAsync(Snowflake into, Guid call, CancellationToken cancel)
    {
        var recent = await _rest.GetMessagesAsync(into, cancellationToken: cancel);
        return recent.FirstOrDefault(m => NotificationView.Is(m, call))?.Id;
    }

    private async Task ChangeAsync(BotContext context, Guid person, Func<Person, Person> change, CancellationToken cancel)
    {
        if (await people.FindAsync(context, person, cancel) is { } known)
            await people.SaveAsync(context, change(known), cancel);
    }
}

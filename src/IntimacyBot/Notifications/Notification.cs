using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Something waits for this person. What it is stands on its page alone.</summary>
internal sealed record Notification(Guid Id, Guid Person, string Kind, Guid About, Instant At)
{
    /// <summary>The server of its person, for a page that shows something of it; null where the bot is not.</summary>
    public ObservedServer? Server { get; init; }
}

/// <summary>The page behind a ring. A slice registers one for each kind of call it makes.</summary>
internal interface INotificationPage
{
    string Kind { get; }

    /// <summary>Does it wait no longer once it was opened?</summary>
    bool Once => false;

    /// <summary>Is it about something that is over? Then it waits no longer than that thing's room is kept.</summary>
    bool Passes => false;

    /// <summary>Does its page show something of the server? Then the server is asked for before the snapshot is opened.</summary>
    bool ShowsServer => false;

    /// <summary>Null: nothing is there any more. It runs in a snapshot, in which nobody asks Discord.</summary>
    Task<Reply.Page?> OpenAsync(BotContext read, InteractionContext interaction, Notification notification, CancellationToken cancel);
}

/// <summary>Opens what waits behind a ring.</summary>
[Route("open")]
internal readonly record struct OpenNotificationId(Guid Notification) : ICustomId;

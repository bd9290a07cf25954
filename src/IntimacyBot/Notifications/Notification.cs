using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Something that waits for this person. Only its page says what it is.</summary>
internal sealed record Notification(Guid Id, Guid Person, string Kind, Guid About, Instant At)
{
    /// <summary>The person's server, for a page that shows something of it; null where the bot is not in the server.</summary>
    public ObservedServer? Server { get; init; }
}

/// <summary>Builds the page behind a ring. A slice registers one for each kind of notification that it makes.</summary>
internal interface INotificationPage
{
    string Kind { get; }

    /// <summary>True when it does not wait any more once it was opened.</summary>
    bool Once => false;

    /// <summary>True when it is about something that is over. It then waits only as long as the room of that is kept.</summary>
    bool Passes => false;

    /// <summary>True when the page shows something of the server. The server is then loaded before the snapshot is opened.</summary>
    bool ShowsServer => false;

    /// <summary>Returns the people whose names the page shows. The names are loaded before the page is built.</summary>
    Task<IReadOnlyList<Snowflake>> NamedAsync(BotContext read, Notification notification, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Snowflake>>([]);

    /// <summary>Asks Discord for what the page shows of it.</summary>
    Task PrepareAsync(InteractionContext interaction, Notification notification, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Builds the page; null when nothing waits any more. It runs in a snapshot, so it must not ask Discord.</summary>
    Task<Reply.Page?> OpenAsync(BotContext read, InteractionContext interaction, Notification notification, CancellationToken cancel);
}

/// <summary>Opens what waits behind a ring.</summary>
[Route("open")]
internal readonly record struct OpenNotificationId(Guid Notification) : ICustomId;

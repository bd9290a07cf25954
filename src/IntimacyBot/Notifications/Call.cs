using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Something waits for this person. What it is stands on its page alone.</summary>
internal sealed record Call(Guid Id, Guid Person, string Kind, Guid About, Instant At);

/// <summary>The page behind a ring. A slice registers one for each kind of call it makes.</summary>
internal interface ICallPage
{
    string Kind { get; }

    /// <summary>Does it wait no longer once it was opened?</summary>
    bool Once => false;

    /// <summary>Is it about something that is over? Then it waits no longer than that thing's room is kept.</summary>
    bool Passes => false;

    /// <summary>Null: nothing is there any more.</summary>
    Task<Reply.Page?> OpenAsync(BotContext read, Ask ask, Call call, CancellationToken cancel);
}

/// <summary>Opens what waits behind a ring.</summary>
[Route("open")]
internal readonly record struct OpenId(Guid Call) : ICustomId;

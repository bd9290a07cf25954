using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// A practice that nobody leads and to which each is called at an hour of their own. Sharing calls nobody and changes nothing for the
/// other. The methods run in the transaction of the move.
/// </summary>
internal interface IScheduledPractice
{
    string Practice { get; }

    /// <summary>Returns until when the words of this person wait for the other's.</summary>
    Task<ShareWait> UntilAsync(BotContext context, Guid person, Instant at, CancellationToken cancel);

    /// <summary>
    /// Returns the moment whose week has the question that this person is asked. It follows from their own hour and calendar alone, so that
    /// it tells nobody what the other does.
    /// </summary>
    Task<Instant> AskedAsync(BotContext read, Guid person, Instant at, CancellationToken cancel);

    /// <summary>Records that this person has shared, or has kept their answer to themselves.</summary>
    Task AnsweredAsync(BotContext context, Guid person, bool shared, Instant at, CancellationToken cancel);

    /// <summary>Records that both have shared.</summary>
    Task MetAsync(BotContext context, Couple couple, CancellationToken cancel);
}

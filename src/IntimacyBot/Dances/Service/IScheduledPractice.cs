using IntimacyBot.Couples;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// A practice that nobody leads and to which each is called at an hour of their own: sharing calls nobody and changes nothing for the
/// other. It runs in the move's own transaction.
/// </summary>
internal interface IScheduledPractice
{
    string Practice { get; }

    /// <summary>Until when the words of this person wait for the other's.</summary>
    Task<Instant> UntilAsync(BotContext context, Guid person, Instant at, CancellationToken cancel);

    /// <summary>
    /// The moment whose week has the question this person is asked. It follows from their own hour and calendar alone, so that nobody can
    /// read in it what the other does.
    /// </summary>
    Task<Instant> AskedAsync(BotContext read, Guid person, Instant at, CancellationToken cancel);

    /// <summary>This person has shared, or kept it to themselves.</summary>
    Task AnsweredAsync(BotContext context, Guid person, Instant at, CancellationToken cancel);

    /// <summary>Both have shared.</summary>
    Task MetAsync(BotContext context, Couple couple, CancellationToken cancel);
}

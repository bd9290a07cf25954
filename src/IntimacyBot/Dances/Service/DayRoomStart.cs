using IntimacyBot.Couples;
using IntimacyBot.Platform.Rules;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>Describes a dance that is to begin in a room that serves a day.</summary>
/// <param name="Practice">The id of the practice.</param>
/// <param name="Lead">Who begins.</param>
/// <param name="Choices">What they have chosen on their own pages before, as <see cref="Rules.StartChoices"/> writes it.</param>
/// <param name="At">When it begins.</param>
internal sealed record DayRoomStart(string Practice, Side Lead, string Choices, Instant At);

/// <summary>The dance that has begun, or why none has.</summary>
internal sealed record DayRoomStarted(Guid? Dance, Refusal? Refusal);

using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>A message as it is shown in a channel: below the line of a new day, or grouped with the one before.</summary>
public sealed record LogEntry
{
    private static readonly TimeSpan _closeTogether = TimeSpan.FromMinutes(7);

    private LogEntry(WorldMessage message, WorldMessage? before)
    {
        Message = message;
        StartsDay = before is null || DisplayNames.Local(before.Timestamp).Date != DisplayNames.Local(message.Timestamp).Date;
        IsGrouped = !StartsDay && before is not null && Follows(message, before);
    }

    internal WorldMessage Message { get; }

    /// <summary>True when the day is shown above it.</summary>
    public bool StartsDay { get; }

    /// <summary>True when picture and name are left out, because they stand above the message before.</summary>
    public bool IsGrouped { get; }

    internal static IReadOnlyList<LogEntry> Of(IReadOnlyList<WorldMessage> messages) =>
        [.. messages.Select((message, i) => new LogEntry(message, i == 0 ? null : messages[i - 1]))];

    private static bool Follows(WorldMessage message, WorldMessage before)
    {
        if (message.Author != before.Author || message.IsEphemeral != before.IsEphemeral)
            return false;
        if (message.Type != 0 || before.Type is not (0 or 19 or 20) || DisplayNames.AnsweredMessage(message) is not null)
            return false;
        return message.Timestamp - before.Timestamp < _closeTogether;
    }
}

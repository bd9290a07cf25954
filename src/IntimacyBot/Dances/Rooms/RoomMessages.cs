using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Dances.Views;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Holds the last messages of a room as they stood when it was read.</summary>
internal sealed class RoomMessages(IEnumerable<Message> messages)
{
    private readonly Dictionary<ulong, IReadOnlyList<Component>> _cards = messages.ToDictionary(m => m.Id.Value, m => m.Components);

    /// <summary>What is known of a room that could not be read, or in which nothing is to be read.</summary>
    public static RoomMessages None { get; } = new([]);

    /// <summary>Returns what a message shows; null if it was not among those read.</summary>
    public IReadOnlyList<Component>? CardsOf(ulong message) => _cards.GetValueOrDefault(message);

    /// <summary>Returns everything that stands on a message as text; null if it was not among those read.</summary>
    public string? TextOf(ulong message) => CardsOf(message) is { } cards ? WordsCard.TextOf(cards) : null;
}

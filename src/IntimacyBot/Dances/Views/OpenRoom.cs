using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Views;

/// <summary>What a page describes that says that a room is open: it holds, whatever happens in the room, until the room closes.</summary>
internal static class OpenRoom
{
    private const string Part = "room";

    public static DescribedState Of(Guid dance) => new(dance, 0, Part);

    public static DescribedState Closed(Guid dance) => new(dance, 1, Part);
}

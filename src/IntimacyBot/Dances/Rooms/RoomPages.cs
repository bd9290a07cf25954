using Discord.Models;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Ends the private pages of the two that do not hold any more, because their room has gone on or has closed.</summary>
internal sealed class RoomPages(StalePages stalePages, ThreadPages threadPages)
{
    /// <summary>Ends the pages that say whose turn it is, what waits or what is paused, and are older than what the room shows.</summary>
    public Task EndOlderAsync(DesiredRoom desired, CancellationToken cancel) =>
        stalePages.EndOlderAsync(new DescribedState(desired.Model.Id, desired.Version), cancel);

    /// <summary>Ends the pages of asks that went back to their authors, because another room opened and one is open at a time.</summary>
    public Task EndGivenBackAsync(DesiredRoom opened, CancellationToken cancel) =>
        Task.WhenAll(opened.GivenBack.Select(ask => stalePages.EndOlderAsync(ask, cancel)));

    /// <summary>Ends the pages that say that the room is open.</summary>
    public Task EndOpenAsync(Guid dance, CancellationToken cancel) => stalePages.EndOlderAsync(OpenRoom.Closed(dance), cancel);

    /// <summary>Takes the buttons from the pages that stand in a room which closes. They say where their reader can go on.</summary>
    public Task CloseAsync(DesiredRoom desired, Snowflake room, CancellationToken cancel) =>
        CloseAsync(desired.Model.Texts, desired.Home, room, cancel);

    public Task CloseAsync(Texts texts, Snowflake home, Snowflake room, CancellationToken cancel) =>
        threadPages.CloseAsync(
            room,
            language => new ThreadEnding(
                texts[language, DanceText.RoomHasClosed],
                texts[language, DanceText.RoomClosedFurther, ("channel", $"<#{home}>")]),
            cancel);
}

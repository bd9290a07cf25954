using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>A move that was accepted, with the states before and after it and the transaction that saves it.</summary>
internal sealed record DanceChange(BotContext Context, DanceRow Row, Couple Couple, Dance Before, Dance After, Move Move)
{
    /// <summary>True when the room opens with this move.</summary>
    public bool Opens => After.HasRoom && !Before.HasRoom;

    /// <summary>
    /// True when the dance closes with this move. From here on nobody is waited for, and every notification about this dance is out of
    /// date.
    /// </summary>
    public bool Closes => After is Dance.Closing && Before is not Dance.Closing;

    /// <summary>True when something begins or ceases to wait for somebody. Most moves inside a room change nothing about that.</summary>
    public bool Notifies
    {
        get
        {
            var opensOrEnds = Before.HasRoom != After.HasRoom || After is Dance.Over || Closes;
            return opensOrEnds || DanceNotifications.Between(Before, After, Move).Any();
        }
    }
}

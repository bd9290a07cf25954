using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>A move that was taken: from which state to which, in the transaction that saves it.</summary>
internal sealed record DanceChange(BotContext Context, DanceRow Row, Couple Couple, Dance Before, Dance After, Move Move)
{
    /// <summary>Does its room open with this?</summary>
    public bool Opens => After.HasRoom && !Before.HasRoom;

    /// <summary>From here on nobody is waited for, and whatever called somebody for this dance has come too late.</summary>
    public bool Closes => After is Dance.Closing && Before is not Dance.Closing;

    /// <summary>Does anything begin or end to wait? Most moves inside a room leave that as it is.</summary>
    public bool Notifies
    {
        get
        {
            var opensOrEnds = Before.HasRoom != After.HasRoom || After is Dance.Over || Closes;
            return opensOrEnds || DanceNotifications.Between(Before, After, Move).Any();
        }
    }
}

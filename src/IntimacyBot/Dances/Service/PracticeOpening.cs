using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>Everything from the database that opening a practice for somebody needs, read in one snapshot.</summary>
internal sealed record PracticeOpening(Couple Couple, Side Me, DanceRules Rules, IReadOnlyList<(DanceRow Row, Dance Dance)> Dances)
{
    /// <summary>The settings of the couple's server.</summary>
    public ServerSettings Settings { get; init; } = new();

    /// <summary>My own dance of this practice that waits before anybody was called, with its words; null if there is none.</summary>
    public Participant? Waiting { get; init; }

    /// <summary>The moment whose week has the questions that somebody is asked who begins now.</summary>
    public Instant Asked { get; init; }

    /// <summary>True when I have chosen this practice for myself.</summary>
    public bool Chosen { get; init; }

    public Script Script => Rules.Script;

    /// <summary>The reason why the practice cannot begin yet; null if it can.</summary>
    public Journey.Lock? Lock => Journey.LockOf(Script, Couple, Chosen);

    /// <summary>The dance that prevents the couple from beginning a new one; null if none does.</summary>
    public (DanceRow Row, Dance Dance)? InTheWay
    {
        get
        {
            var blocking = Dances.Where(d => DanceRules.Blocks(d.Dance, Me, Script)).OrderByDescending(d => d.Dance.HasRoom).ToList();
            return blocking is [var first, ..] ? first : null;
        }
    }

    /// <summary>My own dance of this practice that waits before anybody was called; null if there is none.</summary>
    public (DanceRow Row, Dance.Preparing Dance)? Prepared
    {
        get
        {
            foreach (var (row, dance) in Dances)
                if (dance is Dance.Preparing { Returned: not ReturnReason.RoomClosed } preparing
                    && dance.Position.Starter == Me
                    && dance.Position.Practice == Script.Id)
                    return (row, preparing);
            return null;
        }
    }
}

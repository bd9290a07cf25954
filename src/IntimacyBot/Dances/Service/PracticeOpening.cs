using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>All that is needed of the database to open a practice for somebody, from one snapshot.</summary>
internal sealed record PracticeOpening(Couple Couple, Side Me, DanceRules Rules, IReadOnlyList<(DanceRow Row, Dance Dance)> Dances)
{
    /// <summary>What the host of the couple's server has set.</summary>
    public ServerSettings Settings { get; init; } = new();

    /// <summary>My own that waits before anybody was called, with its words.</summary>
    public Participant? Waiting { get; init; }

    /// <summary>The moment whose week has the questions that somebody is asked who begins now.</summary>
    public Instant Asked { get; init; }

    /// <summary>Have I chosen this practice for myself?</summary>
    public bool Chosen { get; init; }

    public Script Script => Rules.Script;

    /// <summary>Why it cannot begin yet; null if it can.</summary>
    public Journey.Lock? Lock => Journey.LockOf(Script, Couple);

    /// <summary>What stands between the couple and a new dance; null if nothing does.</summary>
    public (DanceRow Row, Dance Dance)? InTheWay
    {
        get
        {
            var blocking = Dances.Where(d => DanceRules.Blocks(d.Dance, Me, Script)).OrderByDescending(d => d.Dance.HasRoom).ToList();
            return blocking is [var first, ..] ? first : null;
        }
    }

    /// <summary>My own of this practice that waits before anybody was called.</summary>
    public (DanceRow Row, Dance.Preparing Dance)? Prepared
    {
        get
        {
            foreach (var (row, dance) in Dances)
                if (dance is Dance.Preparing preparing && dance.Position.Starter == Me && dance.Position.Practice == Script.Id)
                    return (row, preparing);
            return null;
        }
    }
}

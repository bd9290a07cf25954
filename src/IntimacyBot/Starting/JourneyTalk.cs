using IntimacyBot.Pictures;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Starting;

/// <summary>
/// One talk of the journey for one of the two. <paramref name="Chosen"/> is their own choice, where the talk opens when both have chosen
/// it; otherwise null.
/// </summary>
internal sealed record JourneyTalk(Script Script, bool Danced, bool? Chosen)
{
    /// <summary>Returns the path of the two for one of them.</summary>
    public static Picture.Path PathOf(IReadOnlyList<JourneyTalk> talks) => Picture.Path.Of(talks.Select(t => (t.Danced, t.IsOpen(talks))));

    /// <summary>True when its reader may begin it, as far as they can know: nothing is said of the other's choice.</summary>
    private bool IsOpen(IEnumerable<JourneyTalk> talks) => Chosen != false && ComesNow(talks);

    /// <summary>True when the two have had the talks that come before it.</summary>
    public bool ComesNow(IEnumerable<JourneyTalk> talks)
    {
        var danced = talks.Where(t => t.Danced).Select(t => t.Script.Id);
        return Script.After.All(danced.Contains);
    }
}

using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>Where a practice for one begins, also in direct messages and for somebody who is in no couple.</summary>
internal interface IForOne
{
    Reply.Page Begin(Ask ask, Script script);
}

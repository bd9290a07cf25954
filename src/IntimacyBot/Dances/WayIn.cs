using IntimacyBot.Couples;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The page of somebody who begins and whose partner has not been called: what is theirs to choose, to write or to ask.</summary>
internal sealed class WayIn(DanceGuide guide, Guilds guilds)
{
    public async Task<Reply> PageAsync(Ask ask, Scene scene, CancellationToken cancel)
    {
        if (scene.Walk.Current(scene.Script) is Choose choose && scene.Walk.SideOf(choose.Who) == scene.Reader)
            return FirstPages.Choice(scene, choose);
        if (scene.Walk.Current(scene.Script) is Prepare prepare && scene.Walk.SideOf(prepare.Who) == scene.Reader)
            return PreparePages.Of(scene, prepare);
        var (home, readers, missing) = await guide.PlaceAsync(scene.Couple.Guild, cancel);
        // The place may have gone since this way was begun.
        if (guide.NoPlace(ask, home, missing) is { } no)
            return no;
        var partner = await guilds.UserNameAsync(scene.Couple[scene.Reader!.Value.Other()].User, cancel);
        return GatePages.Gate(scene with { PartnerName = partner }, readers!, first: true);
    }
}

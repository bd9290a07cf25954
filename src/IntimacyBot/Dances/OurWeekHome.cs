using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>[Our week], behind what is nearer.</summary>
internal sealed class OurWeekHome(Catalogue catalogue, Texts texts) : IHomePart
{
    private const string Practice = "ourweek";

    public int Order => 60;

    public Task<IReadOnlyList<Component>> ForAsync(BotContext read, Ask ask, Couple? couple, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Component>>(couple is null || !catalogue.Has(Practice)
            ? []
            : [Pages.Quiet(texts[ask.Language, DanceText.LabelOurWeek], new OpenPracticeId(Practice))]);
}

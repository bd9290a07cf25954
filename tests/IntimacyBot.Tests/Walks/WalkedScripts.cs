using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using Microsoft.EntityFrameworkCore;
using Tests.Practices;
using Tests.Stories;
using Tests.TestKit;

namespace Tests.Walks;

/// <summary>All practices that can be walked: those that the bot brings, and one of a host that shows the couple's loop.</summary>
internal static class WalkedScripts
{
    private const string WithLoop = " by two who have a loop";

    private static readonly PracticeCatalogue All = new([SampleScripts.File("carousel.yaml", LoopOfTwo.Carousel)]);

    /// <summary>
    /// These are the practices for two, by their ids. One that shows the couple's loop is walked twice, by two who have none and by two who
    /// have one.
    /// </summary>
    public static IReadOnlyList<string> ForTwo { get; } =
        [.. All.All().Where(s => !s.Solo).SelectMany(s => s.ShowsLoop ? new[] { s.Id, s.Id + WithLoop } : [s.Id])];

    public static Script Find(string walked) =>
        All.ToDance(walked.Split(' ')[0]) ?? throw new InvalidOperationException($"There is no practice {walked}.");

    public static WalkPlan Plan(string walked) => new(Find(walked), HasLoop(walked));

    /// <summary>Returns the plans of a practice for everybody by whom it is walked.</summary>
    public static IReadOnlyList<WalkPlan> Plans(Script script) => [.. ForTwo.Where(w => Find(w).Id == script.Id).Select(Plan)];

    /// <summary>Opens a fixture with a couple who have danced, chosen and kept what has to come before this practice.</summary>
    public static async Task<BotFixture> OfCoupleAsync(string walked)
    {
        var bot = await BotFixture.OfCoupleAsync(LoopOfTwo.Carousel);
        await bot.Get<Store>().WriteAsync((context, cancel) => OpenAsync(bot, context, Find(walked), cancel), CancellationToken.None);
        if (HasLoop(walked))
            await bot.KeepLoopAsync();
        return bot;
    }

    /// <summary>Lets the two dance a practice from its beginning to an end, with their pages, forms and cards.</summary>
    public static async Task DanceAsync(BotFixture bot, string walked)
    {
        var plan = Plan(walked);
        var walker = new ScriptWalker(bot, plan.Begin.Script, WritingStyle.Plain);
        await walker.BeginAsync();
        foreach (var leg in WalkPlan.Out(plan.Begin))
            await walker.GoAsync(leg);
    }

    private static bool HasLoop(string walked) => walked.EndsWith(WithLoop, StringComparison.Ordinal);

    private static async Task<bool> OpenAsync(BotFixture bot, BotContext context, Script script, CancellationToken cancel)
    {
        var couples = bot.Get<CoupleStore>();
        var couple = (await couples.OfAsync(context, new(bot.Guild.Id), new(bot.Alex.Id), cancel))!;
        foreach (var before in script.After)
            await couples.DancedAsync(context, couple.Id, before, cancel);
        foreach (var side in script.ConsentBoth ? Enum.GetValues<Side>() : [])
            await couples.ChooseAsync(context, couple, side, script.Id, chosen: true, cancel);
        return true;
    }
}

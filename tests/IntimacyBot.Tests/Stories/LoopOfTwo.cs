using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>A loop that the two have described before, as the practice that names a loop keeps it.</summary>
internal static class LoopOfTwo
{
    public const string AlexFeels = "afraid you are tired of me";
    public const string SamFeels = "like a child who did wrong";

    /// <summary>A practice of a host in which the loop comes back: each one's own half alone, and both halves in the room, twice.</summary>
    public const string Carousel = """
        practice: carousel
        title: Our loop, once more
        about: You look at the loop that you named, and one of you tries something.
        minutes: 15
        steps:
          - id: alone
            prepare: both
            loop: true
            optional: "Not today"
            say: Alone first. When did it turn last?
            form:
              when: { text: short, label: "It turned when…" }
          - { id: map, show: loop, recognised: both, say: "Here is the loop that you two named." }
          - id: unknown
            write: lead
            when: { map: [skipped] }
            say: You two have named no loop yet. What would you call it?
            form:
              name: { text: short, label: "We could call it…", required: true }
          - id: start
            write: follow
            loop: true
            say: Begin softly, with your own half.
            form:
              mine: { text: long, label: "My own half of it", keep: week, required: true }
          - { id: heard, mirror: start }
          - { id: again, show: loop, optional: "Without it", say: "You can look at it once more." }
          - { id: word, close: both }

        """;

    /// <summary>This is what a card of the loop shows of both.</summary>
    public static IReadOnlyList<string> Shown { get; } = ["Push or ask more", AlexFeels, "The carousel", "Go quiet", SamFeels];

    public static Task KeepLoopAsync(this BotFixture bot, bool ofSam = true, bool samPicked = true) => bot.Get<Store>().WriteAsync(
        async (context, cancel) =>
        {
            var kept = bot.Get<KeptWords>();
            var couple = (await bot.Get<CoupleStore>().OfAsync(context, new Snowflake(bot.Guild.Id), new Snowflake(bot.Alex.Id), cancel))!;
            var alex = couple.SideOf(new Snowflake(bot.Alex.Id))!.Value;
            Dictionary<string, string> hers = new()
            {
                ["tell.move"] = "push",
                ["tell.beneath"] = AlexFeels,
                ["name.name"] = "The carousel",
            };
            await kept.LoopAsync(context, couple.Id, couple[alex].Person!.Value, hers, cancel);
            Dictionary<string, string> his = new() { ["tell.beneath"] = SamFeels };
            if (samPicked)
                his["tell.move"] = "still";
            if (ofSam)
                await kept.LoopAsync(context, couple.Id, couple[alex.Other()].Person!.Value, his, cancel);
            return true;
        },
        TestContext.Current.CancellationToken);
}

using Rehearsal.World;
using Tests.CheckIns;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>What somebody does alone after a ring. Their bell may then stay quiet, which is allowed to show.</summary>
internal sealed record RingWay(Func<BotFixture, WorldPerson, Task> Does, bool Quiet = false);

/// <summary>
/// One kind of ring, up to the moment at which it rings. Sam is rung unless <see cref="ForAlex"/> is true, and the other looks at
/// everything.
/// </summary>
internal sealed record RingKind(Func<BotFixture, Task> Begins)
{
    public bool ForAlex { get; init; }

    /// <summary>False while no ring stands, because it is still to come.</summary>
    public bool Rings { get; init; } = true;

    public string[] Practices { get; init; } = [];

    /// <summary>The days that pass between one look and the next.</summary>
    public int[] Looks { get; init; } = [1, 1, 1, 1];

    /// <summary>What only the person of this ring can do.</summary>
    public Dictionary<string, RingWay> Ways { get; init; } = [];
}

/// <summary>The kinds of rings, and what their person may do alone.</summary>
internal static class RingKinds
{
    /// <summary>What everybody can do after any ring.</summary>
    public static readonly Dictionary<string, RingWay> Anything = new()
    {
        ["opens"] = new(async (s, who) => await s.OpenRingAsync(who)),
        ["pauses"] = new((s, who) => s.PauseAsync(who), Quiet: true),
        ["switches dances off"] = new((s, who) => s.SwitchAsync(who, "Dances: on"), Quiet: true),
        ["switches to direct messages"] = new((s, who) => s.SwitchAsync(who, "DMs: off"), Quiet: true),
        ["leaves quietly"] = new(async (s, who) => await s.LeaveAsync(who), Quiet: true),
    };

    /// <summary>Until the next prompt is a day old.</summary>
    private static readonly int[] Week = [1, 1, 4, 1, 1];

    /// <summary>Until the room is gone: its step waits for a day, then it rests, ends and is kept for a week.</summary>
    private static readonly int[] Room = [1, 1, 1, 1, 6, 1, 6, 1];

    private static readonly Dictionary<string, RingWay> OfCard = new()
    {
        ["says not now"] = new(async (s, who) => await s.PressAsync(await s.OpenRingAsync(who), "Not now")),
        ["leaves it at that"] = new(
            async (s, who) => await s.PressAsync(await s.PressAsync(await s.OpenRingAsync(who), "Not now"), "Leave it at that")),
        ["cannot say how long"] = new(
            async (s, who) => await s.PressAsync(await s.PressAsync(await s.OpenRingAsync(who), "I need time"), "I can't say yet")),
        ["leaves and clears the rooms"] = new(async (s, who) => await s.LeaveAsync(who, "Leave and clear the rooms"), Quiet: true),
    };

    private static readonly Dictionary<string, RingWay> OfPrompt = new()
    {
        ["says not this week"] = new(async (s, who) => await s.PressAsync(await s.OpenRingAsync(who), "Not this week")),
        ["keeps it to themselves"] = new(async (s, who) => await s.PressAsync(await WeekAsync(s, who), "Keep to myself")),
        ["writes and never shares"] = new(async (s, who) => await WeekAsync(s, who)),
        ["shares"] = new(async (s, who) => await s.ShareWeekAsync(who, "His.")),
        ["shares and takes it back"] = new(async (s, who) => await s.PressAsync(await s.ShareWeekAsync(who, "His."), "Take it back")),
        ["shares and leaves"] = new(
            async (s, who) =>
            {
                await s.ShareWeekAsync(who, "His.");
                await s.LeaveAsync(who);
            },
            Quiet: true),
        ["skips"] = new(async (s, who) => await s.CommandAsync(who, "checkin skip"), Quiet: true),
        ["is away"] = new(async (s, who) => await s.CommandAsync(who, "checkin pause", ("weeks", 3)), Quiet: true),
        ["chooses another time"] = new(async (s, who) => await s.ScheduleAsync(who, "Friday", "08:00", "Reykjavik"), Quiet: true),
        ["switches check-ins off"] = new((s, who) => s.SwitchAsync(who, "Check-ins: on"), Quiet: true),
    };

    public static readonly Dictionary<string, RingKind> All = new()
    {
        ["first card"] = new(async s => await s.ReachAsync(s.Alex)) { Ways = OfCard },
        ["first card shortly before the couple rests"] = new(
            async s =>
            {
                await s.PassAsync(TimeSpan.FromDays(29));
                await s.ReachAsync(s.Alex);
            }),
        ["first card of a practice without a lead"] = new(async s => await ShareFirstAsync(s, s.Alex))
        {
            Practices = [GatheringStories.Evenings],
            Ways = new(OfCard)
            {
                ["writes and keeps it"] = new(async (s, who) => await s.PressAsync(await EveningAsync(s, who), "Keep to myself")),
                ["writes and never shares"] = new(async (s, who) => await EveningAsync(s, who)),
            },
        },
        ["prompt"] = new(PromptAsync) { Ways = OfPrompt, Looks = Week },
        ["prompt, where the other has shared a part"] = new(
            async s =>
            {
                await s.ScheduleAsync(s.Alex, "Monday", "20:00", "Reykjavik");
                await s.PassAsync(TimeSpan.FromHours(2));
                await s.ShareWeekAsync(s.Alex, "Hers.");
                await s.ScheduleAsync(s.Sam, "Tuesday", "18:00", "Reykjavik");
                await s.PassAsync(TimeSpan.FromHours(22));
            })
        {
            Ways = OfPrompt.Where(w => w.Key is "says not this week" or "keeps it to themselves").ToDictionary(),
            Looks = Week,
        },
        ["promise"] = new(PromiseAsync)
        {
            Looks = [1, 20, 1, 1, 1, 1],
            Ways = new()
            {
                ["answers"] = new(async (s, who) => await s.PressAsync(await s.OpenRingAsync(who), "Not yet")),
            },
        },
        ["return of a time that was asked for"] = new(
            async s =>
            {
                await AskForTimeAsync(s);
                await s.PassAsync(TimeSpan.FromMinutes(20));
            })
        { Ways = OfCard },
        ["time that was asked for and is not over"] = new(AskForTimeAsync),
        ["return of a pause"] = new(
            async s =>
            {
                await PauseTheRoomAsync(s);
                await s.PassAsync(TimeSpan.FromMinutes(20));
            })
        { Looks = Room },
        ["pause that is not over"] = new(PauseTheRoomAsync) { Rings = false, Looks = Room },
        ["lapse"] = new(
            async s =>
            {
                await s.ReachAsync(s.Alex);
                await s.PassAsync(TimeSpan.FromDays(2));
            })
        {
            ForAlex = true,
            Ways = new()
            {
                ["lets it be"] = new(async (s, who) => await s.PressAsync(await s.OpenRingAsync(who), "Let it be")),
                ["looks at the words"] = new(async (s, who) => await s.PressAsync(await s.OpenRingAsync(who), "My words")),
            },
        },
        ["room that opens"] = new(async s => await s.OpenRoomAsync()) { ForAlex = true, Looks = Room },
        ["step that waits"] = new(
            async s =>
            {
                await s.OpenRoomAsync();
                await s.PassAsync(TimeSpan.FromDays(1));
            })
        { Looks = Room },
        ["pairing"] = new(s => s.BecomeACoupleAsync(s.Alex, s.Sam)) { ForAlex = true },
    };

    private static async Task<SeenAnswer> WeekAsync(BotFixture bot, WorldPerson who)
    {
        var form = await bot.PressAsync(await bot.OpenRingAsync(who), "Write");
        return await bot.WriteWeekAsync(form, "His.");
    }

    private static async Task<SeenAnswer> EveningAsync(BotFixture bot, WorldPerson who)
    {
        var form = await bot.PressAsync(await bot.OpenRingAsync(who), "Write");
        return await GatheringStories.WriteAsync(bot, form, "His.");
    }

    private static async Task ShareFirstAsync(BotFixture bot, WorldPerson who)
    {
        var form = await bot.PressAsync(await GatheringStories.BeginAsync(bot, who), "Write");
        await GatheringStories.ShareAsync(bot, form, "Hers.");
    }

    private static async Task PromptAsync(BotFixture bot)
    {
        await bot.ScheduleAsync(bot.Sam, "Tuesday", "18:00", "Reykjavik");
        await bot.PassAsync(TimeSpan.FromDays(1));
    }

    private static async Task AskForTimeAsync(BotFixture bot)
    {
        await bot.ReachAsync(bot.Alex);
        await bot.PressAsync(await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "I need time"), "20 minutes");
    }

    private static async Task PauseTheRoomAsync(BotFixture bot)
    {
        await bot.OpenRoomAsync();
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "I need a pause"), "20 minutes");
    }

    /// <summary>Plays a repair in which Sam promises one thing, until he is asked about it.</summary>
    private static async Task PromiseAsync(BotFixture bot)
    {
        var gate = await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(bot.Alex, "repair"), "Small"), "I was hurt");
        await ShareAsync(
            bot,
            await bot.PressAsync(gate, "Write"),
            ("What a camera would have seen", "You left."),
            ("What it was like in me", "Cold."));
        await bot.HereAsync(bot.Sam);
        await bot.SayBackAsync(bot.Sam);
        await bot.OnFloorAsync(bot.Alex, "That's it");
        await ShareAsync(
            bot,
            await bot.OnFloorAsync(bot.Sam, "Write"),
            ("My part in it", "I went."),
            ("What it does in me that it hurt you", "Sad."));
        await bot.OnFloorAsync(bot.Alex, "That helps");
        await ShareAsync(bot, await bot.OnFloorAsync(bot.Sam, "Write"), ("One thing I will do differently", "Leave a note."));
        await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.PassAsync(TimeSpan.FromDays(7));
    }

    private static Task<SeenAnswer> ShareAsync(BotFixture bot, SeenAnswer form, params (string, object?)[] words) =>
        bot.PressAsync(bot.SubmitAsync(form, words), "Share");
}

using Rehearsal.World;
using Tests.Stories;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>
/// Alex has a weekly time. Whether Sam has one too, what he does with his prompts, and whether he has shared before her makes no difference
/// to what she sees and when, until both have shared.
/// </summary>
public sealed class CheckInNonInterference
{
    private static readonly Dictionary<string, Way> Ways = new()
    {
        ["no hour"] = new(),
        ["an hour, and silent"] = new() { Before = SetAsync },
        ["the same hour"] = new() { Before = async s => await s.ScheduleAsync(s.Sam) },
        ["looks and says nothing"] = new() { Before = SetAsync, After = async s => await s.OpenRingAsync(s.Sam) },
        ["not this week"] = new()
        {
            Before = SetAsync,
            After = async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), "Not this week")
        },
        ["keeps it to himself"] = new() { Before = SetAsync, After = async s => await s.PressAsync(await DraftAsync(s), "Keep to myself") },
        ["writes and never shares"] = new() { Before = SetAsync, After = async s => await DraftAsync(s) },
        ["left it out"] = new() { Before = async s => { await SetAsync(s); await s.CommandAsync(s.Sam, "checkin skip"); } },
        ["away"] = new() { Before = async s => { await SetAsync(s); await s.CommandAsync(s.Sam, "checkin pause", ("weeks", 3)); } },
        ["on a pause"] = new() { Before = async s => { await SetAsync(s); await s.PauseAsync(s.Sam); } },
        ["pauses afterwards"] = new() { Before = SetAsync, After = s => s.PauseAsync(s.Sam) },
        ["check-ins off"] = new() { Before = async s => { await SetAsync(s); await s.SwitchAsync(s.Sam, "Check-ins: on"); } },
        ["left quietly before"] = new() { Before = async s => await s.LeaveAsync(s.Sam) },
        ["left quietly afterwards"] = new() { Before = SetAsync, After = async s => await s.LeaveAsync(s.Sam) },
        ["left the server"] = new() { Before = SetAsync, After = s => { s.Guild.Leave(s.Sam); return Task.CompletedTask; } },
    };

    private static readonly Lazy<Task<string>> NoHour = new(() => LiveAsync(Ways["no hour"]));
    private static readonly Lazy<Task<string>> Nothing = new(() => CalledAsync("nothing"));

    public static TheoryData<string> Others => [.. Ways.Keys.Where(w => w != "no hour")];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Who_shared_cannot_tell_what_the_other_does(string way)
    {
        var expected = await NoHour.Value;
        var actual = await LiveAsync(Ways[way]);
        ObservedTranscript.Same(expected, actual, way);
    }

    [Fact]
    public async Task Another_world_would_be_noticed()
    {
        var silence = await NoHour.Value;
        var shared = await LiveAsync(new Way { After = ShareNowAsync });
        Assert.NotEqual(silence, shared);
    }

    [Fact]
    public async Task In_every_world_the_words_come_back_and_after_three_weeks_it_rests()
    {
        var heard = await NoHour.Value;
        Assert.Contains("**Not available right now.** The time went by. Your lines are back with you. Nobody has read them.", heard);
        Assert.Contains("The weekly check-in is resting.", heard);
    }

    [Theory]
    [InlineData("wrote and did not share")]
    [InlineData("shared")]
    [InlineData("shared and took it back")]
    public async Task Until_she_shares_she_cannot_tell_whether_he_has(string way)
    {
        var expected = await Nothing.Value;
        var actual = await CalledAsync(way);
        ObservedTranscript.Same(expected, actual, way);
    }

    /// <summary>Plays four weeks of Alex and returns her transcript.</summary>
    private static async Task<string> LiveAsync(Way way)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = new ObservedTranscript(bot);
        await alex.UseAsync("checkin schedule", ("day", "Tuesday"), ("time", "18:00"), ("zone", "Reykjavik"));
        await alex.MeanwhileAsync(way.Before);
        await alex.PassAsync(1);
        await alex.OpenRingAsync();
        await alex.PressAsync("Write");
        await alex.SubmitAsync(("Something I thank you for", "Hers."), ("now", "Something."), (CheckInDriver.Mend, "later"));
        await alex.PressAsync("Share");
        // Sam's notification is shown for a day.
        await alex.PassAsync(1.5);
        await alex.MeanwhileAsync(way.After);
        await alex.UseAsync("checkin status");
        await alex.PassAsync(5.5);
        await alex.OpenRingAsync();
        await alex.PressAsync("Not this week");
        await alex.PassAsync(7);
        await alex.OpenRingAsync();
        await alex.PassAsync(7);
        await alex.OpenRingAsync();
        await alex.UseAsync("checkin resume");
        await alex.UseAsync("home");
        Assert.Empty(bot.World.Violations);
        return alex.Heard;
    }

    /// <summary>Alex is notified after Sam, looks at everything, and shares nothing. Returns her transcript.</summary>
    private static async Task<string> CalledAsync(string way)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = new ObservedTranscript(bot);
        await alex.UseAsync("checkin schedule", ("day", "Tuesday"), ("time", "18:00"), ("zone", "Reykjavik"));
        await alex.MeanwhileAsync(async s =>
        {
            if (way == "nothing")
                return;
            var preview = await s.WriteWeekAsync(await s.PressAsync(await s.CommandAsync(s.Sam, "checkin now"), "Write"), "His.");
            if (way == "wrote and did not share")
                return;
            var shared = await s.PressAsync(preview, "Share");
            if (way == "shared and took it back")
                await s.PressAsync(shared, "Take it back");
        });
        await alex.UseAsync("home");
        await alex.PassAsync(1);
        await alex.OpenRingAsync();
        await alex.PressAsync("Write");
        await alex.SubmitAsync(("Something I thank you for", "Hers."), ("now", "Something."), (CheckInDriver.Mend, "no"));
        await alex.PressAsync("Keep to myself");
        await alex.UseAsync("checkin now");
        await alex.PassAsync(8);
        return alex.Heard;
    }

    /// <summary>Sets Sam's weekly time to the day after Alex's.</summary>
    private static async Task SetAsync(BotFixture bot) => await bot.ScheduleAsync(bot.Sam, "Wednesday", "18:00", "Reykjavik");

    private static async Task ShareNowAsync(BotFixture bot)
    {
        var page = await bot.CommandAsync(bot.Sam, "checkin now");
        await bot.ShareWeekAsync(bot.Sam, "His.", page);
    }

    private static async Task<Rehearsal.World.SeenAnswer> DraftAsync(BotFixture bot)
    {
        var page = await bot.OpenRingAsync(bot.Sam);
        var form = await bot.PressAsync(page, "Write");
        return await bot.WriteWeekAsync(form, "His.");
    }

    private sealed record Way
    {
        public Func<BotFixture, Task> Before { get; init; } = _ => Task.CompletedTask;

        public Func<BotFixture, Task> After { get; init; } = _ => Task.CompletedTask;
    }
}

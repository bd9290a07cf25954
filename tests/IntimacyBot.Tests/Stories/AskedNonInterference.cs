using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// Alex reaches for somebody who does not come. She cannot learn why, because she sees exactly the same at the same times in every case.
/// </summary>
public sealed class AskedNonInterference
{
    private static readonly Dictionary<string, Way> Ways = new()
    {
        ["silent"] = new(),
        ["looks and says nothing"] = new() { After = async s => await s.OpenRingAsync(s.Sam) },
        ["looks in /home and hides it"] = new()
        {
            After = async s =>
            {
                var card = await s.PressAsync(await s.CommandAsync(s.Sam, "home"), "Open");
                await s.PressAsync(card, "Hide");
            },
        },
        ["not now, and leaves it at that"] = new()
        {
            After = async s => await s.PressAsync(await s.PressAsync(await s.OpenRingAsync(s.Sam), "Not now"), "Leave it at that")
        },
        ["needs time and cannot say how long"] = new()
        {
            After = async s => await s.PressAsync(await s.PressAsync(await s.OpenRingAsync(s.Sam), "I need time"), "I can't say yet")
        },
        ["paused before"] = new() { Before = s => s.PauseAsync(s.Sam) },
        ["paused after"] = new() { After = s => s.PauseAsync(s.Sam) },
        ["pauses and comes back"] = new()
        {
            Before = s => s.PauseAsync(s.Sam),
            After = s => s.PauseAsync(s.Sam, "Resume"),
        },
        ["left quietly before"] = new() { Before = async s => await s.LeaveAsync(s.Sam) },
        ["left quietly after"] = new() { After = async s => await s.LeaveAsync(s.Sam) },
        ["left quietly on the second day"] = new() { Later = async s => await s.LeaveAsync(s.Sam) },
        ["left and cleared the rooms"] = new() { Before = async s => await s.LeaveAsync(s.Sam, "Leave and clear the rooms") },
        ["left and lives with somebody else"] = new()
        {
            Before = async s =>
            {
                await s.LeaveAsync(s.Sam);
                await s.BecomeACoupleAsync(s.Sam, s.Stranger);
            },
        },
        ["dances off before"] = new() { Before = s => s.SwitchAsync(s.Sam, "Dances: on") },
        ["dances off after"] = new() { After = s => s.SwitchAsync(s.Sam, "Dances: on") },
        ["direct messages closed"] = new()
        {
            Before = async s =>
            {
                await s.SwitchAsync(s.Sam, "DMs: off");
                s.Sam.DmsOpen = false;
            },
        },
        ["blocks the bot"] = new()
        {
            Before = async s =>
            {
                await s.SwitchAsync(s.Sam, "DMs: off");
                s.Sam.BlocksBot = true;
            },
        },
        ["left the server before"] = new() { Before = s => Do(() => s.Guild.Leave(s.Sam)) },
        ["left the server after"] = new() { After = s => Do(() => s.Guild.Leave(s.Sam)) },
        ["cannot see the home channel"] = new() { Before = s => Do(() => s.Home.Deny(s.Sam, WorldPermission.ViewChannel)) },
        ["left their bell"] = new() { After = s => Do(() => s.Sam.LeaveThread(s.Rings(s.Sam)[0].Channel)) },
        ["writes something and keeps it"] = new()
        {
            Before = async s =>
            {
                var form = await s.PressAsync(await s.CommandAsync(s.Sam, "reach"), "Write");
                await s.SubmitAsync(form, ReachForm.Words("Not yet.", "need"));
            },
        },
    };

    private static readonly Lazy<Task<string>> Silence = new(() => LiveAsync(Ways["silent"]));

    public static TheoryData<string> Others => [.. Ways.Keys.Where(w => w != "silent")];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Who_asked_cannot_tell_from_silence(string way)
    {
        var expected = await Silence.Value;
        var actual = await LiveAsync(Ways[way]);
        ObservedTranscript.Same(expected, actual, way);
    }

    [Fact]
    public async Task Another_world_would_be_noticed()
    {
        var reaches = new Way { Before = s => s.ReachAsync(s.Sam, "I reach too.") };
        Assert.NotEqual(await Silence.Value, await LiveAsync(reaches));
    }

    [Fact]
    public async Task In_silence_the_words_come_back_after_two_days_and_the_place_rests_after_thirty()
    {
        var heard = await Silence.Value;
        Assert.Contains("Not available right now.\\nThe time went by. Your words are back with you. Nobody has read them.", heard);
        Assert.Contains("Your shared place is resting. That happens after 30 quiet days, for any reason.", heard);
        Assert.Contains("Your invitation is on its way.", heard);
        Assert.Contains("-# The time of your invitation went by.", heard);
    }

    /// <summary>Plays seven weeks of Alex and returns her transcript.</summary>
    private static async Task<string> LiveAsync(Way way)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = new ObservedTranscript(bot);
        await alex.UseAsync("home");
        await alex.MeanwhileAsync(way.Before);
        await alex.ReachAsync("I am afraid of being too much.");
        await alex.UseAsync("home");
        await alex.MeanwhileAsync(way.After);
        await alex.UseAsync("reach");
        await alex.UseAsync("home");
        await alex.PassAsync(2);
        await alex.OpenRingAsync();
        await alex.PressAsync("My words");
        await alex.MeanwhileAsync(way.Later);
        await alex.PressAsync("Share");
        await alex.UseAsync("home");
        await alex.PassAsync(10);
        await alex.ReachAsync("Once more.");
        await alex.PressAsync("Take it back");
        await alex.UseAsync("practice", ("name", "together"));
        await alex.PressAsync("Ask Sam");
        await alex.PassAsync(30);
        await alex.PressAsync("Invite Sam again");
        await alex.PressAsync(PairingFlow.Choose);
        await alex.PassAsync(8);
        Assert.Empty(bot.World.Violations);
        if (way == Ways["silent"])
            Assert.Empty(bot.Log.Warnings);
        return alex.Heard;
    }

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private sealed record Way
    {
        public Func<BotFixture, Task> Before { get; init; } = _ => Task.CompletedTask;

        public Func<BotFixture, Task> After { get; init; } = _ => Task.CompletedTask;

        public Func<BotFixture, Task> Later { get; init; } = _ => Task.CompletedTask;
    }
}

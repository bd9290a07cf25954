using System.Text.RegularExpressions;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>Tests that the inviter sees exactly the same at the same times, whatever the invited person does.</summary>
public sealed partial class NonInterferenceTests
{
    private static readonly Dictionary<string, Cause> Causes = new()
    {
        ["silent"] = new(),
        ["not now"] = new() { After = async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), "Not now") },
        ["only looked"] = new() { After = async s => await s.OpenRingAsync(s.Sam) },
        ["no more"] = new() { After = async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), "No more from this person") },
        ["in a couple"] = new() { Before = s => s.BecomeACoupleAsync(s.Stranger, s.Sam) },
        ["in a couple a moment later"] = new() { After = s => s.BecomeACoupleAsync(s.Sam, s.Stranger) },
        ["invitations off"] = new() { Before = s => s.SwitchAsync(s.Sam, "Invitations: on") },
        ["paused"] = new() { Before = s => s.PauseAsync(s.Sam) },
        ["paused afterwards"] = new() { After = s => s.PauseAsync(s.Sam) },
        ["left the bot"] = new() { After = async s => await s.LeaveAsync(s.Sam) },
        ["left the bot for good"] = new()
        {
            Before = async s => { await s.SwitchAsync(s.Sam, "Invitations: on"); await s.LeaveAsync(s.Sam); }
        },
        ["left the server"] = new() { After = s => { s.Guild.Leave(s.Sam); return Task.CompletedTask; } },
        ["cannot see the home channel"] = new()
        {
            Before = s => { s.Home.Deny(s.Sam, Rehearsal.World.WorldPermission.ViewChannel); return Task.CompletedTask; }
        },
        ["closed direct messages"] = new()
        {
            Before = async s =>
            {
                await s.SwitchAsync(s.Sam, "DMs: off");
                s.Sam.DmsOpen = false;
            },
        },
    };

    private static readonly Lazy<Task<string>> Silence = new(() => LiveAsync(Causes["silent"]));

    public static TheoryData<string> Others => [.. Causes.Keys.Where(c => c != "silent")];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task The_inviter_cannot_tell_from_silence(string cause)
    {
        var expected = await Silence.Value;
        var actual = await LiveAsync(Causes[cause]);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Another_world_would_be_noticed()
    {
        var yes = new Cause { After = async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), PairingFlow.Choose) };
        Assert.NotEqual(await Silence.Value, await LiveAsync(yes));
    }

    /// <summary>Plays nine days and returns everything that Alex could notice.</summary>
    private static async Task<string> LiveAsync(Cause cause)
    {
        await using var bot = await BotFixture.BeginAsync();
        var alex = bot.Alex;
        await bot.CommandAsync(alex, "home");
        await cause.Before(bot);
        await bot.InviteAsync(alex, bot.Sam);
        await cause.After(bot);
        await bot.CommandAsync(alex, "home");
        await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.CommandAsync(alex, "home");
        await bot.PassAsync(TimeSpan.FromDays(6));
        var home = await bot.CommandAsync(alex, "home");
        if (cause != Causes["silent"])
            bot.Log.Clear();
        else
            Assert.Contains($"**{CoupleDriver.Neutral}**\n-# The time of your invitation went by.", home.Text);
        await bot.CommandAsync(alex, "home");
        await bot.PassAsync(TimeSpan.FromDays(2));
        await bot.CommandAsync(alex, "settings");
        await bot.CommandAsync(alex, "pause");
        Assert.Empty(bot.World.Violations);
        return RandomIds().Replace(alex.Transcript.ToCanonicalText(), ":id");
    }

    /// <summary>This matches the ids of rows in custom ids, which differ in each run.</summary>
    [GeneratedRegex(@":[A-Za-z0-9_-]{22}(?=[:""])")]
    private static partial Regex RandomIds();

    private sealed record Cause
    {
        public Func<BotFixture, Task> Before { get; init; } = _ => Task.CompletedTask;

        public Func<BotFixture, Task> After { get; init; } = _ => Task.CompletedTask;
    }
}

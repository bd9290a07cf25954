using Rehearsal.World;
using Tests.TestKit;


namespace Tests.Couples;

public sealed class SettingsStories
{
    [Fact]
    public async Task Each_kind_has_a_button_and_a_tap_toggles_it()
    {
        await using var bot = await BotFixture.BeginAsync();
        var page = await bot.CommandAsync(bot.Alex, "settings");
        Assert.Equal(
            [
                "Dances: off", "Check-ins: off", "DMs: off", "Aftercare: off", "Invitations: on", "Pause", "Leave…", "A server of your own",
                "Safety", "Hide",
            ],
            page.Message!.Labels);
        Assert.Equal(0L, DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM People"));
        var on = await bot.PressAsync(page, "Aftercare: off");
        Assert.Contains("Aftercare: on", on.Message!.Labels);
        Assert.Contains("Aftercare: off", (await bot.PressAsync(on, "Aftercare: on")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Each_switch_says_what_it_lets_others_do()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var page = await bot.CommandAsync(bot.Alex, "settings");
        Assert.StartsWith("### Settings\nWhen may the bell ring for you?", page.Text, StringComparison.Ordinal);
        Assert.Contains("**Dances**\n-# Sam may ask you for a talk.", page.Text);
        Assert.Contains("-# The owner can open every room and the other's bell.", page.Text);
        Assert.DoesNotContain("Workshops", page.Text);
        Assert.Contains("### You are not paused", (await bot.PressAsync(page, "Pause")).Text);
        var paused = await bot.PressAsync(page, "Pause");
        Assert.Contains("### 🌙 You are paused", paused.Text);
        Assert.Contains("### Settings", (await bot.PressAsync(paused, "Back")).Text);
        var leave = await bot.PressAsync(page, "Leave…");
        Assert.Contains("the rooms vanish now. Sam will see that.", leave.Text);
        var here = await bot.PressAsync(leave, "Back");
        Assert.Contains("### Settings", here.Text);
        Assert.Contains("oauth2/authorize", (await bot.PressAsync(here, "A server of your own")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Dances_are_on_from_pairing()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.Contains("Dances: on", (await bot.CommandAsync(person, "settings")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task In_direct_messages_the_settings_work_and_the_rest_is_for_the_server()
    {
        await using var bot = await BotFixture.BeginAsync();
        var direct = bot.Alex.OpenDirect();
        Assert.Contains("Please use this in your server.", (await bot.DoneAsync(await bot.Alex.CommandAsync(direct, "settings"))).Text);
        await bot.SwitchAsync(bot.Alex, "DMs: off");
        var page = await bot.DoneAsync(await bot.Alex.CommandAsync(direct, "settings"));
        Assert.Contains("DMs: off", (await bot.PressAsync(page, "DMs: on")).Message!.Labels);
        foreach (var command in new[] { "home", "pause", "leave" })
            Assert.Equal("Please use this in your server.", (await bot.DoneAsync(await bot.Alex.CommandAsync(direct, command))).Text);
        Assert.Equal(
            "Please use this in your server.",
            (await bot.DoneAsync(await bot.Alex.CommandAsync(direct, "pair", ("partner", bot.Sam)))).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Somebody_known_in_two_servers_chooses_which()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.SwitchAsync(bot.Alex, "DMs: off");
        var other = bot.World.CreateGuild("Orchard", bot.Owner);
        var channel = other.AddText("couples");
        other.AddBot();
        other.Join(bot.Alex);
        await bot.QuietAsync();
        await bot.PressAsync(await bot.DoneAsync(await bot.Alex.CommandAsync(channel, "settings")), "Aftercare: off");
        (bot.Guild.AsksForTwoFactor, other.AsksForTwoFactor) = (true, true);
        await bot.QuietAsync();
        // Only the names of the servers are shown, so nothing of the account that owns the bot is asked.
        var asked = 0;
        bot.World.History.Noted += e => asked += e.What.StartsWith("REST GET /api/v10/users/@me:", StringComparison.Ordinal) ? 1 : 0;
        var which = await bot.DoneAsync(await bot.Alex.CommandAsync(bot.Alex.OpenDirect(), "settings"));
        Assert.Equal(0, asked);
        var orchard = await bot.DoneAsync(await bot.Alex.SelectAsync(which.Message!, "settings", "Orchard"));
        Assert.Contains("Aftercare: on", orchard.Message!.Labels);
        Assert.Contains("DMs: off", orchard.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_pause_leaves_the_ring_as_it_is_and_resuming_finds_what_still_waits()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        Assert.Single(bot.Rings(bot.Sam));
        await bot.PauseAsync(bot.Sam);
        var ring = Assert.Single(bot.Rings(bot.Sam));
        Assert.Equal("Nothing waits for you here.", (await bot.OpenRingAsync(bot.Sam)).Text);
        var found = await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Open");
        Assert.Contains(PairingFlow.Choose, found.Message!.Labels);
        await bot.PassAsync(TimeSpan.FromDays(2));
        await bot.PauseAsync(bot.Sam, "Resume");
        Assert.Equal(ring, Assert.Single(bot.Rings(bot.Sam)));
        Assert.Contains(PairingFlow.Choose, (await bot.OpenRingAsync(bot.Sam)).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task After_90_silent_days_the_bell_asks_once_and_no_answer_is_off()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.OpenRingAsync(person);
        await bot.PassAsync(TimeSpan.FromDays(90));
        var page = await bot.OpenRingAsync(bot.Alex);
        Assert.Equal(["Keep it on", "Switch off", "Safety", "Hide"], page.Message!.Labels);
        Assert.Equal("Dances: on.", (await bot.PressAsync(page, "Keep it on")).Text);
        Assert.Single(bot.Rings(bot.Sam));
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal("Nothing waits for you here.", (await bot.OpenRingAsync(bot.Sam)).Text);
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(bot.Rings(bot.Sam));
        Assert.Empty(bot.Rings(bot.Alex));
        Assert.Contains("Dances: on", (await bot.CommandAsync(bot.Alex, "settings")).Message!.Labels);
        Assert.Contains("Dances: off", (await bot.CommandAsync(bot.Sam, "settings")).Message!.Labels);
        await bot.EndAsync();
    }
}

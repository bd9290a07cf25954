using Rehearsal.World;
using Tests.TestKit;


namespace Tests.Couples;

public sealed class SettingsStories
{
    [Fact]
    public async Task Each_kind_has_a_button_and_a_tap_toggles_it()
    {
        await using var story = await BotFixture.BeginAsync();
        var page = await story.CommandAsync(story.Alex, "settings");
        Assert.Equal(
            [
                "Dances: off", "Check-ins: off", "DMs: off", "Aftercare: off", "Invitations: on", "Pause", "Leave…", "A server of your own",
                "Safety", "Hide",
            ],
            page.Message!.Labels);
        Assert.Equal(0L, DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM People"));
        var on = await story.PressAsync(page, "Aftercare: off");
        Assert.Contains("Aftercare: on", on.Message!.Labels);
        Assert.Contains("Aftercare: off", (await story.PressAsync(on, "Aftercare: on")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task Each_switch_says_what_it_lets_others_do()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var page = await story.CommandAsync(story.Alex, "settings");
        Assert.StartsWith("### Settings\nWhen may the bell ring for you?", page.Text, StringComparison.Ordinal);
        Assert.Contains("**Dances**\n-# Sam may ask you for a talk.", page.Text);
        Assert.Contains("-# The owner can open every room and the other's bell.", page.Text);
        Assert.DoesNotContain("Workshops", page.Text);
        Assert.Contains("### You are not paused", (await story.PressAsync(page, "Pause")).Text);
        var paused = await story.PressAsync(page, "Pause");
        Assert.Contains("### 🌙 You are paused", paused.Text);
        Assert.Contains("### Settings", (await story.PressAsync(paused, "Back")).Text);
        var leave = await story.PressAsync(page, "Leave…");
        Assert.Contains("the rooms vanish now. Sam will see that.", leave.Text);
        var here = await story.PressAsync(leave, "Back");
        Assert.Contains("### Settings", here.Text);
        Assert.Contains("oauth2/authorize", (await story.PressAsync(here, "A server of your own")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Dances_are_on_from_pairing()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        foreach (var person in new[] { story.Alex, story.Sam })
            Assert.Contains("Dances: on", (await story.CommandAsync(person, "settings")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task In_direct_messages_the_settings_work_and_the_rest_is_for_the_server()
    {
        await using var story = await BotFixture.BeginAsync();
        var direct = story.Alex.OpenDirect();
        Assert.Contains("Please use this in your server.", (await story.DoneAsync(await story.Alex.CommandAsync(direct, "settings"))).Text);
        await story.SwitchAsync(story.Alex, "DMs: off");
        var page = await story.DoneAsync(await story.Alex.CommandAsync(direct, "settings"));
        Assert.Contains("DMs: off", (await story.PressAsync(page, "DMs: on")).Message!.Labels);
        foreach (var command in new[] { "home", "pause", "leave" })
            Assert.Equal("Please use this in your server.", (await story.DoneAsync(await story.Alex.CommandAsync(direct, command))).Text);
        Assert.Equal(
            "Please use this in your server.",
            (await story.DoneAsync(await story.Alex.CommandAsync(direct, "pair", ("partner", story.Sam)))).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Somebody_known_in_two_servers_chooses_which()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.SwitchAsync(story.Alex, "DMs: off");
        var other = story.World.CreateGuild("Orchard", story.Owner);
        var channel = other.AddText("couples");
        other.AddBot();
        other.Join(story.Alex);
        await story.QuietAsync();
        await story.PressAsync(await story.DoneAsync(await story.Alex.CommandAsync(channel, "settings")), "Aftercare: off");
        var which = await story.DoneAsync(await story.Alex.CommandAsync(story.Alex.OpenDirect(), "settings"));
        var orchard = await story.DoneAsync(await story.Alex.SelectAsync(which.Message!, "settings", "Orchard"));
        Assert.Contains("Aftercare: on", orchard.Message!.Labels);
        Assert.Contains("DMs: off", orchard.Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_pause_leaves_the_ring_as_it_is_and_resuming_finds_what_still_waits()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        Assert.Single(story.Rings(story.Sam));
        await story.PauseAsync(story.Sam);
        var ring = Assert.Single(story.Rings(story.Sam));
        Assert.Equal("Nothing waits for you here.", (await story.OpenRingAsync(story.Sam)).Text);
        var found = await story.PressAsync(await story.CommandAsync(story.Sam, "home"), "Open");
        Assert.Contains(PairingFlow.Choose, found.Message!.Labels);
        await story.PassAsync(TimeSpan.FromDays(2));
        await story.PauseAsync(story.Sam, "Resume");
        Assert.Equal(ring, Assert.Single(story.Rings(story.Sam)));
        Assert.Contains(PairingFlow.Choose, (await story.OpenRingAsync(story.Sam)).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task After_90_silent_days_the_bell_asks_once_and_no_answer_is_off()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        foreach (var person in new[] { story.Alex, story.Sam })
            await story.OpenRingAsync(person);
        await story.PassAsync(TimeSpan.FromDays(90));
        var page = await story.OpenRingAsync(story.Alex);
        Assert.Equal(["Keep it on", "Switch off", "Safety", "Hide"], page.Message!.Labels);
        Assert.Equal("Dances: on.", (await story.PressAsync(page, "Keep it on")).Text);
        Assert.Single(story.Rings(story.Sam));
        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal("Nothing waits for you here.", (await story.OpenRingAsync(story.Sam)).Text);
        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(story.Rings(story.Sam));
        Assert.Empty(story.Rings(story.Alex));
        Assert.Contains("Dances: on", (await story.CommandAsync(story.Alex, "settings")).Message!.Labels);
        Assert.Contains("Dances: off", (await story.CommandAsync(story.Sam, "settings")).Message!.Labels);
        await story.EndAsync();
    }
}

using Discord.Interactions;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Solo;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.Practices;
using Tests.TestKit;

namespace Tests.Solo;

/// <summary>Where practices for one work, how long their pages keep answers, and what cannot be done with them.</summary>
public sealed class SoloStories
{
    private const string Body = "In my body";

    [Theory]
    [InlineData("meta")]
    [InlineData("urge")]
    [InlineData("are")]
    [InlineData("practice")]
    public async Task It_works_in_direct_messages_for_somebody_whom_the_bot_does_not_know(string command)
    {
        await using var story = await BotFixture.BeginAsync(home: false);
        var before = story.Everything();
        var page = command == "practice"
            ? await story.DirectAsync(story.Stranger, command, ("name", "hidden"))
            : await story.DirectAsync(story.Stranger, command);

        Assert.True(page.IsEphemeral);
        Assert.Contains("Stop", page.Message!.Labels);
        await story.PressAsync(page, "Stop");
        Assert.Contains("Nothing of it is kept.", page.Message.Text);
        Assert.Equal(["Safety", "Hide"], page.Message.Labels);
        Assert.Equal(before, story.Everything());
        await story.EndAsync();
    }

    [Fact]
    public async Task In_direct_messages_only_practices_for_one_are_offered()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var found = await story.Alex.AutocompleteAsync(story.Alex.OpenDirect(), "practice", "name", "");
        Assert.Equal(SoloScripts.Shipped.Order(StringComparer.Ordinal), found.Select(f => f.Value).Order(StringComparer.Ordinal));
        Assert.Contains("reach", (await story.Alex.AutocompleteAsync(story.Home, "practice", "name", "")).Select(f => f.Value));
        Assert.Equal("Please use this in your server.", (await story.DirectAsync(story.Alex, "practice", ("name", "reach"))).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Where_nobody_can_be_reached_the_page_stays_with_everything_on_it()
    {
        await using var story = await BotFixture.BeginAsync();
        foreach (var direct in new[] { true, false })
        {
            var page =
                await AtTheEndAsync(
                    story,
                    direct ? await story.DirectAsync(story.Alex, "meta") : await story.CommandAsync(story.Alex, "meta"));
            var answer = await story.PressAsync(page, "Turn into a reach");
            Assert.Equal(
                direct ? "Please use this in your server." : "This is for two. Use /pair to invite your partner first.",
                answer.Text);
            Assert.NotSame(page.Message, answer.Message);
            Assert.Contains("A knot", page.Message!.Text);
            Assert.Contains("Turn into a reach", page.Message.Labels);
        }

        await story.EndAsync();
    }

    [Fact]
    public async Task What_was_found_is_brought_to_the_gate_and_stands_in_the_form()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var before = story.Everything();
        var page =
            await story.PressAsync(
                await AtTheEndAsync(story, await story.CommandAsync(story.Alex, "meta"), wish: "To be held, *now*"),
                "Turn into a reach");
        Assert.StartsWith("### 🤲 Reach", page.Text);
        Assert.Contains("To be held, \\*now\\*", page.Text);
        Assert.Contains("These are your words from before.", page.Text);
        Assert.DoesNotContain("A knot", page.Text);
        var begun =
            await story.DoneAsync(
                await story.Alex.SelectAsync(page.Message!, page.Message!.Selects.Single().CustomId!, "What I long for is…"));
        Assert.Equal("What I long for is To be held, *now*", begun.Modal!.Field("truer")!.Value);
        Assert.Equal(before, story.Everything());
        var form = await story.PressAsync(page, "Write");
        Assert.Equal("To be held, *now*", form.Modal!.Field("truer")!.Value);
        await story.PressAsync(await story.SubmitAsync(form, ("kind", "longing")), "Share");
        await story.HereAsync(story.Sam);
        Assert.Equal(1, story.Count("To be held, \\*now\\*"));
        await story.EndAsync();
    }

    [Theory]
    [InlineData(null, "Lonely")]
    [InlineData("To be held", "Lonely. To be held")]
    [InlineData("To be held, please!", "Lonely. To be held, please!")]
    public async Task The_finer_word_and_the_wish_are_both_brought(string? wish, string brought)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var page = await story.PressAsync(await story.PressAsync(await story.CommandAsync(story.Alex, "meta"), "Go on"), "Skip");
        page = await story.PickAsync(await story.PickAsync(page, "Sad"), "Lonely");
        page = wish is null
            ? await story.PressAsync(page, "Skip")
            : await story.SubmitAsync(await story.PressAsync(page, "Write"), ("What I wish for right now", wish));
        page = await story.PressAsync(page, "Turn into a reach");
        Assert.Equal(brought, (await story.PressAsync(page, "Write")).Modal!.Field("truer")!.Value);
        await story.EndAsync();
    }

    [Fact]
    public async Task From_a_gate_there_is_a_way_back_to_it()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var gate = await story.CommandAsync(story.Alex, "reach");
        var before = gate.Text;
        var minute = await story.PressAsync(gate, "A minute with myself");
        Assert.Equal(["Go on", "Stop", "Back", "Safety", "Hide"], minute.Message!.Labels);
        Assert.Equal(before, (await story.PressAsync(minute, "Back")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_page_holds_over_a_restart_and_a_month()
    {
        await using var story = await BotFixture.BeginAsync();
        var page = await story.PressAsync(await story.CommandAsync(story.Alex, "meta"), "Go on");
        page = await story.SubmitAsync(await story.PressAsync(page, "Write"), (Body, "A knot"));
        var form = await story.PressAsync(page, "Change it");
        await story.StopAsync();
        story.Clock.Advance(TimeSpan.FromDays(31));
        await story.StartAsync();
        await story.SubmitAsync(form, (Body, "A warm knot"));
        page = await story.PickAsync(page, "Calm");
        Assert.Contains("A warm knot", page.Message!.Text);
        Assert.Contains("Calm", page.Message.Text);
        await story.PressAsync(page, "Skip");
        await story.EndAsync();
    }

    [Fact]
    public async Task A_page_whose_script_has_changed_has_moved_on_and_what_was_typed_is_given_back()
    {
        await using var story = await BotFixture.BeginAsync(practices: [SampleScripts.Solo]);
        var page = await story.CommandAsync(story.Alex, "practice", ("name", "alone"));
        var form = await story.PressAsync(page, "Write");
        await story.StopAsync();
        story.AddPractices([SampleScripts.Solo.With("note: { text", "other: { text")]);
        await story.StartAsync();
        var stale = await story.PressAsync(page, "Write");
        Assert.Equal(CoupleDriver.MovedOn, stale.Text);
        Assert.NotSame(page.Message, stale.Message);
        var late = await story.SubmitAsync(form, ("A note", "Not *lost*"));
        Assert.StartsWith(CoupleDriver.MovedOn, late.Text);
        Assert.EndsWith("Not \\*lost\\*", late.Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Pressed_twice_is_pressed_once()
    {
        await using var story = await BotFixture.BeginAsync();
        var page = await AtTheEndAsync(story, await story.CommandAsync(story.Alex, "meta"));
        var both = await Task.WhenAll(page.By.PressAsync(page.Message!, "And now?"), page.By.PressAsync(page.Message!, "And now?"));
        foreach (var answer in both)
            await story.DoneAsync(answer);
        Assert.EndsWith(":1:Stop", page.Message!.Button("Stop")!.CustomId);
        await story.EndAsync();
    }

    [Fact]
    public async Task Something_that_could_hurt_opens_the_safety_page()
    {
        await using var story = await BotFixture.BeginAsync();
        var page =
            await story.PressAsync(
                await story.PressAsync(await story.CommandAsync(story.Alex, "urge"), "Skip"),
                "Something that could hurt me or someone");
        Assert.Equal((await story.CommandAsync(story.Alex, "safety")).Text, page.Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Home_has_a_page_with_all_of_them_paired_or_not()
    {
        await using var story = await BotFixture.OfCoupleAsync(SoloScripts.Whole, SampleScripts.Solo);
        foreach (var person in new[] { story.Alex, story.Stranger })
        {
            var all = await story.ChooseAtHomeAsync(person, "Just for me");
            Assert.Contains("nothing of them is kept", all.Text);
            var titles = all.Message!.Labels.Concat(all.Message.Selects.SelectMany(s => s.Options.Select(o => o.Label))).ToList();
            foreach (var title in new[] { "A minute with myself", "An urge", "Am I there?", "In my hiding place", "Everything at once" })
                Assert.Contains(title, titles);
            Assert.Contains("Back", all.Message.Labels);
            var page = await story.PickAsync(all, "An urge");
            Assert.Contains("Something in you wants to get away.", page.Text);
            page = await story.PressAsync(page, "Back");
            Assert.StartsWith("### 🕯️ Just for me", page.Text);
            Assert.Same(all.Message, (await story.PressAsync(page, "Back")).Message);
        }

        await story.EndAsync();
    }

    [Fact]
    public async Task What_nobody_was_shown_does_nothing()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var before = story.Everything();
        var mark = ScriptShapeHash.Of(SoloScripts.Script("meta"));
        string[] forged =
        [
            new SoloId("meta", mark, "now", "9", SoloAct.GoOn).Write(), new SoloId("reach", mark, "reach", "", SoloAct.Write).Write(),
            new SoloPickId("meta", mark, "arrive", "0", "done").Write(), new SoloPickId("hidden", 1, "part", "0", "soft").Write(),
            new global::IntimacyBot.Dances.Model.GateId(Guid.Empty, "meta", "", global::IntimacyBot.Dances.Model.GateAct.Write).Write(),
                new global::IntimacyBot.Dances.Model.GateId(Guid.Empty, "meta", "", global::IntimacyBot.Dances.Model.GateAct.Ask).Write(),
            new global::IntimacyBot.Dances.Model.StartOptionId(
                Guid.Empty,
                "hidden",
                "",
                "soft",
                global::IntimacyBot.Dances.Model.PickAct.Choose).Write(),
                    new global::IntimacyBot.Dances.Model.StarterId(Guid.Empty, "urge", "0").Write(),
        ];
        foreach (var id in forged)
            Assert.True(
                await AnswerAsync(story, id) is Reply.Page { Beside: true, Components: [global::Discord.Models.Components.TextDisplay] },
                id);
        Assert.Equal(before, story.Everything());
        await story.EndAsync();
    }

    /// <summary>Answers a press by Alex on a page without components, as if Discord had sent it.</summary>
    private static async Task<Reply> AnswerAsync(BotFixture story, string customId)
    {
        var press = new Discord.Interactions.Interaction
        {
            Id = new Discord.Models.Snowflake(1),
            Type = Discord.Interactions.InteractionType.MessageComponent,
            GuildId = new Discord.Models.Snowflake(story.Guild.Id),
            User = new Discord.Models.User(new Discord.Models.Snowflake(story.Alex.Id), "Alex", null, false),
            Message = SoloScripts.Sent([]),
            Data = new InteractionData { CustomId = customId },
        };
        return await story.Get<RouteTable>()
            .Find(press)!
            .Handle(new InteractionContext(press, "en", SoloScripts.Now), CancellationToken.None);
    }

    /// <summary>Fills in a body sensation, skips the feeling, and perhaps writes a wish.</summary>
    private static async Task<SeenAnswer> AtTheEndAsync(BotFixture story, SeenAnswer page, string? wish = null)
    {
        page = await story.SubmitAsync(await story.PressAsync(await story.PressAsync(page, "Go on"), "Write"), (Body, "A knot"));
        page = await story.PressAsync(page, "Skip");
        return wish is null
            ? await story.PressAsync(page, "Skip")
            : await story.SubmitAsync(await story.PressAsync(page, "Write"), ("What I wish for right now", wish));
    }
}

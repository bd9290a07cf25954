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
        await using var bot = await BotFixture.BeginAsync(home: false);
        var before = bot.Everything();
        var page = command == "practice"
            ? await bot.DirectAsync(bot.Stranger, command, ("name", "hidden"))
            : await bot.DirectAsync(bot.Stranger, command);

        Assert.True(page.IsEphemeral);
        Assert.Contains("Stop", page.Message!.Labels);
        await bot.PressAsync(page, "Stop");
        Assert.Contains("Nothing of it is kept.", page.Message.Text);
        Assert.Equal(["Safety", "Hide"], page.Message.Labels);
        Assert.Equal(before, bot.Everything());
        await bot.EndAsync();
    }

    [Fact]
    public async Task In_direct_messages_only_practices_for_one_are_offered()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var found = await bot.Alex.AutocompleteAsync(bot.Alex.OpenDirect(), "practice", "name", "");
        Assert.Equal(SoloScripts.Shipped.Order(StringComparer.Ordinal), found.Select(f => f.Value).Order(StringComparer.Ordinal));
        Assert.Contains("reach", (await bot.Alex.AutocompleteAsync(bot.Home, "practice", "name", "")).Select(f => f.Value));
        Assert.Equal("Please use this in your server.", (await bot.DirectAsync(bot.Alex, "practice", ("name", "reach"))).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_nobody_can_be_reached_the_page_stays_with_everything_on_it()
    {
        await using var bot = await BotFixture.BeginAsync();
        foreach (var direct in new[] { true, false })
        {
            var page =
                await AtTheEndAsync(
                    bot,
                    direct ? await bot.DirectAsync(bot.Alex, "meta") : await bot.CommandAsync(bot.Alex, "meta"));
            var answer = await bot.PressAsync(page, "Turn into a reach");
            Assert.Equal(
                direct ? "Please use this in your server." : "This is for two. Use /pair to invite your partner first.",
                answer.Text);
            Assert.NotSame(page.Message, answer.Message);
            Assert.Contains("A knot", page.Message!.Text);
            Assert.Contains("Turn into a reach", page.Message.Labels);
        }

        await bot.EndAsync();
    }

    [Fact]
    public async Task What_was_found_is_brought_to_the_gate_and_stands_in_the_form()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var before = bot.Everything();
        var page =
            await bot.PressAsync(
                await AtTheEndAsync(bot, await bot.CommandAsync(bot.Alex, "meta"), wish: "To be held, *now*"),
                "Turn into a reach");
        Assert.StartsWith("### 🤲 Reach", page.Text);
        Assert.Contains("To be held, \\*now\\*", page.Text);
        Assert.Contains("These are your words from before.", page.Text);
        Assert.DoesNotContain("A knot", page.Text);
        var begun =
            await bot.DoneAsync(
                await bot.Alex.SelectAsync(page.Message!, page.Message!.Selects.Single().CustomId!, "What I long for is…"));
        Assert.Equal("What I long for is To be held, *now*", begun.Modal!.Field("truer")!.Value);
        Assert.Equal(before, bot.Everything());
        var form = await bot.PressAsync(page, "Write");
        Assert.Equal("To be held, *now*", form.Modal!.Field("truer")!.Value);
        await bot.PressAsync(await bot.SubmitAsync(form, ("kind", "longing")), "Share");
        await bot.HereAsync(bot.Sam);
        Assert.Equal(1, bot.Count("To be held, \\*now\\*"));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(null, "Lonely")]
    [InlineData("To be held", "Lonely. To be held")]
    [InlineData("To be held, please!", "Lonely. To be held, please!")]
    public async Task The_finer_word_and_the_wish_are_both_brought(string? wish, string brought)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var page = await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(bot.Alex, "meta"), "Go on"), "Skip");
        page = await bot.PickAsync(await bot.PickAsync(page, "Sad"), "Lonely");
        page = wish is null
            ? await bot.PressAsync(page, "Skip")
            : await bot.SubmitAsync(await bot.PressAsync(page, "Write"), ("What I wish for right now", wish));
        page = await bot.PressAsync(page, "Turn into a reach");
        Assert.Equal(brought, (await bot.PressAsync(page, "Write")).Modal!.Field("truer")!.Value);
        await bot.EndAsync();
    }

    [Fact]
    public async Task From_a_gate_there_is_a_way_back_to_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var gate = await bot.CommandAsync(bot.Alex, "reach");
        var before = gate.Text;
        var minute = await bot.PressAsync(gate, "A minute with myself");
        Assert.Equal(["Go on", "Stop", "Back", "Safety", "Hide"], minute.Message!.Labels);
        Assert.Equal(before, (await bot.PressAsync(minute, "Back")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_page_holds_over_a_restart_and_a_month()
    {
        await using var bot = await BotFixture.BeginAsync();
        var page = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "meta"), "Go on");
        page = await bot.SubmitAsync(await bot.PressAsync(page, "Write"), (Body, "A knot"));
        var form = await bot.PressAsync(page, "Change it");
        await bot.StopAsync();
        bot.Clock.Advance(TimeSpan.FromDays(31));
        await bot.StartAsync();
        await bot.SubmitAsync(form, (Body, "A warm knot"));
        page = await bot.PickAsync(page, "Calm");
        Assert.Contains("A warm knot", page.Message!.Text);
        Assert.Contains("Calm", page.Message.Text);
        await bot.PressAsync(page, "Skip");
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_page_whose_script_has_changed_has_moved_on_and_what_was_typed_is_given_back()
    {
        await using var bot = await BotFixture.BeginAsync(practices: [SampleScripts.Solo]);
        var page = await bot.CommandAsync(bot.Alex, "practice", ("name", "alone"));
        var form = await bot.PressAsync(page, "Write");
        await bot.StopAsync();
        bot.AddPractices([SampleScripts.Solo.With("note: { text", "other: { text")]);
        await bot.StartAsync();
        var stale = await bot.PressAsync(page, "Write");
        Assert.Equal(CoupleDriver.MovedOn, stale.Text);
        Assert.NotSame(page.Message, stale.Message);
        var late = await bot.SubmitAsync(form, ("A note", "Not *lost*"));
        Assert.StartsWith(CoupleDriver.MovedOn, late.Text);
        Assert.EndsWith("Not \\*lost\\*", late.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Pressed_twice_is_pressed_once()
    {
        await using var bot = await BotFixture.BeginAsync();
        var page = await AtTheEndAsync(bot, await bot.CommandAsync(bot.Alex, "meta"));
        var both = await Task.WhenAll(page.By.PressAsync(page.Message!, "And now?"), page.By.PressAsync(page.Message!, "And now?"));
        foreach (var answer in both)
            await bot.DoneAsync(answer);
        Assert.EndsWith(":1:Stop", page.Message!.Button("Stop")!.CustomId);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Something_that_could_hurt_opens_the_safety_page()
    {
        await using var bot = await BotFixture.BeginAsync();
        var page =
            await bot.PressAsync(
                await bot.PressAsync(await bot.CommandAsync(bot.Alex, "urge"), "Skip"),
                "Something that could hurt me or someone");
        Assert.Equal((await bot.CommandAsync(bot.Alex, "safety")).Text, page.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Home_has_a_page_with_all_of_them_paired_or_not()
    {
        await using var bot = await BotFixture.OfCoupleAsync(SoloScripts.Whole, SampleScripts.Solo);
        foreach (var person in new[] { bot.Alex, bot.Stranger })
        {
            var all = await bot.ChooseAtHomeAsync(person, "Just for me");
            Assert.Contains("nothing of them is kept", all.Text);
            var titles = all.Message!.Labels.Concat(all.Message.Selects.SelectMany(s => s.Options.Select(o => o.Label))).ToList();
            foreach (var title in new[] { "A minute with myself", "An urge", "Am I there?", "In my hiding place", "Everything at once" })
                Assert.Contains(title, titles);
            Assert.Contains("Back", all.Message.Labels);
            var page = await bot.PickAsync(all, "An urge");
            Assert.Contains("Something in you wants to get away.", page.Text);
            page = await bot.PressAsync(page, "Back");
            Assert.StartsWith("### 🕯️ Just for me", page.Text);
            Assert.Same(all.Message, (await bot.PressAsync(page, "Back")).Message);
        }

        await bot.EndAsync();
    }

    [Fact]
    public async Task What_nobody_was_shown_does_nothing()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var before = bot.Everything();
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
                await AnswerAsync(bot, id) is Reply.Page { Beside: true, Components: [global::Discord.Models.Components.TextDisplay] },
                id);
        Assert.Equal(before, bot.Everything());
        await bot.EndAsync();
    }

    /// <summary>Answers a press by Alex on a page without components, as if Discord had sent it.</summary>
    private static async Task<Reply> AnswerAsync(BotFixture bot, string customId)
    {
        var press = new Discord.Interactions.Interaction
        {
            Id = new Discord.Models.Snowflake(1),
            Type = Discord.Interactions.InteractionType.MessageComponent,
            GuildId = new Discord.Models.Snowflake(bot.Guild.Id),
            User = new Discord.Models.User(new Discord.Models.Snowflake(bot.Alex.Id), "Alex", null, false),
            Message = SoloScripts.Sent([]),
            Data = new InteractionData { CustomId = customId },
        };
        return await bot.Get<RouteTable>()
            .Find(press)!
            .Handle(new InteractionContext(press, "en", SoloScripts.Now), CancellationToken.None);
    }

    /// <summary>Fills in a body sensation, skips the feeling, and perhaps writes a wish.</summary>
    private static async Task<SeenAnswer> AtTheEndAsync(BotFixture bot, SeenAnswer page, string? wish = null)
    {
        page = await bot.SubmitAsync(await bot.PressAsync(await bot.PressAsync(page, "Go on"), "Write"), (Body, "A knot"));
        page = await bot.PressAsync(page, "Skip");
        return wish is null
            ? await bot.PressAsync(page, "Skip")
            : await bot.SubmitAsync(await bot.PressAsync(page, "Write"), ("What I wish for right now", wish));
    }
}

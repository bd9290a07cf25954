using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;
using NodaTime;
using Tests.Walks;

namespace Tests.Platform;

/// <summary>Tests which server a press in direct messages belongs to, because one person may have partners in several.</summary>
public sealed class DirectPageTests
{
    private static readonly Snowflake Here = new(1_574_484_679_065_600_002);
    private static readonly Snowflake There = new(ulong.MaxValue - 63);
    private static readonly Snowflake Somebody = new(12);

    [Fact]
    public void Each_id_on_a_page_carries_its_server_and_is_read_as_before()
    {
        var page = (Reply.Page)DirectMessagePages.Of(Asked(null, ""), Page() with { Server = There });
        var ids = Ids(page.Components).ToList();

        Assert.Equal(3, ids.Count);
        foreach (var id in ids)
        {
            Assert.Equal(There, CustomIds.ServerOf(id));
            Assert.Equal(There, Asked(null, id).Guild);
        }

        Assert.NotNull(CustomIds.Read<HideId>(Asked(null, ids[0]).CustomId));
        Assert.Equal("d.open", CustomIds.RouteOf(ids[1]));
        Assert.Equal(new OpenPracticeId("meta"), CustomIds.Read<OpenPracticeId>(Asked(null, ids[1]).CustomId));
    }

    [Fact]
    public void What_answers_such_a_press_carries_it_on()
    {
        var pressed = Asked(null, new OpenPracticeId("meta").Write().In(There));

        Assert.All(Ids(((Reply.Page)DirectMessagePages.Of(pressed, Page())).Components), id => Assert.Equal(There, CustomIds.ServerOf(id)));
        var form = (Reply.Form)DirectMessagePages.Of(pressed, new Reply.Form(new Modal(default(HideId).Write(), "Title", [])));
        Assert.Equal(There, CustomIds.ServerOf(form.Modal.CustomId));
    }

    [Fact]
    public void In_a_server_it_is_that_one_whatever_an_id_says()
    {
        var asked = Asked(Here, new OpenPracticeId("meta").Write().In(There));

        Assert.Equal(Here, asked.Guild);
        Assert.All(
            Ids(((Reply.Page)DirectMessagePages.Of(asked, Page() with { Server = There })).Components),
            id => Assert.Null(CustomIds.ServerOf(id)));
    }

    [Theory]
    [InlineData("hide@")]
    [InlineData("hide@short")]
    [InlineData("hide@!!!!!!!!!!!")]
    [InlineData("hide")]
    [InlineData("")]
    public void What_names_no_server_means_none(string id) => Assert.Null(Asked(null, id).Guild);

    [Fact]
    public void The_ways_into_every_practice_have_room_for_it()
    {
        foreach (var script in WalkedScripts.ForTwo.Select(WalkedScripts.Find))
            foreach (var step in script.Flat())
            {
                var trail = new string('a', script.Steps.TakeWhile(s => s is ChooseStep).Count());
                AssertRoom(new FormId(Guid.Empty, script.Id, $"0.{step.Id}", FormPurpose.Prepare, int.MaxValue, trail).Write());
                AssertRoom(new FirstFormId(script.Id, $"0.{step.Id}", int.MaxValue, 99_999, trail).Write());
                AssertRoom(new GateId(Guid.NewGuid(), script.Id, $"0.{step.Id}", GateAct.NotToday).Write());
                AssertRoom(new StarterId(Guid.Empty, script.Id, $"0.{step.Id}", trail).Write());
                foreach (var option in step is ChooseStep choose ? choose.Options : [])
                    AssertRoom(new StartOptionId(Guid.Empty, script.Id, trail, option.Id, PickAct.Choose).Write());
            }
    }

    private static void AssertRoom(string id) =>
        Assert.True(CustomIds.ServerOf(id.In(There)) == There, $"{id} has {id.Length} characters.");

    private static Reply.Page Page() => new(
    [
        PageBuilder.Text("Something."),
        PageBuilder.Row(PageBuilder.Quiet("Hide", default(HideId))),
        new Container([PageBuilder.Row(PageBuilder.Quiet("Open", new OpenPracticeId("meta")))]),
        PageBuilder.Row(new StringSelect(new OpenPracticeId("meta").Write(), [])),
    ]);

    private static IEnumerable<string> Ids(IEnumerable<Component> components) => components.SelectMany(c => c switch
    {
        Button button => [button.CustomId!],
        Select select => [select.CustomId],
        ActionRow row => Ids(row.Components),
        Container container => Ids(container.Components),
        _ => Array.Empty<string>(),
    });

    private static InteractionContext Asked(Snowflake? guild, string customId) => new(
        new Interaction
        {
            Id = new Snowflake(1),
            GuildId = guild,
            User = new User(Somebody, "somebody"),
            Data = new InteractionData { CustomId = customId }
        }, "en", Instant.MinValue);
}

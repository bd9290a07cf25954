using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;

namespace Tests.Interactions;

/// <summary>Tests each limit of messages: the error names the field, and what keeps to the limit passes.</summary>
public sealed class MessageLimitTests
{
    private static readonly Button Good = new(ButtonStyle.Primary, "Go", "go");

    public static TheoryData<string, object> Broken => new()
    {
        { "content: 2001 characters, at most 2000", new MessageCreate { Content = Long(2001) } },
        { "content: is missing, and so are components and files", new MessageCreate() },
        { "content: blank or shorter than 1 characters", new MessageCreate { Content = "  " } },
        { "content: must be absent with components V2", MessageCreate.V2(new TextDisplay("a")) with { Content = "a" } },
        { "components: 0 entries, must be 1 to 40", MessageCreate.V2() },
        { "nonce: 26 characters, at most 25", new MessageCreate { Content = "a", Nonce = Long(26) } },
        { "nonce: is missing, but to be enforced", new MessageCreate { Content = "a", EnforceNonce = true } },
        { "allowed_mentions.users: 101 entries, must be 0 to 100", new MessageCreate
        {
            Content = "a",
            AllowedMentions = AllowedMentions.Users(new Snowflake[101])
        } },
        { "allowed_mentions.users: excluded by parse", new MessageCreate
        {
            Content = "a",
            AllowedMentions = AllowedMentions.Users(new Snowflake(1)) with { Parse = ["users"] }
        } },
        { "allowed_mentions: is missing", new MessageCreate { Content = "a", AllowedMentions = null! } },
        { "files: 11 entries, must be 0 to 10", new MessageCreate
        {
            Files = Enumerable.Range(0, 11).Select(i => new AttachedFile($"{i}.png", default)).ToList()
        } },
        { "files[0].filename: must be ASCII letters, digits, '.', '_' and '-'", new MessageCreate
        {
            Files = [new AttachedFile("ü.png", default)]
        } },
        { "components: 6 entries, must be 0 to 5", new MessageCreate
        {
            Components = Enumerable.Range(0, 6).Select(i => Row(Good with { CustomId = $"{i}" })).ToList()
        } },
        { "components[0]: needs the flag for components V2", new MessageCreate { Components = [new TextDisplay("a")] } },
        { "components[1].components[0].label: 91 characters, at most 80", new MessageCreate
        {
            Components = [Row(Good), Row(Good with { Label = Long(91), CustomId = "b" })]
        } },
        { "components[0].components: 6 entries, must be 1 to 5", OfRow([.. Enumerable.Range(0, 6)
            .Select(i => Good with { CustomId = $"{i}" })]) },
        { "components[0].components: 0 entries, must be 1 to 5", OfRow() },
        { "components[0].components[1].custom_id: is used twice", OfRow(Good, Good) },
        { "components[0].components[0].custom_id: is missing", OfRow(Good with { CustomId = null }) },
        { "components[0].components[0].custom_id: 101 characters, at most 100", OfRow(Good with { CustomId = Long(101) }) },
        { "components[0].components[0].label: is missing, and so is the emoji", OfRow(Good with { Label = null }) },
        { "components[0].components[0].url: is for links only", OfRow(Good with { Url = "https://a.example" }) },
        { "components[0].components[0].url: is missing", OfRow(Good with { Style = ButtonStyle.Link, CustomId = null }) },
        { "components[0].components[0].custom_id: must be absent on a link", OfRow(
            Good with { Style = ButtonStyle.Link, Url = "https://a.example" }) },
        { "components[0].components[0].style: cannot be sent", OfRow(Good with { Style = ButtonStyle.Premium }) },
        { "components[0].components[0]: a select stands alone in its row", OfRow(new UserSelect("u"), Good) },
        { "components[0].components[0]: TextDisplay cannot stand in a row", OfRow(new TextDisplay("a")) },
        { "components[0].components[0].required: is for forms only", OfRow(new UserSelect("u") { Required = true }) },
        { "components[0].components[0].placeholder: 151 characters, at most 150", OfRow(new UserSelect("u") { Placeholder = Long(151) }) },
        { "components[0].components[0].min_values: 3 is more than max_values, which is 2", OfRow(new UserSelect("u")
        {
            MinValues = 3,
            MaxValues = 2
        }) },
        { "components[0].components[0].default_values: 2 chosen from the start, at most 1", OfRow(new UserSelect("u")
        {
            DefaultValues = [new(default, "user"), new(default, "user")]
        }) },
        { "components[0].components[0].options: 26 entries, must be 1 to 25", OfRow(new StringSelect("s", Options(26))) },
        { "components[0].components[0].options[1].value: is used twice", OfRow(new StringSelect("s", [new("a", "1"), new("b", "1")])) },
        { "components[0].components[0].options[0].label: 101 characters, at most 100", OfRow(new StringSelect(
            "s",
            [new(Long(101), "1")])) },
        { "components[0].components[0].max_values: 2, must be 1 to 1", OfRow(new StringSelect("s", Options(1)) { MaxValues = 2 }) },
        { "components[0].content: 4001 characters, at most 4000", MessageCreate.V2(new TextDisplay(Long(4001))) },
        { "components: 4200 characters of text in total, at most 4000", MessageCreate.V2(
            new TextDisplay(Long(2100)),
            new Container([new TextDisplay(Long(2100))])) },
        { "components: 10512 bytes of text in total, at most 10000", MessageCreate.V2(new TextDisplay(new string('愛', 3500))) },
        { "components: 41 components in total, at most 40", MessageCreate.V2(
            new Container([.. Enumerable.Range(0, 40).Select(_ => new Separator())])) },
        { "components[0].components[0]: a container holds no container", MessageCreate.V2(
            new Container([new Container([new TextDisplay("a")])])) },
        { "components[0].components: 0 entries, must be 1 to 40", MessageCreate.V2(new Container([])) },
        { "components[0].accent_color: 16777216, must be 0 to 16777215", MessageCreate.V2(new Container([new Separator()])
        {
            AccentColor = 0x1000000
        }) },
        { "components[0].spacing: 3, must be 1 to 2", MessageCreate.V2(new Separator { Spacing = 3 }) },
        { "components[0].components: 4 entries, must be 1 to 3", MessageCreate.V2(new Section(
            [.. Enumerable.Range(0, 4).Select(_ => new TextDisplay("a"))],
            Good)) },
        { "components[0].accessory: must be a button or a thumbnail", MessageCreate.V2(new Section([new TextDisplay("a")], null!)) },
        { "components[0].components[0]: a section holds text displays", MessageCreate.V2(new Section([Good], Good)) },
        { "components[0].items: 0 entries, must be 1 to 10", MessageCreate.V2(new MediaGallery([])) },
        { "components[0].items[0].description: 1025 characters, at most 1024", MessageCreate.V2(
            new MediaGallery([new(new("https://a.example"), Long(1025))])) },
        { "components[0].file.url: must be an address of https, http or attachment", MessageCreate.V2(
            new FileComponent(new Media("file:///etc"))) },
        { "components[0]: Button cannot stand here", MessageCreate.V2(Good) },
        { "components[0]: TextInput cannot stand here", MessageCreate.V2(new TextInput("t", TextInputStyle.Short)) },
        { "components[1].id: is not positive, or used twice", MessageCreate.V2(
            new TextDisplay("a") { Id = 1 },
            new TextDisplay("b") { Id = 1 }) },
        { "content: must be null or absent with components V2", MessageEdit.V2(new TextDisplay("a")) with { Content = "a" } },
        { "components: 41 components in total, at most 40", new MessageEdit
        {
            Components = [new Container([.. Enumerable.Range(0, 40).Select(_ => new Separator())])]
        } },
        { "data.components[0].components[1].custom_id: is used twice", InteractionResponse.Message(OfRow(Good, Good)) },
        { "data.content: 2001 characters, at most 2000", InteractionResponse.Update(new MessageEdit { Content = Long(2001) }) },
        { "data.choices: 26 entries, must be 0 to 25", InteractionResponse.Autocomplete([.. Enumerable.Range(0, 26)
            .Select(i => new CommandChoice($"{i}", i))]) },
        { "data.choices[0].name: blank or shorter than 1 characters", InteractionResponse.Autocomplete(new CommandChoice("", "a")) },
        { "data.choices[0].value: 101 characters, at most 100", InteractionResponse.Autocomplete(new CommandChoice("a", Long(101))) },
        { "data.choices[0].value: is not of the option's kind", InteractionResponse.Autocomplete(new CommandChoice("a", true)) },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_broken_limit_names_its_field(string expected, object body) =>
        Assert.Equal(expected, Assert.Throws<InvalidRequestException>(() => LimitChecker.Check(body)).Message);

    public static TheoryData<object> Kept => new()
    {
        new MessageCreate { Content = Long(2000), Nonce = Long(25), EnforceNonce = true },
        new MessageCreate { Files = [new AttachedFile("a.png", default)] },
        OfRow([.. Enumerable.Range(0, 5).Select(i => Good with { CustomId = $"{i}" })]),
        OfRow(new StringSelect("s", Options(25)) { MinValues = 0, MaxValues = 25 }),
        OfRow(new Button(ButtonStyle.Link, "Help", null) { Url = "https://a.example" }),
        OfRow(new Button(ButtonStyle.Danger, null, "x") { Emoji = Emoji.Unicode("🌱") }),
        MessageCreate.V2(
            new TextDisplay(Long(2000)),
            new Container([new TextDisplay(Long(2000)), new Separator { Spacing = 2 }, Row(Good)])),
        MessageCreate.V2([.. Enumerable.Range(0, 40).Select(_ => new Separator())]),
        MessageCreate.V2(new Section([new TextDisplay("a")], new Thumbnail(new Media("attachment://a.png")) { Description = Long(1024) })),
        MessageEdit.V2(new TextDisplay("a")) with { Content = null },
        new MessageEdit { Components = [new Container([new TextDisplay("a")])] },
        new MessageEdit { Components = [] },
        InteractionResponse.Autocomplete(),
        InteractionResponse.Pong,
    };

    [Theory]
    [MemberData(nameof(Kept), DisableDiscoveryEnumeration = true)]
    public void What_keeps_to_the_limits_passes(object body) => LimitChecker.Check(body);

    [Fact]
    public void The_text_itself_is_never_in_the_message()
    {
        var error =
            Assert.Throws<InvalidRequestException>(
                () => LimitChecker.Check(new MessageCreate { Content = string.Concat(Enumerable.Repeat("SECRET", 500)) }));
        Assert.DoesNotContain("SECRET", error.ToString());
        Assert.Equal("content", error.Field);
    }

    private static string Long(int length) => new('x', length);

    private static ActionRow Row(params Component[] components) => new(components);

    private static MessageCreate OfRow(params Component[] components) => new() { Components = [Row(components)] };

    private static List<SelectOption> Options(int count) => [.. Enumerable.Range(0, count).Select(i => new SelectOption($"o{i}", $"{i}"))];
}

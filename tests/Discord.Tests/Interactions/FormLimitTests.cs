using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;

namespace Tests.Interactions;

/// <summary>Tests each limit of forms, threads and channels: the error names the field, and what keeps to the limit passes.</summary>
public sealed class FormLimitTests
{
    public static TheoryData<string, object> Broken => new()
    {
        { "data.title: 46 characters, at most 45", InteractionResponse.Modal(new Modal("f", Long(46), [new TextDisplay("a")])) },
        { "components: 6 entries, must be 1 to 5", Form([.. Enumerable.Range(0, 6).Select(i => new TextDisplay("a"))]) },
        { "components: 0 entries, must be 1 to 5", Form() },
        { "components[0]: ActionRow cannot stand in a form; use a label", Form(Row(new TextInput("t", TextInputStyle.Short))) },
        { "components[0].label: 46 characters, at most 45", Form(new Label(Long(46), new Checkbox("c"))) },
        { "components[0].description: 101 characters, at most 100", Form(new Label("a", new Checkbox("c")) { Description = Long(101) }) },
        { "components[0].component: must be a field", Form(new Label("a", new TextDisplay("b"))) },
        { "components[1].component.custom_id: is used twice", Form(new Label("a", new Checkbox("c")), new Label("b", new Checkbox("c"))) },
        { "components[0].component.max_length: 4001, must be 1 to 4000", Form(new Label(
            "a",
            new TextInput("t", TextInputStyle.Short) { MaxLength = 4001 })) },
        { "components[0].component.value: 11 characters, at most 10", Form(new Label(
            "a",
            new TextInput("t", TextInputStyle.Short) { MaxLength = 10, Value = Long(11) })) },
        { "components[0].component.min_length: 5 is more than max_length, which is 4", Form(new Label(
            "a",
            new TextInput("t", TextInputStyle.Short) { MinLength = 5, MaxLength = 4 })) },
        { "components[0].component.placeholder: 101 characters, at most 100", Form(new Label(
            "a",
            new TextInput("t", TextInputStyle.Short) { Placeholder = Long(101) })) },
        { "components[0].component.disabled: is for messages only", Form(new Label("a", new UserSelect("u") { Disabled = true })) },
        { "components[0].component.min_values: is 0, but an answer is required", Form(new Label(
            "a",
            new UserSelect("u") { MinValues = 0 })) },
        { "components[0].component.options: 1 entries, must be 2 to 10", Form(new Label("a", new RadioGroup("r", Options(1)))) },
        { "components[0].component.options: 2 chosen from the start, at most 1", Form(new Label(
            "a",
            new RadioGroup("r", [new("a", "1") { Default = true }, new("b", "2") { Default = true }]))) },
        { "components[0].component.options[0].emoji: is for selects only", Form(new Label(
            "a",
            new RadioGroup("r", [new("a", "1") { Emoji = Emoji.Unicode("🌱") }, new("b", "2")]))) },
        { "components[0].component.options: 11 entries, must be 1 to 10", Form(new Label("a", new CheckboxGroup("c", Options(11)))) },
        { "components[0].component.max_values: 3, must be 1 to 2", Form(new Label(
            "a",
            new CheckboxGroup("c", Options(2)) { MaxValues = 3 })) },
        { "components[0].component.max_values: 11, must be 1 to 10", Form(new Label("a", new FileUpload("f") { MaxValues = 11 })) },
        { "name: 101 characters, at most 100", new StartThread(Long(101)) },
        { "auto_archive_duration: must be 60, 1440, 4320 or 10080", new StartThread("a") { AutoArchiveDuration = 61 } },
        { "type: is no kind of thread", new StartThread("a", ChannelType.GuildText) },
        { "name: 101 characters, at most 100", new CreateGuildChannel(Long(101)) },
        { "topic: 1025 characters, at most 1024", new CreateGuildChannel("a") { Topic = Long(1025) } },
        { "rate_limit_per_user: 21601, must be 0 to 21600", new ModifyChannel { RateLimitPerUser = 21601 } },
        { "topic: 1025 characters, at most 1024", new ModifyChannel { Topic = Long(1025) } },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_broken_limit_names_its_field(string expected, object body) =>
        Assert.Equal(expected, Assert.Throws<InvalidRequestException>(() => LimitChecker.Check(body)).Message);

    public static TheoryData<object> Kept => new()
    {
        Form(
            new TextDisplay("a"),
            new Label(Long(45), new TextInput("t", TextInputStyle.Paragraph) { MinLength = 0, MaxLength = 4000, Required = false }),
            new Label("b", new RadioGroup("r", Options(2))),
            new Label("c", new CheckboxGroup("c", Options(10)) { MinValues = 0, Required = false }),
            new Label("d", new FileUpload("f") { MinValues = 0, MaxValues = 10, Required = false })),
        new CreateGuildChannel(Long(100)) { Topic = Long(1024) },
        new StartThread(Long(100)) { AutoArchiveDuration = 10080, RateLimitPerUser = 21600 },
    };

    [Theory]
    [MemberData(nameof(Kept), DisableDiscoveryEnumeration = true)]
    public void What_keeps_to_the_limits_passes(object body) => LimitChecker.Check(body);

    private static string Long(int length) => new('x', length);

    private static ActionRow Row(params Component[] components) => new(components);

    private static List<SelectOption> Options(int count) => [.. Enumerable.Range(0, count).Select(i => new SelectOption($"o{i}", $"{i}"))];

    private static Modal Form(params Component[] components) => new("form", "Title", components);
}

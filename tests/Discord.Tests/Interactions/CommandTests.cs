using System.Text.Json;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Json;
using Discord.Rest.Api;
using Tests.Fakes;

namespace Tests.Interactions;

/// <summary>Tests how definitions of commands are written, checked and registered.</summary>
public sealed class CommandTests
{
    private static readonly ApplicationCommand Bell = new("bell", "Rings the bell")
    {
        NameLocalizations = new Dictionary<string, string> { ["es-ES"] = "campana" },
        DefaultMemberPermissions = Permissions.ManageGuild,
        Options =
        [
            new CommandOption(CommandOptionType.User, "partner", "Whom") { Required = true },
            new CommandOption(CommandOptionType.String, "practice", "Which") { Autocomplete = true, MaxLength = 100 },
        ],
    };

    [Fact]
    public void A_definition_is_written_with_contexts_and_installation_types() => Assert.Equal(
        """{"name":"bell","description":"Rings the bell","type":1,"name_localizations":{"es-ES":"campana"},"options":[{"type":"""
            + """6,"name":"partner","description":"Whom","required":true},{"type":"""
            + """3,"name":"practice","description":"Which","max_length":100,"autocomplete":"""
            + """true}],"default_member_permissions":"32","contexts":[0],"integration_types":[0]}""",
        JsonSerializer.Serialize(Bell, DiscordJson.Options));

    public static TheoryData<string, ApplicationCommand> Broken => new()
    {
        { "[0].name: must be lower-case letters, digits, '-', '_' or an apostrophe", Bell with { Name = "Bell" } },
        { "[0].name: must be lower-case letters, digits, '-', '_' or an apostrophe", Bell with { Name = "ring bell" } },
        { "[0].name: 33 characters, at most 32", Bell with { Name = new string('x', 33) } },
        { "[0].description: is missing", Bell with { Description = null } },
        { "[0].description: 101 characters, at most 100", Bell with { Description = new string('x', 101) } },
        { "[0].name_localizations.nb: is no language of the platform", Bell with { NameLocalizations = new Dictionary<string, string>
        {
            ["nb"] = "klokke"
        } } },
        { "[0].name_localizations.es-ES: must be lower-case letters, digits, '-', '_' or an apostrophe", Bell with { NameLocalizations =
            new Dictionary<string, string> { ["es-ES"] = "La campana" } } },
        { "[0].contexts: 0 entries, must be 1 to 3", Bell with { Contexts = [] } },
        { "[0].options: 26 entries, must be 0 to 25", Bell with { Options = [.. Enumerable.Range(0, 26).Select(i => Text($"o{i}"))] } },
        { "[0].options[1].name: is used twice", Bell with { Options = [Text("a"), Text("a")] } },
        { "[0].options[1].name_localizations.es-ES: is used twice", Bell with { Options = [
            Text("a") with { NameLocalizations = new Dictionary<string, string> { ["es-ES"] = "c" } },
            Text("b") with { NameLocalizations = new Dictionary<string, string> { ["es-ES"] = "c" } }
        ] } },
        { "[0].options[0].file_types: is for files only", Bell with { Options = [Text("a") with { FileTypes = ["image"] }] } },
        { "[0].options[0].file_types: 11 entries, must be 0 to 10", Bell with { Options =
            [new CommandOption(CommandOptionType.Attachment, "a", "d") { FileTypes = [.. Enumerable.Repeat(".x", 11)] }] } },
        { "[0].options[1].required: stands after one that is not required", Bell with { Options = [
            Text("a"),
            Text("b") with { Required = true }
        ] } },
        { "[0].options[1].type: subcommands and options cannot be mixed", Bell with { Options = [Sub("a"), Text("b")] } },
        { "[0].options[0].options: a subcommand holds no subcommands", Bell with { Options = [Sub("a") with { Options = [Sub("b")] }] } },
        { "[0].options[0].options: a group holds subcommands", Bell with { Options =
            [new CommandOption(CommandOptionType.SubCommandGroup, "g", "d")] } },
        { "[0].options[0].choices: 26 entries, must be 0 to 25", Bell with { Options =
            [Text("a") with { Choices = [.. Enumerable.Range(0, 26).Select(i => new CommandChoice($"{i}", $"{i}"))] }] } },
        { "[0].options[0].choices[0].value: is not of the option's kind", Bell with { Options =
            [Text("a") with { Choices = [new("a", 5)] }] } },
        { "[0].options[0].autocomplete: needs a text or number without choices", Bell with { Options =
            [Text("a") with { Autocomplete = true, Choices = [new("a", "b")] }] } },
        { "[0].options[0].min_value: is for numbers only", Bell with { Options = [Text("a") with { MinValue = 1 }] } },
        { "[0].options[0].min_length: is for texts only", Bell with { Options = [new CommandOption(CommandOptionType.Integer, "a", "d")
        {
            MinLength = 1
        }] } },
        { "[0].description: is for slash commands only", new ApplicationCommand("Look", "x") { Type = CommandType.User } },
        { "[0]: 8339 characters in total, at most 8000", new ApplicationCommand("bell", "ring")
        {
            Options = [.. Enumerable.Range(0, 3)
                .Select(
                    i =>
                        Text($"o{i}") with { Description = new string('d', 100), Choices = [.. Enumerable.Range(0, 25)
                            .Select(n => new CommandChoice(new string('n', 100), n < 9 + i ? new string('v', 16) : "v"))] })]
        } },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_faulty_definition_names_its_field(string expected, ApplicationCommand command)
    {
        var error = Assert.Throws<InvalidRequestException>(() => LimitChecker.Check(new[] { command }));
        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void Too_many_and_doubled_commands_are_found()
    {
        var many = Enumerable.Range(0, 101).Select(i => new ApplicationCommand($"c{i}", "d")).ToList();
        Assert.Equal(
            "(body): 101 commands of kind ChatInput, at most 100",
            Assert.Throws<InvalidRequestException>(() => LimitChecker.Check(many)).Message);
        Assert.Equal(
            "[1].name: is used twice",
            Assert.Throws<InvalidRequestException>(() => LimitChecker.Check(new[] { Bell, Bell })).Message);
    }

    [Theory]
    [InlineData("timbre")]
    [InlineData("überblick")]
    [InlineData("घंटी")]
    [InlineData("ระฆัง")]
    [InlineData("l'écho-2_x")]
    public void Names_of_many_languages_pass(string name) => LimitChecker.Check(new[] { Bell with { Name = name } });

    [Fact]
    public void Groups_of_subcommands_pass() => LimitChecker.Check(new[]
    {
        Bell,
        Bell with { Name = "checkin", Options = [
            new CommandOption(CommandOptionType.SubCommandGroup, "g", "d") { Options = [Sub("a"), Sub("b")] },
            Sub("c")
        ] },
        new ApplicationCommand("Look closely", null) { Type = CommandType.User },
    });

    [Fact]
    public async Task Commands_are_registered_only_when_they_changed()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(200, "[]"));
        using var rest = discord.Rest();
        var (store, token) = (new Hashes(), TestContext.Current.CancellationToken);
        var registrar = new CommandRegistrar(rest, store);
        Assert.True(await registrar.RegisterAsync(new Snowflake(1), [Bell], token));
        Assert.False(await new CommandRegistrar(rest, store).RegisterAsync(new Snowflake(1), [Bell], token));
        Assert.True(await registrar.RegisterAsync(new Snowflake(1), [Bell with { Description = "Rings it" }], token));
        Assert.True(await registrar.RegisterAsync(new Snowflake(2), [Bell with { Description = "Rings it" }], token));
        await registrar.RegisterAnywayAsync(new Snowflake(2), [Bell with { Description = "Rings it" }], token);
        Assert.Equal(4, discord.Requests.Count);
        Assert.Matches("^[0-9a-f]{64}$", store.Hash);
    }

    [Fact]
    public async Task A_failed_registration_is_tried_again_next_time()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(400, """{"code":30034,"message":"x"}"""));
        using var rest = discord.Rest();
        var store = new Hashes();
        await Assert.ThrowsAsync<Discord.Rest.DiscordApiException>(() => new CommandRegistrar(rest, store).RegisterAsync(
            new Snowflake(1),
            [Bell],
            TestContext.Current.CancellationToken));
        Assert.Null(store.Hash);
    }

    private static CommandOption Text(string name) => new(CommandOptionType.String, name, "d");

    private static CommandOption Sub(string name) => new(CommandOptionType.SubCommand, name, "d");

    private sealed class Hashes : ICommandHashStore
    {
        public string? Hash { get; private set; }

        public Task<string?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Hash);

        public Task WriteAsync(string hash, CancellationToken cancellationToken)
        {
            Hash = hash;
            return Task.CompletedTask;
        }
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Scheduling;
using Microsoft.Extensions.Configuration;
using Tests.Storage;
using Tests.TestKit;

namespace Tests.Hosting;

public sealed class ConfigurationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Without_a_token_one_line_says_so_and_names_the_rehearsal()
    {
        var (code, lines) = await BotFixture.RunAsync(_folder.Configuration());

        Assert.Equal(78, code);
        var line = Assert.Single(lines);
        Assert.StartsWith("Discord:Token: ", line, StringComparison.Ordinal);
        Assert.Contains("dotnet run --project src/Rehearsal", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Discord:Token", "two words", "white space")]
    [InlineData("Discord:ApiBaseUrl", "http://discord.example/api/v10", "https")]
    [InlineData("Discord:ApiBaseUrl", "discord", "https")]
    [InlineData("Timing:Sweep", "soon", "\"soon\" is not a span of time")]
    [InlineData("Timing:CardWithdraws", "24:00:00", "\"24:00:00\" is not a span of time")]
    [InlineData("Timing:Sweep", "5", "\"5\" is not a span of time")]
    [InlineData("Timing:Sweep", "00:00:00.5", "At least one second")]
    [InlineData("Timing:RoomKept", "-1.00:00:00", "At least one second")]
    [InlineData("Storage:Provider", "oracle", "\"oracle\"")]
    [InlineData("Storage:ConnectionString", "Data Source=:memory:", "no file on disk")]
    [InlineData("Practices:Folder", "/nowhere/at/all", "/nowhere/at/all")]
    [InlineData("Health:Url", "8080", "\"8080\" is no address")]
    [InlineData("Health:Url", "https://127.0.0.1:8080", "no address to listen on")]
    [InlineData("Health:Url", " ", "no address to listen on")]
    [InlineData("Health:Url", "http://127.0.0.1:99999", "no address to listen on")]
    [InlineData("Health:Url", "http://127.0.0.1:eighty", "no address to listen on")]
    [InlineData("Health:Url", "http://somewhere:8080", "no address to listen on")]
    [InlineData("Health:Url", "http://localhost:0", "no address to listen on")]
    [InlineData("Operator:Name", "Robin\nExample", "one line")]
    public async Task A_setting_that_cannot_be_meant_is_one_line_with_its_key(string key, string value, string wrong)
    {
        var (code, lines) = await BotFixture.RunAsync(BotFixture.Over(_folder.Configuration(("Discord:Token", "abc")), (key, value)));

        Assert.Equal(78, code);
        var line = Assert.Single(lines);
        Assert.StartsWith($"{key}: ", line, StringComparison.Ordinal);
        Assert.Contains(wrong, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://[::1]:8080")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://*:8080")]
    [InlineData("")]
    public void An_address_that_can_be_listened_on_is_no_problem(string url) =>
        Assert.Empty(ConfigurationCheck.Problems(_folder.Configuration(("Discord:Token", "abc"), ("Health:Url", url))));

    [Fact]
    public async Task All_problems_are_told_at_once()
    {
        var (_, lines) = await BotFixture.RunAsync(_folder.Configuration(
            [("Timing:Sweep", "never"), ("Timing:RoomKept", "00:00:00"), ("Health:Url", "nowhere"), ("Storage:Provider", "paper")]));

        Assert.Equal(
            ["Discord:Token", "Storage:Provider", "Timing:RoomKept", "Timing:Sweep", "Health:Url"],
            lines.Select(l => l[..l.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task A_token_file_that_is_not_there_or_empty_is_named()
    {
        var (_, missing) = await BotFixture.RunAsync(_folder.Configuration([("Discord:TokenFile", _folder.At("token"))]));
        Assert.StartsWith($"Discord:TokenFile: {_folder.At("token")} cannot be read", Assert.Single(missing), StringComparison.Ordinal);

        await File.WriteAllTextAsync(_folder.At("token"), "\n", TestContext.Current.CancellationToken);
        var (_, empty) = await BotFixture.RunAsync(_folder.Configuration([("Discord:TokenFile", _folder.At("token"))]));
        Assert.Equal($"Discord:TokenFile: {_folder.At("token")} is empty. Put the token there, and nothing else", Assert.Single(empty));
    }

    [Fact]
    public async Task The_token_is_read_from_its_file_without_the_line_end()
    {
        await File.WriteAllTextAsync(_folder.At("token"), "abc.def\r\n", TestContext.Current.CancellationToken);

        Assert.Equal("abc.def", DiscordSettings.Token(_folder.Configuration([("Discord:TokenFile", _folder.At("token"))])));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_ends_the_start_with_one_line()
    {
        await File.WriteAllTextAsync(_folder.At("data"), "a file where a folder should be", TestContext.Current.CancellationToken);

        var (code, lines) = await BotFixture.RunAsync(_folder.Configuration([("Discord:Token", "abc"), ("Health:Url", "")]));

        Assert.Equal(78, code);
        Assert.StartsWith("Storage:ConnectionString: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_beside_the_data_ends_the_start_with_one_line()
    {
        var (code, lines) = await BotFixture.RunAsync(_folder.Configuration(
            [("Discord:Token", "abc"), ("Health:Url", ""), ("Sealing:KeyFile", _folder.At("data/master.key"))]));

        Assert.Equal(78, code);
        Assert.StartsWith("Sealing:KeyFile: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_itself_says_it_on_standard_error_and_nothing_else()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IntimacyBot.dll")])
        {
            WorkingDirectory = _folder.At(""),
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var program = Process.Start(start)!;
        var (errors, output) =
            (
                program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken),
                program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await program.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(78, program.ExitCode);
        Assert.StartsWith(
            "Discord:Token: there is no token.", Assert.Single((await errors).TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(await output);
    }

    [Fact]
    public async Task An_appsettings_file_that_cannot_be_read_is_one_line_too()
    {
        await File.WriteAllTextAsync(_folder.At("appsettings.json"), "{ \"Discord\": ", TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IntimacyBot.dll")])
        {
            WorkingDirectory = _folder.At(""),
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        var errors = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(78, program.ExitCode);
        Assert.StartsWith("appsettings.json: ", Assert.Single((await errors).TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_holds_every_setting_with_its_default()
    {
        var example = new ConfigurationBuilder().AddJsonFile(Path.Combine(Root(), "appsettings.example.json")).Build();
        var timing = new IntimacyBot.Platform.Scheduling.Timing();

        foreach (var span in timing.GetType().GetProperties().Where(p => p.PropertyType == typeof(TimeSpan)))
            Assert.Equal(
                span.GetValue(timing),
                TimeSpan.Parse(example[$"Timing:{span.Name}"] ?? "none", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(HealthPage.Default, example["Health:Url"]);
        var problem = Assert.Single(ConfigurationCheck.Problems(example));
        Assert.StartsWith("Discord:Token: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_has_the_keys_that_the_code_reads_and_no_other()
    {
        var sections = string.Join('|', Enum.GetNames<Section>());
        var named = SourceFiles.Below("src/IntimacyBot")
            .SelectMany(f => Regex.Matches(f.Text, $"\"(?<key>(?:{sections}):[A-Za-z]+)\""))
            .Select(m => m.Groups["key"].Value);
        var spans = typeof(IntimacyBot.Platform.Scheduling.Timing)
            .GetProperties()
            .Where(p => p.PropertyType == typeof(TimeSpan))
            .Select(p => $"Timing:{p.Name}");
        var example = new ConfigurationBuilder().AddJsonFile(Path.Combine(Root(), "appsettings.example.json")).Build();

        var inExample = example.AsEnumerable()
            .Where(s => s.Value is not null && !s.Key.StartsWith("Logging:", StringComparison.Ordinal))
            .Select(s => s.Key);

        Assert.Equal(named.Concat(spans).Distinct().Order(StringComparer.Ordinal), inExample.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_setting_of_the_example_has_a_comment()
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "appsettings.example.json"));
        var settings = Enumerable.Range(1, lines.Length - 1).Where(i => Regex.IsMatch(lines[i], "^ +\"[A-Za-z]+\": (?!\\{)")).ToList();

        Assert.True(settings.Count > 15, $"Only {settings.Count} settings were found.");
        Assert.Empty(settings.Where(i => !lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(i => lines[i]));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>These are the sections of configuration keys.</summary>
    private enum Section
    {
        Discord,
        Operator,
        Storage,
        Sealing,
        Practices,
        Health,
        Timing,
        Interactions,
        Logging,
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "IntimacyBot.sln")))
            at = at.Parent ?? throw new DirectoryNotFoundException("The root of the repository was not found.");
        return at.FullName;
    }
}

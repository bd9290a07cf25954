using IntimacyBot.Practices;
using IntimacyBot.Practices.Catalogue;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tests.Practices;

public sealed class PracticesSetupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<string> _lines = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_bot_starts_with_what_fits_and_says_what_does_not()
    {
        Write("alone.yaml", SampleScripts.Solo);
        Write("broken.yaml", "practice: broken\n");
        Write("huge.yaml", new string('x', 200_000));
        Write("notes.txt", "not a practice");

        using var host = Host(_folder.FullName);
        await host.StartAsync(TestContext.Current.CancellationToken);

        var catalogue = host.Services.GetRequiredService<PracticeCatalogue>();
        Assert.True(catalogue.Has("alone") && catalogue.Has("reach") && !catalogue.Has("broken"));
        Assert.Contains("A practice is left out. broken.yaml(1): 'steps' is missing in the practice", _lines);
        Assert.Contains("A practice is left out. huge.yaml: the file is larger than 64 KB", _lines);
        Assert.Contains($"{PracticeFiles.BuiltIn().Count(f => f.Says is { Language: null }) + 1} practices are ready.", _lines);
        Assert.DoesNotContain(_lines, l => l.Contains("notes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_folder_the_bots_own_are_there()
    {
        using var host = Host(null);
        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.True(host.Services.GetRequiredService<PracticeCatalogue>().Has("together"));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_stops_the_start_with_one_line()
    {
        using var host = Host(Path.Combine(_folder.FullName, "nowhere"));

        var problem = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        var line = Assert.Single(problem.Failures);
        Assert.StartsWith("Practices:Folder: there is no folder '", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private IHost Host(string? folder)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("Practices:Folder", folder)]);
        builder.Logging.AddProvider(new Lines(_lines));
        builder.Services.AddPractices(builder.Configuration);
        return builder.Build();
    }

    private sealed class Lines(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}

using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Reading;
using Microsoft.Extensions.Options;

namespace IntimacyBot.Practices;

internal sealed class PracticesOptions
{
    /// <summary>A folder with the host's own practices, which are added to those of the bot; null or blank for none.</summary>
    public string? Folder { get; set; }
}

internal static class PracticesSetup
{
    /// <summary>
    /// Adds the catalogue, which is read once. A folder that does not exist stops the start; a file with problems is left out.
    /// </summary>
    public static IServiceCollection AddPractices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PracticesOptions>().Bind(configuration.GetSection("Practices")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PracticesOptions>, PracticesFolder>();
        services.AddSingleton(p =>
            Load(p.GetRequiredService<IOptions<PracticesOptions>>().Value, p.GetRequiredService<ILogger<PracticeCatalogue>>()));
        return services.AddHostedService<PracticesStart>();
    }

    private static PracticeCatalogue Load(PracticesOptions options, ILogger logger)
    {
        IReadOnlyList<PracticeFile> added = string.IsNullOrWhiteSpace(options.Folder)
            ? []
            : PracticeFiles.In(options.Folder, p => PracticesLog.LeftOut(logger, p));
        var catalogue = new PracticeCatalogue(added);
        foreach (var problem in catalogue.Problems)
            PracticesLog.LeftOut(logger, problem);
        PracticesLog.Ready(logger, catalogue.Count);
        return catalogue;
    }

    private sealed class PracticesFolder : IValidateOptions<PracticesOptions>
    {
        public ValidateOptionsResult Validate(string? name, PracticesOptions options) =>
            string.IsNullOrWhiteSpace(options.Folder) || CanBeRead(options.Folder)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"Practices:Folder: there is no folder '{options.Folder}' that can be read. "
                    + "Example: Practices__Folder=/srv/intimacybot/practices");

        private static bool CanBeRead(string folder)
        {
            try
            {
                _ = Directory.EnumerateFiles(folder).Any();
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return false;
            }
        }
    }

    // Reads the files when the bot starts, so that its operator sees problems then and not weeks later.
    private sealed class PracticesStart(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<PracticeCatalogue>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

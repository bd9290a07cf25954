using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Runs <c>new</c>: makes an empty database where the bot refuses to, because its key has had one before. It needs no token.
/// </summary>
internal static class NewDatabaseCommand
{
    public const string Name = "new";

    private const int Made = 0;

    /// <summary>Runs it by the settings with which the bot would be started.</summary>
    public static Task<int> RunAsync(string[] args) =>
        RunAsync(Host.CreateApplicationBuilder(args).Configuration, StandardOutput.Writer, StandardError.Writer);

    /// <summary>Writes one line that says what was made, or why nothing was. Returns the exit code.</summary>
    public static async Task<int> RunAsync(
        IConfiguration configuration, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        await using var services = new ServiceCollection().AddStorage(configuration).BuildServiceProvider();
        try
        {
            var options = services.GetRequiredService<StorageOptions>();
            await services.GetRequiredService<StorageStartup>().BeginAnewAsync(cancel);
            await output.WriteLineAsync(
                $"{options.DatabaseFile} is a new, empty database. Its key is {options.KeyFile}. Start the bot now");
            return Made;
        }
        catch (StartupException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return ExitReason.Configuration;
        }
    }
}

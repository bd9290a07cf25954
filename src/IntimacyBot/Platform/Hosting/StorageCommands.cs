using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Runs <c>backup</c> and <c>restore FILE</c>, by the settings with which the bot would be started. They need no token. Each writes a
/// line that says what was done, or why nothing was, and ends with 0 or 78.
/// </summary>
internal static class StorageCommands
{
    public const string Backup = "backup";
    public const string Restore = "restore";

    private const int Done = 0;

    public static Task<int> BackUpAsync(string[] args) =>
        BackUpAsync(Host.CreateApplicationBuilder(args).Configuration, StandardOutput.Writer, StandardError.Writer);

    /// <summary>Restores the backup that the first argument names.</summary>
    public static Task<int> RestoreAsync(string[] args) => RestoreAsync(
        args.FirstOrDefault() ?? "", Host.CreateApplicationBuilder(args).Configuration, StandardOutput.Writer, StandardError.Writer);

    public static Task<int> BackUpAsync(
        IConfiguration configuration, TextWriter output, TextWriter errors, Action<IServiceCollection>? more = null) =>
        RunAsync(configuration, output, errors, more, services =>
            $"{services.GetRequiredService<BackupNow>().Make()} is a backup: it is whole, and the key opens it");

    public static Task<int> RestoreAsync(
        string file, IConfiguration configuration, TextWriter output, TextWriter errors, Action<IServiceCollection>? more = null) =>
        RunAsync(configuration, output, errors, more, services => Restored(services, file));

    private static string Restored(IServiceProvider services, string file)
    {
        var made = services.GetRequiredService<Restore>().Run(file);
        return FormattableString.Invariant(
            $"{services.GetRequiredService<StorageOptions>().DatabaseFile} is the backup of {made:yyyy-MM-dd HH:mm} UTC. ")
            + "Start the bot now; whoever was erased since is erased again before anything else";
    }

    private static async Task<int> RunAsync(
        IConfiguration configuration,
        TextWriter output,
        TextWriter errors,
        Action<IServiceCollection>? more,
        Func<IServiceProvider, string> work)
    {
        var parts = new ServiceCollection().AddSingleton(TimeProvider.System).AddStorage(configuration);
        more?.Invoke(parts);
        await using var services = parts.BuildServiceProvider();
        try
        {
            await output.WriteLineAsync(work(services));
            return Done;
        }
        catch (StartupException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return ExitReason.Configuration;
        }
    }
}

using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Runs <c>backup</c>, <c>restore FILE</c> and <c>rotate-key</c>, by the settings with which the bot would be started. They need no token,
/// write lines that say what was done, or why nothing was, and end with 0 or 78.
/// </summary>
internal static class StorageCommands
{
    public const string Backup = "backup";
    public const string Restore = "restore";
    public const string RotateKey = "rotate-key";

    private const int Done = 0;

    public static Task<int> BackUpAsync(string[] args) =>
        BackUpAsync(Host.CreateApplicationBuilder(args).Configuration, StandardOutput.Writer, StandardError.Writer);

    /// <summary>Restores the backup that the first argument names.</summary>
    public static Task<int> RestoreAsync(string[] args) => RestoreAsync(
        args.FirstOrDefault() ?? "", Host.CreateApplicationBuilder(args).Configuration, StandardOutput.Writer, StandardError.Writer);

    public static Task<int> BackUpAsync(
        IConfiguration configuration, TextWriter output, TextWriter errors, Action<IServiceCollection>? more = null) =>
        RunAsync(configuration, output, errors, more, services => Task.FromResult(
            $"{services.GetRequiredService<BackupNow>().Make()} is a backup: it is whole, and the key opens it"));

    public static Task<int> RestoreAsync(
        string file, IConfiguration configuration, TextWriter output, TextWriter errors, Action<IServiceCollection>? more = null) =>
        RunAsync(configuration, output, errors, more, services => Task.FromResult(Restored(services, file)));

    public static Task<int> RotateKeyAsync(string[] args) =>
        RotateKeyAsync(Host.CreateApplicationBuilder(args).Configuration, StandardOutput.Writer, StandardError.Writer);

    /// <summary>Rotates the key, then replaces the backups, which need the old key, by one that needs the new one.</summary>
    public static async Task<int> RotateKeyAsync(
        IConfiguration configuration, TextWriter output, TextWriter errors, Action<IServiceCollection>? more = null)
    {
        var code = await RunAsync(configuration, output, errors, more, RotatedAsync);
        return code != Done || StorageOptions.From(configuration).Backups is null
            ? code
            : await RunAsync(configuration, output, errors, more, services => Task.FromResult(Renewed(services)));
    }

    private static async Task<string> RotatedAsync(IServiceProvider services)
    {
        await services.GetRequiredService<KeyRotation>().RunAsync(CancellationToken.None);
        return $"{services.GetRequiredService<StorageOptions>().KeyFile} is a new key. Copy it; older copies need the old one";
    }

    private static string Renewed(IServiceProvider services)
    {
        var (options, files) = (services.GetRequiredService<StorageOptions>(), services.GetRequiredService<IFileOperations>());
        var made = services.GetRequiredService<BackupNow>().Make();
        foreach (var (older, _) in BackupFiles.Of(options).Where(backup => backup.File != made))
            files.Delete(older);
        return $"{made} is a backup with the new key, and those with the old key are deleted";
    }


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
        Func<IServiceProvider, Task<string>> work)
    {
        var parts = new ServiceCollection().AddSingleton(TimeProvider.System).AddStorage(configuration);
        more?.Invoke(parts);
        await using var services = parts.BuildServiceProvider();
        try
        {
            await output.WriteLineAsync(await work(services));
            return Done;
        }
        catch (StartupException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return ExitReason.Configuration;
        }
    }
}

using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

internal static class StorageSetup
{
    /// <summary>
    /// Registers storage. Run <see cref="StorageStartup"/> once before anything resolves <see cref="Store"/> or <see cref="Vault"/>.
    /// Resolving it throws <see cref="StartupException"/> if the configuration is not valid.
    /// </summary>
    internal static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLogging();
        services.AddSingleton(_ => StorageOptions.From(configuration));
        services.AddSingleton<IFileOperations, FileOperations>();
        services.AddSingleton<Generation>();
        services.AddSingleton<StorageStartup>();
        services.AddSingleton(provider => provider.GetRequiredService<StorageStartup>().Key);
        services.AddPooledDbContextFactory<BotContext>((provider, options) =>
            SqliteSettings.Configure(options, provider.GetRequiredService<StorageOptions>().ConnectionString));
        services.AddSingleton<Vault>();
        services.AddSingleton<DataKeys>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<ErasureJournal>();
        services.AddSingleton<BackupErasure>();
        services.AddSingleton<ErasureCleanup>();
        services.AddLogging();
        services.AddSingleton<SealedValues>();
        services.AddSingleton<DamagedRecords>();
        services.AddSingleton(provider => new Lazy<DamagedRecords>(provider.GetRequiredService<DamagedRecords>));
        services.AddSingleton<IWithoutRecord, WithoutDataKey>();
        services.AddSingleton(provider => new Lazy<IEnumerable<IWithoutRecord>>(provider.GetServices<IWithoutRecord>));
        services.AddSingleton<DiskState>();
        services.AddSingleton<DiskReserve>();
        services.AddSingleton<Store>();
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<BackupCheck>();
        services.AddSingleton<Backups>();
        services.AddSingleton<BackupNow>();
        services.AddSingleton<Restore>();
        services.AddSingleton<KeyRotation>();
        return services;
    }
}

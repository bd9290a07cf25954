using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// The EF Core context. It references no slice: a slice brings its rows as <see cref="IEntityTypeConfiguration{TEntity}"/> and reaches them
/// through <see cref="DbContext.Set{TEntity}()"/>. A <c>long</c> in a column <c>Version</c> is its row's concurrency token, whatever the
/// property is called.
/// </summary>
internal sealed class BotContext(DbContextOptions<BotContext> options) : DbContext(options)
{
    private const string VersionColumn = "Version";

    public DbSet<SeenInteractionRow> SeenInteractions => Set<SeenInteractionRow>();

    public DbSet<GatewaySessionRow> GatewaySessions => Set<GatewaySessionRow>();

    public DbSet<SystemValueRow> SystemValues => Set<SystemValueRow>();

    public DbSet<DataKeyRow> DataKeys => Set<DataKeyRow>();

    public DbSet<DamagedRecordRow> DamagedRecords => Set<DamagedRecordRow>();

    /// <summary>This tells the key cache which keys this use of a pooled context may cache and which it has destroyed.</summary>
    internal KeyCacheUse KeyUse { get; set; } = KeyCacheUse.Uncached();

    /// <summary>This draws the ids of new rows. <see cref="Store"/> sets it.</summary>
    internal RowIds? Ids { get; set; }

    internal Guid NewId() => Ids?.Next() ?? throw new InvalidOperationException("Rows are made inside a write of the store.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Sealed<Words>>().HaveConversion<SealedWordsConverter, SealedWordsComparer>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BotContext).Assembly);
        GuardVersions(modelBuilder);
    }

    internal static void GuardVersions(ModelBuilder modelBuilder)
    {
        var properties = modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties());
        foreach (var version in properties.Where(p => p.GetColumnName() == VersionColumn && p.ClrType == typeof(long)))
            version.IsConcurrencyToken = true;
    }
}

using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using System.Text.Json.Serialization;
using Discord.Models;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntimacyBot.Platform.Guilds;

/// <summary>A server's settings and the state of its start card.</summary>
internal sealed record ServerSettings
{
    /// <summary>This is the id of the server.</summary>
    [JsonPropertyName("Guild")]
    public ulong Guild { get; init; }

    /// <summary>This is the channel under which rooms and notification threads are created; null until it is set.</summary>
    [JsonPropertyName("Home")]
    public ulong? Home { get; init; }

    /// <summary>This is the message id of the start card; null when none is posted.</summary>
    [JsonPropertyName("StartCard")]
    public ulong? StartCard { get; init; }

    /// <summary>
    /// This is the channel in which the start card stands. It differs from <see cref="Home"/> until the card is reposted in the new home
    /// channel.
    /// </summary>
    [JsonPropertyName("StartCardIn")]
    public ulong? StartCardIn { get; init; }

    /// <summary>This is the hash of the start card's content when it was last posted or edited.</summary>
    [JsonPropertyName("StartMark")]
    public string? StartCardHash { get; init; }

    /// <summary>This counts the start cards posted. It is part of the nonce, so that a new card is not taken for a repeated one.</summary>
    [JsonPropertyName("StartTurn")]
    public int StartCardNumber { get; init; }

    /// <summary>This counts how often the start card was requested to be checked.</summary>
    [JsonPropertyName("StartAsked")]
    public int StartChecksRequested { get; init; }

    /// <summary>This is the value of <see cref="StartChecksRequested"/> at the last check; a check is due when it is lower.</summary>
    [JsonPropertyName("StartSeen")]
    public int StartChecksDone { get; init; }

    /// <summary>This is the language of messages in the home channel, which everybody reads.</summary>
    [JsonPropertyName("Language")]
    public string Language { get; init; } = "en";

    [JsonPropertyName("Facilitators")]
    public ulong? Facilitators { get; init; }

    [JsonPropertyName("Referral")]
    public string? Referral { get; init; }
}

internal sealed class ServerRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Guild")]
    public required byte[] Guild { get; init; }

    [Column("Settings")]
    public required byte[] Settings { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

internal sealed class ServerRowConfiguration : IEntityTypeConfiguration<ServerRow>
{
    public void Configure(EntityTypeBuilder<ServerRow> builder)
    {
        builder.ToTable("Servers");
        builder.HasKey(s => s.Id);
        builder.HasIndex(s => s.Guild).IsUnique();
    }
}

/// <summary>Loads and saves the settings of servers. Discord ids are stored sealed, and rows are found by a blind index.</summary>
internal sealed class ServerSettingsStore(Vault vault)
{
    public async Task<ServerSettings> FindAsync(BotContext context, Snowflake guild, CancellationToken cancel)
    {
        var index = Index(guild);
        var row = await context.Set<ServerRow>().SingleOrDefaultAsync(s => s.Guild == index, cancel);
        return row is null ? new ServerSettings() : Open(row);
    }

    /// <summary>Returns the settings of all servers with the ids of their rows.</summary>
    public async Task<IReadOnlyList<(Guid Row, ServerSettings Settings)>> AllAsync(BotContext context, CancellationToken cancel) =>
        [.. (await context.Set<ServerRow>().ToListAsync(cancel)).Select(row => (row.Id, Open(row)))];

    public async Task<ServerSettings?> ByRowAsync(BotContext context, Guid id, CancellationToken cancel) =>
        await context.Set<ServerRow>().SingleOrDefaultAsync(s => s.Id == id, cancel) is { } row ? Open(row) : null;

    public async Task SaveRowAsync(BotContext context, Guid id, Func<ServerSettings, ServerSettings> change, CancellationToken cancel)
    {
        if (await context.Set<ServerRow>().SingleOrDefaultAsync(s => s.Id == id, cancel) is { } row)
            Change(row, change);
    }

    /// <summary>Creates or changes the settings and returns the id of their row.</summary>
    public async Task<Guid> SaveAsync(
        BotContext context,
        Snowflake guild,
        Func<ServerSettings, ServerSettings> change,
        CancellationToken cancel)
    {
        var index = Index(guild);
        var row = await context.Set<ServerRow>().SingleOrDefaultAsync(s => s.Guild == index, cancel);
        if (row is null)
        {
            var fresh = new ServerRow { Id = context.NewId(), Guild = index, Settings = [] };
            fresh.Settings = Seal(fresh, change(new ServerSettings { Guild = guild.Value }));
            context.Add(fresh);
            return fresh.Id;
        }

        Change(row, change);
        return row.Id;
    }

    public async Task RemoveAsync(BotContext context, Snowflake guild, CancellationToken cancel)
    {
        var index = Index(guild);
        await context.Set<ServerRow>().Where(s => s.Guild == index).ExecuteDeleteAsync(cancel);
    }

    private void Change(ServerRow row, Func<ServerSettings, ServerSettings> change)
    {
        var settings = change(Open(row));
        row.Version++;
        row.Settings = Seal(row, settings);
    }

    private byte[] Index(Snowflake guild) => vault.BlindIndex(BlindIndexKinds.Server, guild.Value);

    private ServerSettings Open(ServerRow row) =>
        vault.ReadForBot<ServerSettings>(SealedColumns.ServerSettings(row.Id, row.Version), row.Settings);

    private byte[] Seal(ServerRow row, ServerSettings settings) =>
        vault.SealForBot(SealedColumns.ServerSettings(row.Id, row.Version), JsonSerializer.SerializeToUtf8Bytes(settings));
}

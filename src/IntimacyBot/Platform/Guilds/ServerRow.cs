using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using System.Text.Json.Serialization;
using Discord.Models;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntimacyBot.Platform.Guilds;

/// <summary>What whoever runs a server has set.</summary>
internal sealed record ServerSettings
{
    /// <summary>Whose they are.</summary>
    [JsonPropertyName("Guild")]
    public ulong Guild { get; init; }

    /// <summary>The channel under which rooms and bells are.</summary>
    [JsonPropertyName("Home")]
    public ulong? Home { get; init; }

    /// <summary>The start card in it.</summary>
    [JsonPropertyName("StartCard")]
    public ulong? StartCard { get; init; }

    /// <summary>Where the start card stands; it stays there when the home moves.</summary>
    [JsonPropertyName("StartCardIn")]
    public ulong? StartCardIn { get; init; }

    /// <summary>What the start card looked like when it was last shown.</summary>
    [JsonPropertyName("StartMark")]
    public string? StartMark { get; init; }

    /// <summary>Counts the start cards posted: a card posted anew is another one.</summary>
    [JsonPropertyName("StartTurn")]
    public int StartTurn { get; init; }

    /// <summary>How often it was asked that the start card be looked after ...</summary>
    [JsonPropertyName("StartAsked")]
    public int StartAsked { get; init; }

    /// <summary>... and up to which of these it has been.</summary>
    [JsonPropertyName("StartSeen")]
    public int StartSeen { get; init; }

    /// <summary>The language of what stands in the home channel for everybody.</summary>
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

/// <summary>Reads and saves a server's settings; Discord ids are found by a blind index and kept sealed.</summary>
internal sealed class ServerSettingsStore(Vault vault)
{
    public async Task<ServerSettings> FindAsync(BotContext context, Snowflake guild, CancellationToken cancel)
    {
        var index = Index(guild);
        var row = await context.Set<ServerRow>().SingleOrDefaultAsync(s => s.Guild == index, cancel);
        return row is null ? new ServerSettings() : Open(row);
    }

    /// <summary>All servers by the id of their row.</summary>
    public async Task<IReadOnlyList<(Guid Row, ServerSettings Settings)>> AllAsync(BotContext context, CancellationToken cancel) =>
        [.. (await context.Set<ServerRow>().ToListAsync(cancel)).Select(row => (row.Id, Open(row)))];

    public async Task<ServerSettings?> ByRowAsync(BotContext context, Guid id, CancellationToken cancel) =>
        await context.Set<ServerRow>().SingleOrDefaultAsync(s => s.Id == id, cancel) is { } row ? Open(row) : null;

    public async Task SaveRowAsync(BotContext context, Guid id, Func<ServerSettings, ServerSettings> change, CancellationToken cancel)
    {
        if (await context.Set<ServerRow>().SingleOrDefaultAsync(s => s.Id == id, cancel) is { } row)
            Change(row, change);
    }

    /// <summary>Returns the id of the row.</summary>
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
            var fresh = new ServerRow { Id = Guid.CreateVersion7(), Guild = index, Settings = [] };
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
        JsonSerializer.Deserialize<ServerSettings>(vault.OpenForBot(SealedColumns.ServerSettings(row.Id, row.Version), row.Settings))!;

    private byte[] Seal(ServerRow row, ServerSettings settings) =>
        vault.SealForBot(SealedColumns.ServerSettings(row.Id, row.Version), JsonSerializer.SerializeToUtf8Bytes(settings));
}

using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Servers;

/// <summary>A server that removed the bot. The row exists until the bot is back, or until everything of the server is erased.</summary>
internal sealed class ServerRemovalRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    /// <summary>This is the blind index of the server's id, by which the row is found.</summary>
    [Column("Index")]
    public required byte[] Index { get; init; }

    /// <summary>This is the server's id, sealed, because the erasure needs the id itself.</summary>
    [Column("Guild")]
    public required byte[] Guild { get; set; }

    [Column("DueAt")]
    public required Instant DueAt { get; set; }
}

internal sealed class ServerRemovalRowConfiguration : IEntityTypeConfiguration<ServerRemovalRow>
{
    public void Configure(EntityTypeBuilder<ServerRemovalRow> builder)
    {
        builder.ToTable("ServerRemovals");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => r.Index).IsUnique();
        builder.HasIndex(r => r.DueAt);
    }
}

using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Servers;

/// <summary>A server that took the bot out, until everything of it goes.</summary>
internal sealed class ServerRemovalRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    /// <summary>The blind index of the server.</summary>
    [Column("Index")]
    public required byte[] Index { get; init; }

    /// <summary>Its id.</summary>
    [Column("Guild")]
    public required byte[] Guild { get; init; }

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

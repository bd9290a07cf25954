using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Platform.Storage;

/// <summary>An interaction that has had its effect already. Its id is a Discord id, so only its blind index is stored.</summary>
internal sealed class SeenInteractionRow
{
    [Column("Id")]
    public required byte[] Id { get; init; }

    [Column("At")]
    public required Instant At { get; init; }
}

/// <summary>The resume point of the gateway session. The table has at most one row.</summary>
internal sealed class GatewaySessionRow
{
    public const int Only = 1;

    [Column("Id")]
    public int Id { get; init; } = Only;

    [Column("Session")]
    public required byte[] Session { get; set; }

    [Column("Sequence")]
    public required long Sequence { get; set; }
}

/// <summary>One named value about the database itself.</summary>
internal sealed class SystemValueRow
{
    [Column("Name")]
    public required string Name { get; init; }

    [Column("Value")]
    public required byte[] Value { get; set; }
}

/// <summary>
/// One person's data key, wrapped by a key derived from the master key. When this row is deleted, nobody can read that person's words any
/// more.
/// </summary>
internal sealed class DataKeyRow
{
    [Column("Owner")]
    public required Guid Owner { get; init; }

    [Column("Wrapped")]
    public required byte[] Wrapped { get; set; }
}

internal sealed class StorageRowConfiguration :
    IEntityTypeConfiguration<SeenInteractionRow>,
    IEntityTypeConfiguration<GatewaySessionRow>,
    IEntityTypeConfiguration<SystemValueRow>,
    IEntityTypeConfiguration<DataKeyRow>
{
    public void Configure(EntityTypeBuilder<SeenInteractionRow> builder)
    {
        builder.ToTable("SeenInteractions");
        builder.HasKey(seen => seen.Id);
        builder.HasIndex(seen => seen.At);
    }

    public void Configure(EntityTypeBuilder<GatewaySessionRow> builder)
    {
        builder.ToTable("GatewaySessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<SystemValueRow> builder) => builder.ToTable("SystemValues").HasKey(v => v.Name);

    public void Configure(EntityTypeBuilder<DataKeyRow> builder) => builder.ToTable("DataKeys").HasKey(key => key.Owner);
}

using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Members;

internal sealed class PersonRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    /// <summary>The blind index of server and user.</summary>
    [Column("Who")]
    public required byte[] Who { get; init; }

    /// <summary>The blind index of the user alone, for direct messages.</summary>
    [Column("User")]
    public required byte[] User { get; init; }

    [Column("State")]
    public required byte[] State { get; set; }

    /// <summary>When a consent is asked about next.</summary>
    [Column("DueAt")]
    public Instant? DueAt { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

/// <summary>Somebody wants no more invitations from somebody, or from anybody. Two ids mixed into one number: nothing to be read.</summary>
internal sealed class BlockRow
{
    [Column("Id")]
    public required byte[] Id { get; init; }
}

internal sealed class PersonRowConfiguration : IEntityTypeConfiguration<PersonRow>, IEntityTypeConfiguration<BlockRow>
{
    public void Configure(EntityTypeBuilder<PersonRow> builder)
    {
        builder.ToTable("People");
        builder.HasKey(p => p.Id);
        builder.HasIndex(p => p.Who).IsUnique();
        builder.HasIndex(p => p.User);
        builder.HasIndex(p => p.DueAt);
    }

    public void Configure(EntityTypeBuilder<BlockRow> builder)
    {
        builder.ToTable("Blocks");
        builder.HasKey(m => m.Id);
    }
}

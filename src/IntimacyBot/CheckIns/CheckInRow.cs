using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>One person's weekly prompt. When, where and how often it was not met is sealed; only when it is due next stands open.</summary>
internal sealed class CheckInRow
{
    [Column("Person")]
    public required Guid Person { get; init; }

    [Column("State")]
    public required byte[] State { get; set; }

    /// <summary>Null while it rests.</summary>
    [Column("DueAt")]
    public Instant? DueAt { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

internal sealed class CheckInRowConfiguration : IEntityTypeConfiguration<CheckInRow>
{
    public void Configure(EntityTypeBuilder<CheckInRow> builder)
    {
        builder.ToTable("CheckIns");
        builder.HasKey(c => c.Person);
        builder.HasIndex(c => c.DueAt);
    }
}

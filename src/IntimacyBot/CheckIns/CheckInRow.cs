using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Represents one person's weekly prompt. Only the next due time is stored unencrypted; the schedule and the count of unmet prompts are
/// encrypted.
/// </summary>
internal sealed class CheckInRow
{
    [Column("Person")]
    public required Guid Person { get; init; }

    [Column("State")]
    public required byte[] State { get; set; }

    /// <summary>The prompt is due at this time. It is null while the prompt rests, or if its time zone or its person is unknown.</summary>
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

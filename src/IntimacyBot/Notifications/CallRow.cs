using System.ComponentModel.DataAnnotations.Schema;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Something that waits for one person. It holds no words and nobody's name.</summary>
internal sealed class CallRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Person")]
    public required Guid Person { get; init; }

    [Column("Kind")]
    public required string Kind { get; init; }

    [Column("About")]
    public required Guid About { get; init; }

    [Column("At")]
    public required Instant At { get; set; }

    [Column("Needs")]
    public Consent? Needs { get; set; }

    [Column("Stage")]
    public RingStage Stage { get; set; }

    /// <summary>When a standing ring is taken away.</summary>
    [Column("DueAt")]
    public Instant? DueAt { get; set; }

    [Column("Sounds")]
    public bool Sounds { get; set; }

    /// <summary>Channel and message of the ring in Discord, sealed.</summary>
    [Column("Posted")]
    public byte[]? Posted { get; set; }

    [Column("Version")]
    public long Version { get; set; }

    [Column("Painted")]
    public long Painted { get; set; }

    public Ring Ring
    {
        get => Stage switch
        {
            RingStage.Waiting => new Ring.Waiting(),
            RingStage.Standing => new Ring.Standing(DueAt!.Value, Sounds),
            RingStage.Still => new Ring.Still(),
            _ => new Ring.Gone(),
        };
        set
        {
            var standing = value as Ring.Standing;
            (DueAt, Sounds) = (standing?.Until, standing?.Sounds ?? false);
            Stage = value switch
            {
                Ring.Waiting => RingStage.Waiting,
                Ring.Standing => RingStage.Standing,
                Ring.Still => RingStage.Still,
                _ => RingStage.Gone,
            };
        }
    }
}

internal enum RingStage
{
    Waiting = 0,
    Standing = 1,
    Still = 2,
    Gone = 3,
}

internal sealed class CallRows : IEntityTypeConfiguration<CallRow>
{
    public void Configure(EntityTypeBuilder<CallRow> builder)
    {
        builder.ToTable("Calls");
        builder.HasKey(c => c.Id);
        builder.Ignore(c => c.Ring);
        builder.HasIndex(c => new { c.Person, c.Kind, c.About }).IsUnique();
        builder.HasIndex(c => c.About);
        builder.HasIndex(c => c.DueAt);
        // Every sweep looks for what is not shown yet: few among all who wait.
        builder.HasIndex(c => c.Person).HasFilter("\"Painted\" < \"Version\"");
    }
}

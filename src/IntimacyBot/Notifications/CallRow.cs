using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Something that waits for one person. It holds no words and nobody's name.</summary>
internal sealed class CallRow
{
    public required Guid Id { get; init; }

    public required Guid Person { get; init; }

    public required string Kind { get; init; }

    public required Guid About { get; init; }

    public required Instant At { get; set; }

    public Consent? Needs { get; set; }

    public RingStage Stage { get; set; }

    /// <summary>When a standing ring is taken away.</summary>
    public Instant? DueAt { get; set; }

    public bool Sounds { get; set; }

    /// <summary>Channel and message of the ring in Discord, sealed.</summary>
    public byte[]? Posted { get; set; }

    public long Version { get; set; }

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
    Waiting,
    Standing,
    Still,
    Gone,
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

using System.ComponentModel.DataAnnotations.Schema;
using IntimacyBot.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Something that waits for one person. The row holds no words and no names.</summary>
internal sealed class NotificationRow
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
    public NotificationStage Stage { get; set; }

    /// <summary>
    /// Says what the ring asks of its person. It decides whether the ring always sounds, and what it means when nobody came.
    /// </summary>
    [Column("Purpose")]
    public NotificationPurpose Purpose { get; set; }

    /// <summary>The time when a posted ring is removed, and after which a waiting ring is not posted any more.</summary>
    [Column("DueAt")]
    public Instant? DueAt { get; set; }

    [Column("Sounds")]
    public bool Sounds { get; set; }

    /// <summary>The channel and message of the ring in Discord, encrypted.</summary>
    [Column("Posted")]
    public byte[]? Posted { get; set; }

    [Column("Version")]
    public long Version { get; set; }

    [Column("Reconciled")]
    public long Reconciled { get; set; }

    public NotificationState State
    {
        get => Stage switch
        {
            NotificationStage.Waiting => new NotificationState.Waiting(DueAt),
            NotificationStage.Posted => new NotificationState.Posted(DueAt!.Value, Sounds),
            NotificationStage.Settled => new NotificationState.Settled(DueAt!.Value),
            NotificationStage.Quiet => new NotificationState.Quiet(),
            _ => new NotificationState.Withdrawn(),
        };
        set
        {
            Sounds = value is NotificationState.Posted { Sounds: true };
            (Stage, DueAt) = value switch
            {
                NotificationState.Waiting waiting => (NotificationStage.Waiting, waiting.Until),
                NotificationState.Posted posted => (NotificationStage.Posted, posted.Until),
                NotificationState.Settled settled => (NotificationStage.Settled, settled.Until),
                NotificationState.Quiet => (NotificationStage.Quiet, (Instant?)null),
                _ => (NotificationStage.Withdrawn, null),
            };
        }
    }
}

/// <summary>The purpose of a ring.</summary>
internal enum NotificationPurpose
{
    /// <summary>The ring tells something and asks for nothing.</summary>
    Notice = 0,

    /// <summary>
    /// Somebody asks for the person, or a time does that they set themselves. It is unmet if its time passes and they did not come.
    /// </summary>
    Ask = 1,

    /// <summary>The person came to this ask, and its ring is still posted.</summary>
    MetAsk = 2,

    /// <summary>The person was told that this ring would come. It always sounds, and it does not count against the budget.</summary>
    Promised = 3,
}

internal enum NotificationStage
{
    Waiting = 0,
    Posted = 1,
    Quiet = 2,
    Withdrawn = 3,
    Settled = 4,
}

internal sealed class NotificationRowConfiguration : IEntityTypeConfiguration<NotificationRow>
{
    public void Configure(EntityTypeBuilder<NotificationRow> builder)
    {
        builder.ToTable("Notifications");
        builder.HasKey(c => c.Id);
        builder.Ignore(c => c.State);
        builder.HasIndex(c => new { c.Person, c.Kind, c.About });
        builder.HasIndex(c => c.About);
        builder.HasIndex(c => c.DueAt);
        // Every sweep looks for the few rows that are not shown yet, so the index holds only these.
        builder.HasIndex(c => c.Person).HasFilter("\"Reconciled\" < \"Version\"");
    }
}

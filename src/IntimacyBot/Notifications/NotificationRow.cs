using System.ComponentModel.DataAnnotations.Schema;
using IntimacyBot.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Something that waits for one person. It holds no words and nobody's name.</summary>
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

    [Column("Reconciled")]
    public long Reconciled { get; set; }

    public NotificationState State
    {
        get => Stage switch
        {
            NotificationStage.Waiting => new NotificationState.Waiting(),
            NotificationStage.Posted => new NotificationState.Posted(DueAt!.Value, Sounds),
            NotificationStage.Quiet => new NotificationState.Quiet(),
            _ => new NotificationState.Withdrawn(),
        };
        set
        {
            var standing = value as NotificationState.Posted;
            (DueAt, Sounds) = (standing?.Until, standing?.Sounds ?? false);
            Stage = value switch
            {
                NotificationState.Waiting => NotificationStage.Waiting,
                NotificationState.Posted => NotificationStage.Posted,
                NotificationState.Quiet => NotificationStage.Quiet,
                _ => NotificationStage.Withdrawn,
            };
        }
    }
}

internal enum NotificationStage
{
    Waiting = 0,
    Posted = 1,
    Quiet = 2,
    Withdrawn = 3,
}

internal sealed class NotificationRowConfiguration : IEntityTypeConfiguration<NotificationRow>
{
    public void Configure(EntityTypeBuilder<NotificationRow> builder)
    {
        builder.ToTable("Notifications");
        builder.HasKey(c => c.Id);
        builder.Ignore(c => c.State);
        builder.HasIndex(c => new { c.Person, c.Kind, c.About }).IsUnique();
        builder.HasIndex(c => c.About);
        builder.HasIndex(c => c.DueAt);
        // Every sweep looks for what is not shown yet: few among all who wait.
        builder.HasIndex(c => c.Person).HasFilter("\"Reconciled\" < \"Version\"");
    }
}

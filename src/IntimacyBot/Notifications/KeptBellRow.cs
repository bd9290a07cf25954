using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>
/// Represents the bell of somebody who has left. The bell stays as long as it would if they were merely silent, so that it does not give
/// away that they left.
/// </summary>
internal sealed class KeptBellRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    /// <summary>
    /// Holds the couple that the person left. The bell is kept until that couple comes to rest. <see cref="Guid.Empty"/> means that there
    /// was no couple.
    /// </summary>
    [Column("Couple")]
    public required Guid Couple { get; init; }

    /// <summary>Holds the encrypted id of the bell's thread.</summary>
    [Column("Bell")]
    public required byte[] Bell { get; init; }

    /// <summary>The bell is deleted at this time. It is null once that time has come, until the bell is deleted.</summary>
    [Column("DueAt")]
    public Instant? DueAt { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

internal sealed class KeptBellRowConfiguration : IEntityTypeConfiguration<KeptBellRow>
{
    public void Configure(EntityTypeBuilder<KeptBellRow> builder)
    {
        builder.ToTable("KeptBells");
        builder.HasKey(b => b.Id);
        builder.HasIndex(b => b.Couple);
        builder.HasIndex(b => b.DueAt);
    }
}

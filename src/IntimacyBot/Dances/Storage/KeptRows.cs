using System.ComponentModel.DataAnnotations.Schema;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Dances.Storage;

/// <summary>
/// Holds what somebody said they would do. Only its author is asked about it, once, and then it is deleted. It says neither where nor to
/// whom it was said.
/// </summary>
internal sealed class PromiseRow
{
    /// <summary>The id is random, because an ordered id would tell when the promise was made.</summary>
    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Author")]
    public required Guid Author { get; init; }

    [Column("Content")]
    public required Sealed<Words> Content { get; set; }

    /// <summary>
    /// The author is asked at this time. Once they have been asked, the promise is deleted at this time if it is still unanswered.
    /// </summary>
    [Column("DueAt")]
    public required Instant DueAt { get; set; }

    [Column("Asked")]
    public bool Asked { get; set; }

    /// <summary>True for what its author tries for a week. Nobody is asked about it, and it is deleted at its time.</summary>
    [Column("ForWeek")]
    public bool ForWeek { get; init; }

    [Column("Version")]
    public long Version { get; set; }
}

/// <summary>Holds one person's half of the loop that the two have described together.</summary>
internal sealed class LoopRow
{
    [Column("Couple")]
    public required Guid Couple { get; init; }

    [Column("Author")]
    public required Guid Author { get; init; }

    /// <summary>Holds the answers as encrypted JSON, each under its key STEP.FIELD.</summary>
    [Column("Content")]
    public required Sealed<Words> Content { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

internal sealed class KeptWordRowConfiguration : IEntityTypeConfiguration<PromiseRow>, IEntityTypeConfiguration<LoopRow>
{
    public void Configure(EntityTypeBuilder<PromiseRow> builder)
    {
        builder.ToTable("Promises");
        builder.HasKey(p => p.Id);
        builder.HasIndex(p => p.Author);
        builder.HasIndex(p => p.DueAt);
    }

    public void Configure(EntityTypeBuilder<LoopRow> builder)
    {
        builder.ToTable("Loops");
        builder.HasKey(l => new { l.Couple, l.Author });
        builder.HasIndex(l => l.Author);
    }
}

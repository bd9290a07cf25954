using System.ComponentModel.DataAnnotations.Schema;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Dances.Storage;

/// <summary>
/// What somebody said they would do: asked about once, of its author alone, then gone. It says neither where nor to whom.
/// </summary>
internal sealed class PromiseRow
{
    /// <summary>A random one: an ordered id would tell when it was said.</summary>
    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Author")]
    public required Guid Author { get; init; }

    [Column("Content")]
    public required Sealed<Words> Content { get; set; }

    /// <summary>When its author is asked; once they have been, when it goes unanswered.</summary>
    [Column("DueAt")]
    public required Instant DueAt { get; set; }

    [Column("Asked")]
    public bool Asked { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

/// <summary>One's own half of the loop that two people have named.</summary>
internal sealed class LoopRow
{
    [Column("Couple")]
    public required Guid Couple { get; init; }

    [Column("Author")]
    public required Guid Author { get; init; }

    /// <summary>Each answer by STEP.FIELD.</summary>
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

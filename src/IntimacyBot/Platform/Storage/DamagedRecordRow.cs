using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// A record that cannot be read any more, with all of its columns as they were, so that nothing is lost by putting it aside. What two
/// people share has one row for each of them.
/// </summary>
internal sealed class DamagedRecordRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    /// <summary>Holds whose record it was; <see cref="Guid.Empty"/> for one that was only the bot's.</summary>
    [Column("Person")]
    public required Guid Person { get; init; }

    /// <summary>Holds the table in which the record was.</summary>
    [Column("Table")]
    public required string Table { get; init; }

    /// <summary>Holds the columns of the record as JSON. What was sealed in it is still sealed.</summary>
    [Column("Content")]
    public required byte[] Content { get; init; }

    /// <summary>The row is deleted at this time.</summary>
    [Column("DueAt")]
    public required Instant DueAt { get; init; }

    /// <summary>True once its person has read that something of theirs cannot be read any more.</summary>
    [Column("Told")]
    public bool Told { get; set; }
}

internal sealed class DamagedRecordRowConfiguration : IEntityTypeConfiguration<DamagedRecordRow>
{
    public void Configure(EntityTypeBuilder<DamagedRecordRow> builder)
    {
        builder.ToTable("DamagedRecords");
        builder.HasKey(d => d.Id);
        builder.HasIndex(d => d.Person);
        builder.HasIndex(d => d.DueAt);
    }
}

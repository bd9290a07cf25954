using System.ComponentModel.DataAnnotations.Schema;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntimacyBot.GoodStuff;

/// <summary>An entry in a couple's jar, encrypted with its author's key. The row says neither when nor where the entry was made.</summary>
internal sealed class JarRow
{
    /// <summary>The id is random, because an ordered id would tell when the entry was put in.</summary>
    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Couple")]
    public required Guid Couple { get; init; }

    [Column("Author")]
    public required Guid Author { get; init; }

    [Column("Content")]
    public required Sealed<Words> Content { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

internal sealed class JarRowConfiguration : IEntityTypeConfiguration<JarRow>
{
    public void Configure(EntityTypeBuilder<JarRow> builder)
    {
        builder.ToTable("Jar");
        builder.HasKey(j => j.Id);
        builder.HasIndex(j => j.Couple);
        builder.HasIndex(j => j.Author);
    }
}

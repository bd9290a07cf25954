using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Members;

internal sealed class PersonRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    /// <summary>This is the blind index of server and user together.</summary>
    [Column("Who")]
    public required byte[] Who { get; init; }

    /// <summary>This is the blind index of the user alone. It finds a person's rows in all servers, which direct messages need.</summary>
    [Column("User")]
    public required byte[] User { get; init; }

    /// <summary>
    /// Holds who the person is and what they have set. It is null when that could not be read any more, until the person comes themselves.
    /// </summary>
    [Column("State")]
    public required byte[]? State { get; set; }

    /// <summary>This is the next moment at which a consent is asked about or lapses.</summary>
    [Column("DueAt")]
    public Instant? DueAt { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

/// <summary>
/// One entry of the block list. Its id is a blind index of server, recipient and, when only one sender is meant, that sender, so that the
/// row tells nobody who is meant, nor whether somebody blocked another or left them.
/// </summary>
internal sealed class BlockRow
{
    [Column("Id")]
    public required byte[] Id { get; init; }
}

internal sealed class PersonRowConfiguration : IEntityTypeConfiguration<PersonRow>, IEntityTypeConfiguration<BlockRow>
{
    public void Configure(EntityTypeBuilder<PersonRow> builder)
    {
        builder.ToTable("People");
        builder.HasKey(p => p.Id);
        builder.HasIndex(p => p.Who).IsUnique();
        builder.HasIndex(p => p.User);
        builder.HasIndex(p => p.DueAt);
    }

    public void Configure(EntityTypeBuilder<BlockRow> builder)
    {
        builder.ToTable("Blocks");
        builder.HasKey(m => m.Id);
    }
}

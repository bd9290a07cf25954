using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Couples;

internal sealed class CoupleRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    /// <summary>Holds the server, the language, and which practices of the journey are done or open.</summary>
    [Column("About")]
    public required byte[] About { get; set; }

    /// <summary>The time when the couple rests unless both share something before; null while it rests.</summary>
    [Column("DueAt")]
    public Instant? DueAt { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

internal sealed class MembershipRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Couple")]
    public required Guid Couple { get; init; }

    [Column("Side")]
    public required Side Side { get; init; }

    /// <summary>Null once this partner has left.</summary>
    [Column("Person")]
    public Guid? Person { get; set; }

    /// <summary>
    /// The blind index of server and user while this partner is in the couple. It is unique, so that nobody is in two couples of one
    /// server.
    /// </summary>
    [Column("Who")]
    public byte[]? Who { get; set; }

    /// <summary>This value stays as long as the couple exists, so that nothing changes for the partner who was left.</summary>
    [Column("User")]
    public required byte[] User { get; init; }
}

internal sealed class CoupleRowConfiguration : IEntityTypeConfiguration<CoupleRow>, IEntityTypeConfiguration<MembershipRow>
{
    public void Configure(EntityTypeBuilder<CoupleRow> builder)
    {
        builder.ToTable("Couples");
        builder.HasKey(c => c.Id);
        builder.HasIndex(c => c.DueAt);
    }

    public void Configure(EntityTypeBuilder<MembershipRow> builder)
    {
        builder.ToTable("Memberships");
        builder.HasKey(m => m.Id);
        builder.HasIndex(m => m.Who).IsUnique();
        builder.HasIndex(m => new { m.Couple, m.Side }).IsUnique();
        builder.HasOne<CoupleRow>().WithMany().HasForeignKey(m => m.Couple).OnDelete(DeleteBehavior.Cascade);
    }
}

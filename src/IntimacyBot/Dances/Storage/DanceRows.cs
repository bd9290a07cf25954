using System.ComponentModel.DataAnnotations.Schema;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Dances.Storage;

/// <summary>A dance from its first draft until its room is locked. What it is about is sealed.</summary>
internal sealed class DanceRow
{
    /// <summary>The reconciler's name for these rows.</summary>
    public const string ReconciledAs = "dance";

    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Couple")]
    public required Guid Couple { get; init; }

    /// <summary>The sealed state: which script it follows, where it is and whose move it is.</summary>
    [Column("State")]
    public required byte[] State { get; set; }

    /// <summary>What Discord shows of it.</summary>
    [Column("Rendered")]
    public byte[]? Rendered { get; set; }

    /// <summary>The blind index by which its room is found.</summary>
    [Column("Room")]
    public byte[]? Room { get; set; }

    [Column("DueAt")]
    public Instant? DueAt { get; set; }

    /// <summary>Is Discord behind the state?</summary>
    [Column("IsPending")]
    public bool IsPending { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

/// <summary>Everything one author wrote in one dance, under that author's key.</summary>
internal sealed class AuthorWordsRow
{
    [Column("Dance")]
    public required Guid Dance { get; init; }

    [Column("Author")]
    public required Guid Author { get; init; }

    [Column("Content")]
    public required Sealed<Words> Content { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

/// <summary>A room after its dance: only where it is, and until when.</summary>
internal sealed class KeptRoomRow
{
    /// <summary>The reconciler's name for these rows.</summary>
    public const string ReconciledAs = "room";

    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Room")]
    public required byte[] Room { get; init; }

    /// <summary>The blind index by which it is found.</summary>
    [Column("Index")]
    public required byte[] Index { get; init; }

    /// <summary>Whose it was, so that either may clear it when they leave.</summary>
    [Column("Couple")]
    public required Guid Couple { get; init; }

    [Column("DueAt")]
    public Instant? DueAt { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

internal sealed class DanceRowConfiguration
    : IEntityTypeConfiguration<DanceRow>, IEntityTypeConfiguration<AuthorWordsRow>, IEntityTypeConfiguration<KeptRoomRow>
{
    public void Configure(EntityTypeBuilder<DanceRow> builder)
    {
        builder.ToTable("Dances");
        builder.HasKey(d => d.Id);
        builder.HasIndex(d => d.Couple);
        builder.HasIndex(d => d.DueAt);
        builder.HasIndex(d => d.Room);
        builder.HasIndex(d => d.IsPending).HasFilter("\"IsPending\"");
    }

    public void Configure(EntityTypeBuilder<AuthorWordsRow> builder)
    {
        builder.ToTable("AuthorWords");
        builder.HasKey(f => new { f.Dance, f.Author });
        builder.HasIndex(f => f.Author);
    }

    public void Configure(EntityTypeBuilder<KeptRoomRow> builder)
    {
        builder.ToTable("KeptRooms");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => r.DueAt);
        builder.HasIndex(r => r.Couple);
        builder.HasIndex(r => r.Index);
    }
}

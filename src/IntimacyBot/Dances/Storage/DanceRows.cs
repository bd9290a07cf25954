using System.ComponentModel.DataAnnotations.Schema;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Dances.Storage;

/// <summary>Represents a dance from its first draft until its room is locked. What the dance is about is encrypted.</summary>
internal sealed class DanceRow
{
    /// <summary>The reconciler knows these rows by this name.</summary>
    public const string ReconciledAs = "dance";

    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Couple")]
    public required Guid Couple { get; set; }

    /// <summary>The encrypted state says which practice the dance follows, which step it has reached and who has to act next.</summary>
    [Column("State")]
    public required byte[] State { get; set; }

    /// <summary>Holds the encrypted <see cref="RenderedRoom"/>. It is null until something about the room has been recorded.</summary>
    [Column("Rendered")]
    public byte[]? Rendered { get; set; }

    /// <summary>
    /// Holds the blind index of the room's thread id, by which the dance is found. It is null while the dance has no room.
    /// </summary>
    [Column("Room")]
    public byte[]? Room { get; set; }

    /// <summary>Holds the room that serves a day, in which the dance is; null for a dance with a room of its own.</summary>
    [Column("DayRoom")]
    public Guid? DayRoom { get; set; }

    [Column("DueAt")]
    public Instant? DueAt { get; set; }

    /// <summary>True when Discord may not yet show the saved state, so that the reconciler has to compare the two.</summary>
    [Column("IsPending")]
    public bool IsPending { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

/// <summary>Holds everything that one author wrote in one dance, encrypted with the key of that author.</summary>
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

/// <summary>
/// Represents a room whose dance has ended or has moved to another room. It holds only where the room is and when it is deleted.
/// </summary>
internal sealed class KeptRoomRow
{
    /// <summary>The reconciler knows these rows by this name.</summary>
    public const string ReconciledAs = "room";

    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Room")]
    public required byte[] Room { get; init; }

    /// <summary>Holds the blind index of the thread id, by which this row is found.</summary>
    [Column("Index")]
    public required byte[] Index { get; init; }

    /// <summary>Holds the couple whose room this was. Either of the two may have it deleted when they leave.</summary>
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
        builder.HasIndex(d => d.DayRoom);
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

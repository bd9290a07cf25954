using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Dances.Storage;

/// <summary>Represents a couple's room that serves a day, from the moment in which it is to be made until it is locked.</summary>
internal sealed class DayRoomRow
{
    /// <summary>The reconciler knows these rows by this name.</summary>
    public const string ReconciledAs = "day room";

    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Couple")]
    public required Guid Couple { get; init; }

    /// <summary>The encrypted state says until when the day lasts, and when its last dance closed.</summary>
    [Column("State")]
    public required byte[] State { get; set; }

    /// <summary>
    /// Holds the encrypted <see cref="RenderedRoom"/>, in which the floor card is the room's first card. It is null until something about
    /// the room has been recorded.
    /// </summary>
    [Column("Rendered")]
    public byte[]? Rendered { get; set; }

    /// <summary>Holds the blind index of the thread id, by which the room is found. It is null while there is no thread.</summary>
    [Column("Room")]
    public byte[]? Room { get; set; }

    [Column("DueAt")]
    public Instant? DueAt { get; set; }

    /// <summary>True when Discord may not yet show the saved state, so that the reconciler has to compare the two.</summary>
    [Column("IsPending")]
    public bool IsPending { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

internal sealed class DayRoomRowConfiguration : IEntityTypeConfiguration<DayRoomRow>
{
    public void Configure(EntityTypeBuilder<DayRoomRow> builder)
    {
        builder.ToTable("DayRooms");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => r.Couple);
        builder.HasIndex(r => r.DueAt);
        builder.HasIndex(r => r.Room);
        builder.HasIndex(r => r.IsPending).HasFilter("\"IsPending\"");
    }
}

using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Couples;

internal enum InvitationStage
{
    Sent = 0,
    Pending = 1,
    Lapsed = 2,
}

/// <summary>It belongs to the inviter, and holds nothing of what the other did.</summary>
internal sealed class InvitationRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Inviter")]
    public required Guid Inviter { get; init; }

    /// <summary>The blind index of server, inviter and invited, in this order.</summary>
    [Column("Pair")]
    public required byte[] Pair { get; init; }

    [Column("About")]
    public required byte[] About { get; init; }

    [Column("Stage")]
    public InvitationStage Stage { get; set; }

    /// <summary>The inviter's budget allows that somebody hears of it; whether anybody did is not kept here.</summary>
    [Column("Rings")]
    public bool Rings { get; init; }

    /// <summary>When it lapses; of a lapsed one, when it is forgotten unread.</summary>
    [Column("DueAt")]
    public required Instant DueAt { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

/// <summary>
/// That an invitation rang, kept as long as the budget needs it. It says nothing of what came of it, and outlives a leaving.
/// </summary>
internal sealed class SpentInvitationRow
{
    [Column("Id")]
    public required Guid Id { get; init; }

    [Column("Pair")]
    public required byte[] Pair { get; init; }

    /// <summary>The blind index of server and inviter.</summary>
    [Column("Inviter")]
    public required byte[] Inviter { get; init; }

    [Column("At")]
    public required Instant At { get; init; }
}

internal sealed class InvitationRowConfiguration : IEntityTypeConfiguration<InvitationRow>, IEntityTypeConfiguration<SpentInvitationRow>
{
    public void Configure(EntityTypeBuilder<InvitationRow> builder)
    {
        builder.ToTable("Invitations");
        builder.HasKey(i => i.Id);
        builder.HasIndex(i => i.Pair).IsUnique();
        builder.HasIndex(i => i.Inviter);
        builder.HasIndex(i => i.Stage);
        builder.HasIndex(i => i.DueAt);
    }

    public void Configure(EntityTypeBuilder<SpentInvitationRow> builder)
    {
        builder.ToTable("SpentInvitations");
        builder.HasKey(s => s.Id);
        builder.HasIndex(s => s.Pair);
        builder.HasIndex(s => s.Inviter);
        builder.HasIndex(s => s.At);
    }
}

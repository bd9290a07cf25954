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

/// <summary>The row belongs to the inviter and holds nothing about what the invited person did.</summary>
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

    /// <summary>True when the inviter's budget allows a notification. Whether anybody was notified is not stored here.</summary>
    [Column("Rings")]
    public bool Rings { get; init; }

    /// <summary>The time when the invitation expires. For an expired one it is the time when it is deleted unread.</summary>
    [Column("DueAt")]
    public required Instant DueAt { get; set; }

    [Column("Version")]
    public long Version { get; set; }
}

/// <summary>
/// Records that an invitation has notified, for as long as the budget needs it. It does not say what came of the invitation, and it stays
/// when the inviter leaves. Only whoever leaves a couple loses those of their invitations to their partner.
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

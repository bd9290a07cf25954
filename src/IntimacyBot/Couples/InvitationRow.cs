using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace IntimacyBot.Couples;

internal enum InvitationStage
{
    Sent,
    Standing,
    Lapsed,
}

/// <summary>It belongs to the inviter, and holds nothing of what the other did.</summary>
internal sealed class InvitationRow
{
    public required Guid Id { get; init; }

    public required Guid Inviter { get; init; }

    /// <summary>The blind index of server, inviter and invited, in this order.</summary>
    public required byte[] Pair { get; init; }

    public required byte[] About { get; init; }

    public InvitationStage Stage { get; set; }

    /// <summary>The inviter's budget allows that somebody hears of it; whether anybody did is not kept here.</summary>
    public bool Rings { get; init; }

    /// <summary>When it lapses; of a lapsed one, when it is forgotten unread.</summary>
    public required Instant DueAt { get; set; }

    public long Version { get; set; }
}

/// <summary>That an invitation rang, kept as long as the budget needs it. It says nothing of what came of it, and outlives a leaving.</summary>
internal sealed class InvitationSpent
{
    public required Guid Id { get; init; }

    public required byte[] Pair { get; init; }

    /// <summary>The blind index of server and inviter.</summary>
    public required byte[] Inviter { get; init; }

    public required Instant At { get; init; }
}

internal sealed class InvitationRows : IEntityTypeConfiguration<InvitationRow>, IEntityTypeConfiguration<InvitationSpent>
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

    public void Configure(EntityTypeBuilder<InvitationSpent> builder)
    {
        builder.ToTable("InvitationsSpent");
        builder.HasKey(s => s.Id);
        builder.HasIndex(s => s.Pair);
        builder.HasIndex(s => s.Inviter);
        builder.HasIndex(s => s.At);
    }
}

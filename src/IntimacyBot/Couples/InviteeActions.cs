using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>What came of an invited person's yes.</summary>
internal sealed record AcceptResult(Couple? Couple, IReadOnlyList<Guid> Called)
{
    public static AcceptResult Repeated { get; } = new(null, []) { Refusal = Platform.Rules.Refusal.Repeated };

    /// <summary>They are in a couple, which concerns themselves and may be said.</summary>
    public bool InACouple { get; init; }

    public Refusal? Refusal { get; init; }
}

/// <summary>What an invited person does. Their own couple they may read of; whatever is the other's is not available.</summary>
internal sealed class InviteeActions(
    PersonStore people,
    CoupleStore couples,
    InvitationStore invitations,
    PairingService pairing,
    BlockList blocks,
    Notifier notifier)
{
    public async Task<AcceptResult> AcceptAsync(
        BotContext context,
        InteractionContext interaction,
        Guid invitation,
        CancellationToken cancel)
    {
        var invite = await invitations.FindAsync(context, invitation, cancel);
        if (invite is null)
            return await RepeatedAsync(context, interaction, cancel);
        if (invite.To != interaction.User)
            return new AcceptResult(null, []);
        if (!await pairing.IsFreeAsync(context, invite.Guild, interaction.User, cancel))
            return new AcceptResult(null, []) { InACouple = true };
        var decision = await pairing.AcceptAsync(context, invite, interaction.Language, interaction.At, cancel);
        return decision.Next is { } called
            ? new AcceptResult(await couples.OfAsync(context, invite.Guild, interaction.User, cancel), called)
            : new AcceptResult(null, []) { Refusal = decision.Refusal };
    }

    /// <summary>A second press of the same: those whom it paired read the same again.</summary>
    public async Task<AcceptResult> RepeatedAsync(BotContext read, InteractionContext interaction, CancellationToken cancel) =>
        new(interaction.Guild is { } guild ? await couples.OfAsync(read, guild, interaction.User, cancel) : null, []);

    /// <summary>Is it somebody else's?</summary>
    public async Task<bool> IsOthersAsync(BotContext read, InteractionContext interaction, Guid invitation, CancellationToken cancel) =>
        await invitations.FindAsync(read, invitation, cancel) is { } invite && invite.To != interaction.User;

    /// <summary>This invitation waits no longer, and no further one of the same person will. Returns who did it.</summary>
    public async Task<Guid?> NoMoreAsync(BotContext context, InteractionContext interaction, Guid invitation, CancellationToken cancel)
    {
        var invite = await invitations.FindAsync(context, invitation, cancel);
        if (invite?.To != interaction.User || await people.FindAsync(context, invite.Guild, interaction.User, cancel) is not { } person)
            return null;
        await blocks.AddAsync(context, invite.Guild, to: interaction.User, from: invite.From, cancel);
        await notifier.WithdrawAsync(context, invite.Id, person.Id, kind: null, cancel);
        return person.Id;
    }
}

using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>The result of an invited person's yes.</summary>
internal sealed record AcceptResult(Couple? Couple, IReadOnlyList<Guid> Called)
{
    public static AcceptResult Repeated { get; } = new(null, []) { Refusal = Platform.Rules.Refusal.Repeated };

    /// <summary>True when the invited person is in a couple already. They may be told, because it concerns only themselves.</summary>
    public bool InACouple { get; init; }

    public Refusal? Refusal { get; init; }
}

/// <summary>
/// Carries out what an invited person does. They may be told about their own couple; everything about the other person is answered with
/// "not available".
/// </summary>
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
        if (invite?.To != interaction.User)
            return await RepeatedAsync(context, interaction, cancel);
        if (!await pairing.IsFreeAsync(context, invite.Guild, interaction.User, invite.From, cancel))
            return new AcceptResult(null, []) { InACouple = true };
        var decision = await pairing.AcceptAsync(context, invite, interaction.Language, interaction.At, cancel);
        return decision.Next is { } called
            ? new AcceptResult(await couples.OfAsync(context, invite.Guild, interaction.User, cancel), called)
            : new AcceptResult(null, []) { Refusal = decision.Refusal };
    }

    /// <summary>
    /// Handles a second press of the same button: the person whom the first press paired reads the same page again. Somebody else's
    /// invitation is answered alike, so that nobody learns whether it is still there.
    /// </summary>
    public async Task<AcceptResult> RepeatedAsync(BotContext read, InteractionContext interaction, CancellationToken cancel) =>
        new(interaction.Guild is { } guild ? await couples.OfAsync(read, guild, interaction.User, cancel) : null, []);

    /// <summary>True when the invitation is there, and for the asker.</summary>
    public async Task<bool> IsMineAsync(BotContext read, InteractionContext interaction, Guid invitation, CancellationToken cancel) =>
        await invitations.FindAsync(read, invitation, cancel) is { } invite && invite.To == interaction.User;

    /// <summary>Ends this invitation and blocks further ones of the same inviter. Returns the person who did it.</summary>
    public async Task<Guid?> NoMoreAsync(BotContext context, InteractionContext interaction, Guid invitation, CancellationToken cancel)
    {
        var invite = await invitations.FindAsync(context, invitation, cancel);
        if (invite?.To != interaction.User || await people.FindAsync(context, invite.Guild, interaction.User, cancel) is not { } person)
            return null;
        await blocks.AddAsync(context, invite.Guild, to: interaction.User, from: invite.From, cancel);
        await notifier.SettleAsync(context, invite.Id, person.Id, kind: null, cancel);
        return person.Id;
    }
}

using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Handles the two ways of leaving. Each must be confirmed by typing one word.</summary>
internal sealed class LeaveCommands(
    IdempotentInteractions idempotent,
    LeaveService leaveService,
    PartnerNames partners,
    Texts texts,
    Reconciler reconciler) : IRoutes
{
    /// <summary>The word is the same in every language, and its case does not matter.</summary>
    private const string Word = "LEAVE";

    private const string Field = "word";

    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("leave", CouplesText.CommandLeave), WaysAsync);
        routes.Press<LeaveId>((interaction, _, cancel) => WaysAsync(interaction, cancel));
        routes.Press<LeaveChoiceId>((interaction, id, _) => Task.FromResult(Form(interaction, id)), opensForm: true);
        routes.Form<LeaveFormId>(LeaveAsync);
    }

    private async Task<Reply> LeaveAsync(InteractionContext interaction, LeaveFormId id, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return texts.InYourServer(interaction);
        if (!IsWord(interaction.Interaction.Data.Fields.GetValueOrDefault(Field)?.Value))
            return await WaysAsync(interaction, guild, texts[interaction.Language, CouplesText.LeaveWrongWord], cancel);
        var left =
            await idempotent.SaveAsync(
                interaction,
                (context, token) => leaveService.LeaveAsync(context, guild, interaction.User, id.Clear, interaction.At, token),
                again: null,
                cancel);
        reconciler.Bells(left);
        return texts.Page(
            interaction.Language,
            PageBuilder.Text(texts[interaction.Language, id.Clear ? CouplesText.LeaveDoneClear : CouplesText.LeaveDone]));
    }

    private static bool IsWord(string? typed) => string.Equals(typed?.Trim(), Word, StringComparison.OrdinalIgnoreCase);

    private Reply Form(InteractionContext interaction, LeaveChoiceId id) => interaction.Guild is null
        ? texts.InYourServer(interaction)
        : new Reply.Form(new Modal(
            new LeaveFormId(id.Clear).Write(),
            texts[interaction.Language, CouplesText.LeaveTitle],
            [new Label(
                texts[interaction.Language, CouplesText.LeaveField],
                new TextInput(Field, TextInputStyle.Short) { MaxLength = 20, Placeholder = Word })]));

    private async Task<Reply> WaysAsync(InteractionContext interaction, CancellationToken cancel) => interaction.Guild is { } guild
        ? await WaysAsync(interaction, guild, said: null, cancel)
        : texts.InYourServer(interaction);

    /// <summary>The notice about a wrong word is part of the page itself, so that it disappears with the page.</summary>
    private async Task<Reply> WaysAsync(InteractionContext interaction, Snowflake guild, string? said, CancellationToken cancel)
    {
        var partner = await partners.OfAsync(interaction.Language, guild, interaction.User, cancel);
        var back = WaysBack.To(interaction, texts, default(LeaveId).Write()) ?? default(SettingsId).Write();
        return Ways(interaction.Language, partner, back, said);
    }

    private Reply.Page Ways(string language, string partner, string back, string? said) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, CouplesText.LeavePage]),
            PageBuilder.Text(texts[language, CouplesText.LeaveQuietly]),
            PageBuilder.Text(texts[language, CouplesText.LeaveClear, ("partner", partner)]),
            PageBuilder.Small(texts[language, CouplesText.LeaveSmall]),
            .. said is null ? Array.Empty<Component>() : [PageBuilder.Text(said)],
            PageBuilder.Row(
                PageBuilder.Grave(texts[language, CouplesText.LabelLeaveQuietly], new LeaveChoiceId(Clear: false)),
                PageBuilder.Grave(texts[language, CouplesText.LabelLeaveClear], new LeaveChoiceId(Clear: true))),
            .. texts.BackRow(language, back),
        ]).FoundBy(default(LeaveId));
}

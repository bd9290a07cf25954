using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Two ways of leaving, each behind one typed word.</summary>
internal sealed class LeaveCommands(
    IdempotentInteractions idempotent,
    LeaveService leaveService,
    Texts texts,
    Reconciler reconciler) : IRoutes
{
    /// <summary>The same in every language, in any case.</summary>
    private const string Word = "LEAVE";

    private const string Field = "word";

    public void Map(RouteTable routes)
    {
        routes.Command(
            texts.Command("leave", CouplesText.CommandLeave),
            (interaction, _) => Task.FromResult(Ways(interaction, CouplesText.LeavePage)));
        routes.Press<LeaveId>((interaction, _, _) => Task.FromResult(Ways(interaction, CouplesText.LeavePage)));
        routes.Press<LeaveChoiceId>((interaction, id, _) => Task.FromResult(Form(interaction, id)), opensForm: true);
        routes.Form<LeaveFormId>(LeaveAsync);
    }

    private async Task<Reply> LeaveAsync(InteractionContext interaction, LeaveFormId id, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return texts.InYourServer(interaction);
        if (!IsWord(interaction.Interaction.Data.Fields.GetValueOrDefault(Field)?.Value))
            return Ways(interaction, CouplesText.LeaveWrongWord, CouplesText.LeavePage);
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

    private Reply Ways(InteractionContext interaction, params IEnumerable<CouplesText> said) => interaction.Guild is null
        ? texts.InYourServer(interaction)
        : texts.Page(
            interaction.Language,
            PageBuilder.Text(string.Join("\n\n", said.Select(s => texts[interaction.Language, s]))),
            PageBuilder.Row(
                PageBuilder.Grave(texts[interaction.Language, CouplesText.LabelLeaveQuietly], new LeaveChoiceId(Clear: false)),
                PageBuilder.Grave(texts[interaction.Language, CouplesText.LabelLeaveClear], new LeaveChoiceId(Clear: true))));
}

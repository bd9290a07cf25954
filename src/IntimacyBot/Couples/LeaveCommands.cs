using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Two ways of leaving, each behind one typed word.</summary>
internal sealed class LeaveCommands(IdempotentInteractions once, LeaveService departure, Texts texts, Reconciler painter) : IRoutes
{
    /// <summary>The same in every language, in any case.</summary>
    private const string Word = "LEAVE";

    private const string Field = "word";

    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("leave", CouplesText.CommandLeave), (ask, _) => Task.FromResult(Ways(ask, CouplesText.LeavePage)));
        routes.Press<LeaveId>((ask, _, _) => Task.FromResult(Ways(ask, CouplesText.LeavePage)));
        routes.Press<LeaveChoiceId>((ask, id, _) => Task.FromResult(Form(ask, id)), opensForm: true);
        routes.Form<LeaveFormId>(LeaveAsync);
    }

    private async Task<Reply> LeaveAsync(InteractionContext ask, LeaveFormId id, CancellationToken cancel)
    {
        if (ask.Guild is not { } guild)
            return texts.InYourServer(ask);
        if (!IsWord(ask.Interaction.Data.Fields.GetValueOrDefault(Field)?.Value))
            return Ways(ask, CouplesText.LeaveWrongWord, CouplesText.LeavePage);
        var left = await once.SaveAsync(ask, (context, token) => departure.LeaveAsync(context, guild, ask.User, id.Clear, ask.At, token), again: null, cancel);
        painter.Bells(left);
        return texts.Page(ask.Language, PageBuilder.Text(texts[ask.Language, id.Clear ? CouplesText.LeaveDoneClear : CouplesText.LeaveDone]));
    }

    private static bool IsWord(string? typed) => string.Equals(typed?.Trim(), Word, StringComparison.OrdinalIgnoreCase);

    private Reply Form(InteractionContext ask, LeaveChoiceId id) => ask.Guild is null
        ? texts.InYourServer(ask)
        : new Reply.Form(new Modal(
            new LeaveFormId(id.Clear).Write(),
            texts[ask.Language, CouplesText.LeaveTitle],
            [new Label(texts[ask.Language, CouplesText.LeaveField], new TextInput(Field, TextInputStyle.Short) { MaxLength = 20, Placeholder = Word })]));

    private Reply Ways(InteractionContext ask, params IEnumerable<CouplesText> said) => ask.Guild is null
        ? texts.InYourServer(ask)
        : texts.Page(
            ask.Language,
            PageBuilder.Text(string.Join("\n\n", said.Select(s => texts[ask.Language, s]))),
            PageBuilder.Row(
                PageBuilder.Grave(texts[ask.Language, CouplesText.LabelLeaveQuietly], new LeaveChoiceId(Clear: false)),
                PageBuilder.Grave(texts[ask.Language, CouplesText.LabelLeaveClear], new LeaveChoiceId(Clear: true))));
}

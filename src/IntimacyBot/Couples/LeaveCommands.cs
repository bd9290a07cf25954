using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Handles the two ways of leaving. Each must be confirmed by typing one word.</summary>
internal sealed class LeaveCommands(LeaveMoves moves, LeaveView view, PartnerNames partners, Texts texts) : IRoutes
{
    private static readonly LeaveWording Wording = new(
        "LEAVE",
        CouplesText.LeaveTitle,
        CouplesText.LeaveField,
        CouplesText.LabelLeaveQuietly,
        CouplesText.LabelLeaveClear,
        clear => new LeaveChoiceId(clear).Write(),
        clear => new LeaveFormId(clear).Write());

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
        if (!LeaveView.Confirms(interaction, Wording))
            return await WaysAsync(interaction, guild, texts[interaction.Language, CouplesText.LeaveWrongWord], cancel);
        await moves.LeaveAsync(interaction, guild, id.Clear, cancel);
        return view.Done(interaction.Language, id.Clear);
    }

    private Reply Form(InteractionContext interaction, LeaveChoiceId id) =>
        interaction.Guild is null ? texts.InYourServer(interaction) : view.Form(interaction.Language, Wording, id.Clear);

    private async Task<Reply> WaysAsync(InteractionContext interaction, CancellationToken cancel) => interaction.Guild is { } guild
        ? await WaysAsync(interaction, guild, said: null, cancel)
        : texts.InYourServer(interaction);

    /// <summary>The notice about a wrong word is part of the page itself, so that it disappears with the page.</summary>
    private async Task<Reply> WaysAsync(InteractionContext interaction, Snowflake guild, string? said, CancellationToken cancel)
    {
        var language = interaction.Language;
        var partner = await partners.OfAsync(language, guild, interaction.User, cancel);
        var back = WaysBack.To(interaction, texts, default(LeaveId).Write()) ?? default(SettingsId).Write();
        return view.Ways(language, Wording, texts[language, CouplesText.LeavePage], partner, back, said).FoundBy(default(LeaveId));
    }
}

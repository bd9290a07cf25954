using IntimacyBot.Couples;
using IntimacyBot.Dances.Handlers;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>Begins a check-in, with a partner or, for somebody who has none here, alone.</summary>
internal sealed class CheckInStart(
    CheckInQueries queries,
    PracticeStart dances,
    HomeChannels homes,
    SoloCheckInView alone,
    CheckInView view,
    Texts texts)
{
    /// <summary>Shows the page of a prompt, unless something waits already or prevents a new check-in.</summary>
    public async Task<Reply> NowAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return texts.InYourServer(interaction);
        if (await queries.CoupleAsync(guild, interaction.User, cancel) is not { } couple)
            return alone.Page(interaction.Language);
        var (reply, opened) = await dances.BringAsync(interaction, CheckInMoves.Practice, PageCarryOver.Nothing, cancel);
        return opened ? await PageAsync(interaction, couple, cancel) : reply;
    }

    /// <summary>Opens the form at once, unless something prevents a new check-in.</summary>
    public async Task<Reply> WriteAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return texts.InYourServer(interaction);
        return await queries.CoupleAsync(guild, interaction.User, cancel) is not null
            ? await dances.WriteAsync(interaction, CheckInMoves.Practice, cancel)
            : alone.Form(interaction.Language, interaction.FormOpening);
    }

    public Reply WrittenAlone(InteractionContext interaction) =>
        alone.Written(interaction.Language, interaction.Interaction.Data.Fields);

    private async Task<Reply> PageAsync(InteractionContext interaction, Couple couple, CancellationToken cancel)
    {
        var me = couple.SideOf(interaction.User)!.Value;
        var person = couple[me].Person!.Value;
        var home = await homes.FindAsync(couple.Guild, cancel);
        var readers = view.Readers(interaction.Language, couple, home);
        var title = dances.TitleOf(CheckInMoves.Practice, interaction.Language);
        var waits = (await queries.StatusAsync(interaction, null, cancel)).Waiting;
        var partner = couple.Name(me.Other());
        return view.Prompt(interaction.Language, person, title, unmet: false, readers, back: interaction.OnPage, waits, partner);
    }
}

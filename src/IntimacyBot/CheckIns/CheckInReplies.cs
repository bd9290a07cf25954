using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>Answers every change with the page of the schedule that is set now.</summary>
internal sealed class CheckInReplies(CheckInQueries queries, StatusView view, Texts texts)
{
    /// <summary>
    /// Builds the page of the schedule. <paramref name="page"/> is the person whose page was pressed, because an interaction in a direct
    /// message names no server.
    /// </summary>
    public async Task<Reply> StatusAsync(
        InteractionContext interaction,
        Guid? page,
        CancellationToken cancel,
        CheckInText title = CheckInText.Status)
    {
        if (interaction.Guild is null && page is null)
            return texts.InYourServer(interaction);
        return view.Page(interaction.Language, await queries.StatusAsync(interaction, page, cancel), title);
    }

    /// <summary>Says which prompt was skipped and when the next one comes.</summary>
    public async Task<Reply> SkippedAsync(
        InteractionContext interaction,
        Guid? page,
        CheckInText said,
        CancellationToken cancel,
        bool back = false)
    {
        if (interaction.Guild is null && page is null)
            return texts.InYourServer(interaction);
        return view.Skipped(interaction.Language, await queries.StatusAsync(interaction, page, cancel), said, back);
    }
}

using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>Answers with what is set now, after whatever was done.</summary>
internal sealed class CheckInReplies(CheckInQueries queries, CheckInView view, Texts texts)
{
    /// <summary>
    /// <paramref name="page"/>: the person whose page was pressed, for a page in direct messages knows no server.
    /// <paramref name="onlyIfActive"/>: where no prompt comes for now, what was done is not said.
    /// </summary>
    public async Task<Reply> StatusAsync(
        InteractionContext interaction,
        Guid? page,
        CheckInText? done,
        CancellationToken cancel,
        bool onlyIfActive = false)
    {
        if (interaction.Guild is null && page is null)
            return texts.InYourServer(interaction);
        var status = await queries.StatusAsync(interaction, page, cancel);
        var silent = onlyIfActive && status.CheckIn is { Resting: true } or { Away: true };
        return view.Status(interaction.Language, status, silent ? null : done);
    }
}

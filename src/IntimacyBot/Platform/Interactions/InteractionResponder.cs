using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using Discord.Rest.Api;

namespace IntimacyBot.Platform.Interactions;

/// <summary>Sends the one answer that an interaction gets, either directly or after a deferral.</summary>
internal sealed class InteractionResponder(DiscordRest rest, InteractionContext interaction, Texts.Texts texts)
{
    private bool _deferred;

    /// <summary>Returns true when the work is not done in time and the interaction has to be deferred.</summary>
    public static async Task<bool> IsSlowAsync(Task work, TimeSpan deferAfter, CancellationToken cancel)
    {
        await work.WaitAsync(deferAfter, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !work.IsCompleted;
    }

    public async Task DeferAsync(CancellationToken cancel)
    {
        var first = UpdatesPage ? InteractionResponse.DeferUpdate : InteractionResponse.DeferMessage(ephemeral: true);
        await rest.CreateInteractionResponseAsync(interaction.Interaction, first, cancel);
        _deferred = true;
    }

    public Task SendAsync(Reply reply, CancellationToken cancel) =>
        _deferred ? SendLateAsync(reply, cancel) : SendFirstAsync(reply, cancel);

    private Task SendFirstAsync(Reply reply, CancellationToken cancel) => reply is Reply.Hide
        ? HideAsync(cancel)
        : rest.CreateInteractionResponseAsync(interaction.Interaction, First(reply), cancel);

    /// <summary>
    /// After a deferral the answer edits or follows the deferred message, because an interaction is acknowledged only once.
    /// </summary>
    private Task SendLateAsync(Reply reply, CancellationToken cancel) => reply switch
    {
        Reply.Page { Beside: true } page when UpdatesPage =>
            rest.CreateFollowupAsync(interaction.Interaction, MessageCreate.V2(page.Components).AsEphemeral(), cancel),
        Reply.Page page => rest.EditOriginalAsync(interaction.Interaction, MessageEdit.V2(page.Components), cancel),
        Reply.Hide => RemoveAsync(cancel),
        Reply.Silent => UpdatesPage ? Task.CompletedTask : rest.DeleteOriginalAsync(interaction.Interaction, cancel),
        _ => throw new InvalidOperationException($"{reply.GetType().Name} has to be the first answer: its route may not be deferred."),
    };

    private bool UpdatesPage =>
        interaction.OnPage && interaction.Interaction.Type is InteractionType.MessageComponent or InteractionType.ModalSubmit;

    private InteractionResponse First(Reply reply) => reply switch
    {
        Reply.Page page when UpdatesPage && !page.Beside => InteractionResponse.Update(MessageEdit.V2(page.Components)),
        Reply.Page page => InteractionResponse.Message(MessageCreate.V2(page.Components).AsEphemeral()),
        Reply.Form form => InteractionResponse.Modal(form.Modal),
        Reply.Choices choices => InteractionResponse.Autocomplete(choices.Found),
        _ when interaction.Interaction.Type == InteractionType.ApplicationCommand || interaction.Interaction.Message is null =>
            InteractionResponse.Message(MessageCreate.V2(new TextDisplay(texts[interaction.Language, RouterText.Done])).AsEphemeral()),
        _ => InteractionResponse.DeferUpdate,
    };

    private async Task HideAsync(CancellationToken cancel)
    {
        await rest.CreateInteractionResponseAsync(interaction.Interaction, InteractionResponse.DeferUpdate, cancel);
        await RemoveAsync(cancel);
    }

    /// <summary>
    /// Deletes the page with the token of this press. When that is no longer possible, the page is replaced by a short text.
    /// </summary>
    private async Task RemoveAsync(CancellationToken cancel)
    {
        try
        {
            await rest.DeleteOriginalAsync(interaction.Interaction, cancel);
        }
        catch (DiscordApiException)
        {
            await rest.EditOriginalAsync(
                interaction.Interaction,
                MessageEdit.V2(new TextDisplay(texts[interaction.Language, RouterText.AllDone])),
                cancel);
        }
    }
}

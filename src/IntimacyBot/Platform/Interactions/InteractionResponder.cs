using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using Discord.Rest.Api;

namespace IntimacyBot.Platform.Interactions;

/// <summary>Makes the responder of each interaction.</summary>
internal sealed class InteractionResponders(
    DiscordRest rest, Texts.Texts texts, StalePages stalePages, ThreadPages threadPages, OpenedForms forms)
{
    public InteractionResponder Of(InteractionContext interaction) => new(rest, texts, stalePages, threadPages, forms, interaction);
}

/// <summary>Sends the one answer that an interaction gets, either directly or after a deferral.</summary>
internal sealed class InteractionResponder(
    DiscordRest rest,
    Texts.Texts texts,
    StalePages stalePages,
    ThreadPages threadPages,
    OpenedForms forms,
    InteractionContext interaction)
{
    private readonly DescribingPage? _pressed = stalePages.Take(interaction.PageOrigin, interaction.Interaction.Id);
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

    public async Task SendAsync(Reply reply, CancellationToken cancel)
    {
        reply = threadPages.Fitting(interaction, reply);
        if (reply is Reply.Form { Modal: var form })
            forms.Remember(interaction.User, form);
        var followup = _deferred ? await SendLateAsync(reply, cancel) : await SendFirstAsync(reply, cancel);
        foreach (var more in (reply as Reply.Page)?.Following ?? [])
            await rest.CreateFollowupAsync(interaction.Interaction, MessageCreate.V2(more).AsEphemeral(), cancel);
        var replaces = UpdatesPage && reply is Reply.Page { Beside: false } or Reply.Hide;
        if (interaction.PageOrigin is { } pressed && !replaces)
            await stalePages.ReturnAsync(pressed, interaction.Interaction.Id, _pressed, cancel);
        if ((replaces ? interaction.PageOrigin : interaction.Interaction.Id) is { } origin)
            await NoteAsync(reply, origin, followup, cancel);
    }

    /// <summary>Notes what stands where, so that it ends when it does not hold any more.</summary>
    private async Task NoteAsync(Reply reply, Snowflake origin, Snowflake? followup, CancellationToken cancel)
    {
        if (reply is Reply.Hide)
            threadPages.Remove(origin);
        if (reply is not Reply.Page page)
            return;
        await threadPages.AddAsync(interaction, origin, followup, page, cancel);
        if (page.Describes is { } state)
            await stalePages.AddAsync(
                new DescribingPage(state, origin, interaction.Interaction, followup, stalePages.Now, page.Afterwards)
                {
                    Later = page.Later,
                },
                cancel);
    }

    private async Task<Snowflake?> SendFirstAsync(Reply reply, CancellationToken cancel)
    {
        // Only a page of one's own is hidden. What stands in a channel belongs to everybody there, whatever id a press on it carries.
        await (reply is Reply.Hide && interaction.OnPage
            ? HideAsync(cancel)
            : rest.CreateInteractionResponseAsync(interaction.Interaction, First(reply), cancel));
        return null;
    }

    /// <summary>
    /// After a deferral the answer edits or follows the deferred message, because an interaction is acknowledged only once. Returns the
    /// message that follows; null if none does.
    /// </summary>
    private async Task<Snowflake?> SendLateAsync(Reply reply, CancellationToken cancel)
    {
        if (reply is Reply.Page { Beside: true } beside && UpdatesPage)
        {
            return (await rest.CreateFollowupAsync(interaction.Interaction, Created(beside), cancel)).Id;
        }

        await ReplaceAsync(reply, cancel);
        return null;
    }

    private Task ReplaceAsync(Reply reply, CancellationToken cancel) => reply switch
    {
        Reply.Page page => rest.EditOriginalAsync(interaction.Interaction, Edited(page), cancel),
        Reply.Hide => RemoveAsync(cancel),
        Reply.Silent => UpdatesPage ? Task.CompletedTask : rest.DeleteOriginalAsync(interaction.Interaction, cancel),
        _ => throw new InvalidOperationException($"{reply.GetType().Name} has to be the first answer: its route may not be deferred."),
    };

    private bool UpdatesPage =>
        interaction.OnPage && interaction.Interaction.Type is InteractionType.MessageComponent or InteractionType.ModalSubmit;

    private InteractionResponse First(Reply reply) => reply switch
    {
        Reply.Page page when UpdatesPage && !page.Beside => InteractionResponse.Update(Edited(page)),
        Reply.Page page => InteractionResponse.Message(Created(page)),
        Reply.Form form => InteractionResponse.Modal(form.Modal),
        Reply.Choices choices => InteractionResponse.Autocomplete(choices.Found),
        _ when interaction.Interaction.Type == InteractionType.ApplicationCommand || interaction.Interaction.Message is null =>
            InteractionResponse.Message(MessageCreate.V2(new TextDisplay(texts[interaction.Language, RouterText.Done])).AsEphemeral()),
        _ => InteractionResponse.DeferUpdate,
    };

    private static MessageCreate Created(Reply.Page page) => MessageCreate.V2(page.Components).AsEphemeral() with { Files = page.Files };

    /// <summary>The files of the page that was pressed go with it; without a list Discord would keep them.</summary>
    private MessageEdit Edited(Reply.Page page) => MessageEdit.V2(page.Components) with
    {
        Files = page.Files,
        KeepAttachments = interaction.Interaction.Message is { Attachments.Count: > 0 } ? [] : null,
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

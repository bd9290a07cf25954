using Discord.Gateway;
using Discord.Interactions;
using Discord.Models.Components;
using Discord.Rest;
using Discord.Rest.Api;
using NodaTime;

namespace IntimacyBot.Platform.Interactions;

/// <summary>Calls the handler of each interaction and sends its reply to the person who asked.</summary>
internal sealed partial class Router(
    RouteTable routes,
    InteractionResponders responders,
    Texts.Texts texts,
    FailureReplies failures,
    InteractionTimings timings,
    ILogger<Router> log)
{
    private readonly RecentInteractions _recent = new();

    /// <summary>
    /// Answers one interaction, in the language of the person's Discord client. A fault of a handler or of Discord is logged and not
    /// thrown.
    /// </summary>
    public async Task AnswerAsync(Interaction interaction, GatewaySession? resumePoint, CancellationToken cancel)
    {
        if (!_recent.Begin(interaction.Id))
            return;
        var at = Instant.FromDateTimeOffset(interaction.Id.CreatedAt);
        var context = new InteractionContext(interaction, texts.LanguageFor(interaction.Locale), at)
        {
            ResumePoint = resumePoint
        };
        var route = routes.Find(interaction);
        var responder = responders.Of(context);
        try
        {
            if (route is null)
                await responder.SendAsync(
                    interaction.Type == InteractionType.Autocomplete ? new Reply.Choices([]) : failures.MovedOn(context),
                    cancel);
            else
                await RunAsync(route, context, responder, cancel);
        }
        catch (InvalidRequestException e)
        {
            // Discord would refuse this reply. The message names the field and never what stands in it.
            CardRefused(e.Message, interaction.Id.Value);
            await responder.SendAsync(failures.Sorry(context), cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownInteraction
            or ErrorCode.AlreadyAcknowledged
            or ErrorCode.InvalidWebhookToken
            or ErrorCode.UnknownWebhook
            or ErrorCode.UnknownMessage)
        {
            // The move is saved already, so nothing is lost: the person finds the page again through the notification or /home.
            AnsweredTooLate(interaction.Id.Value, e.Code);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            // Discord failed or could not be reached. The move is saved, so whoever presses again reads the current state.
            NotAnswered(interaction.Id.Value, e.Message);
        }
    }

    private async Task RunAsync(Route route, InteractionContext interaction, InteractionResponder responder, CancellationToken cancel)
    {
        var work = HandleAsync(route, interaction, cancel);
        try
        {
            if (!route.OpensForm && await InteractionResponder.IsSlowAsync(work, timings.DeferAfter, cancel))
                await responder.DeferAsync(cancel);
        }
        finally
        {
            // The work is awaited even when the deferral failed, because the caller may stop only after all work on this interaction is
            // done.
            await work;
        }

        await responder.SendAsync(DirectMessagePages.Of(interaction, await work), cancel);
    }

    /// <summary>
    /// Runs the handler. This is the only general catch: whatever goes wrong, the person reads one sentence and no saved state is lost.
    /// </summary>
    private async Task<Reply> HandleAsync(Route route, InteractionContext interaction, CancellationToken cancel)
    {
        // The handler leaves this thread at once, so that an interaction can be deferred even when its handler does not yield.
        await Task.Yield();
        try
        {
            return await route.Handle(interaction, cancel);
        }
        catch (UnreadableIdException)
        {
            return failures.MovedOn(interaction);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            HandlerHindered(CustomIds.RouteOf(interaction.CustomId), interaction.Interaction.Id.Value, e.Message);
            return failures.Failed(interaction, e);
        }
#pragma warning disable CA1031 // The summary says why this catch is general.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            // Only the type and the stack trace are logged, because an exception's message may contain what somebody wrote.
            HandlerFailed(e.GetType().Name, CustomIds.RouteOf(interaction.CustomId), interaction.Interaction.Id.Value, e.StackTrace);
            return failures.Failed(interaction, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Handler of '{Route}' failed with {Error} at interaction {Interaction} {Trace}")]
    private partial void HandlerFailed(string error, string route, ulong interaction, string? trace);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Handler of '{Route}' was hindered at interaction {Interaction} ({Reason})")]
    private partial void HandlerHindered(string route, ulong interaction, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A reply does not fit Discord's limits: {Field}, at interaction {Interaction}")]
    private partial void CardRefused(string field, ulong interaction);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Interaction {Interaction} got no answer ({Reason})")]
    private partial void NotAnswered(ulong interaction, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Interaction {Interaction} could not be answered any more ({Code})")]
    private partial void AnsweredTooLate(ulong interaction, int code);
}

using Discord.Gateway;
using Discord.Interactions;
using Discord.Models.Components;
using Discord.Rest;
using Discord.Rest.Api;
using NodaTime;

namespace IntimacyBot.Platform.Interactions;

/// <summary>Takes every interaction to its handler, and the handler's reply to the person who asked.</summary>
internal sealed partial class Router(RouteTable routes, DiscordRest rest, Texts.Texts texts, TimeProvider clock, ILogger<Router> log)
{
    private readonly RecentInteractions _recent = new();

    /// <summary>A person may choose their own language; otherwise Discord's locale decides.</summary>
    public async Task AnswerAsync(Interaction interaction, GatewaySession? resumePoint, CancellationToken cancel)
    {
        if (!_recent.Begin(interaction.Id))
            return;
        var ask = new InteractionContext(interaction, texts.LanguageFor(interaction.Locale), Instant.FromDateTimeOffset(clock.GetUtcNow()))
        {
            ResumePoint = resumePoint
        };
        var route = routes.Find(interaction);
        var answer = new InteractionResponder(rest, ask, texts);
        try
        {
            if (route is null)
                await answer.SendAsync(
                    interaction.Type == InteractionType.Autocomplete ? new Reply.Choices([]) : Say(ask, RouterText.MovedOn),
                    cancel);
            else
                await RunAsync(route, ask, answer, cancel);
        }
        catch (InvalidRequestException e)
        {
            // A card of ours that Discord would refuse: the message names the field, never what stands in it.
            CardRefused(e.Message, interaction.Id.Value);
            await answer.SendAsync(Say(ask, RouterText.Sorry), cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownInteraction
            or ErrorCode.AlreadyAcknowledged
            or ErrorCode.InvalidWebhookToken
            or ErrorCode.UnknownWebhook
            or ErrorCode.UnknownMessage)
        {
            // The move is saved; its page waits in the bell and in /home.
            AnsweredTooLate(interaction.Id.Value, e.Code);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            // Discord's bad day. What was done is saved; who sees that it failed presses again, and reads where it stands.
            NotAnswered(interaction.Id.Value, e.Message);
        }
    }

    private async Task RunAsync(Route route, InteractionContext interaction, InteractionResponder answer, CancellationToken cancel)
    {
        var work = HandleAsync(route, interaction, cancel);
        try
        {
            if (!route.OpensForm && await InteractionResponder.IsSlowAsync(work, cancel))
                await answer.DeferAsync(cancel);
        }
        finally
        {
            // Heard or not: nothing goes on behind the back of whoever waits for this interaction to be done.
            await work;
        }

        await answer.SendAsync(DirectMessagePages.Of(interaction, await work), cancel);
    }

    /// <summary>The only general catch: whatever went wrong, a person reads one kind sentence and nothing is lost.</summary>
    private async Task<Reply> HandleAsync(Route route, InteractionContext interaction, CancellationToken cancel)
    {
        // Off this thread at once, so that work which does not yield can still be deferred.
        await Task.Yield();
        try
        {
            return await route.Handle(interaction, cancel);
        }
        catch (UnreadableIdException)
        {
            return Say(interaction, RouterText.MovedOn);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            HandlerHindered(CustomIds.RouteOf(interaction.CustomId), interaction.Interaction.Id.Value, e.Message);
            return Say(interaction, RouterText.Sorry);
        }
#pragma warning disable CA1031 // See above.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            // Type and place only: a message may carry what somebody wrote.
            HandlerFailed(e.GetType().Name, CustomIds.RouteOf(interaction.CustomId), interaction.Interaction.Id.Value, e.StackTrace);
            return Say(interaction, RouterText.Sorry);
        }
    }

    private Reply Say(InteractionContext interaction, RouterText key) => interaction.Interaction.Type == InteractionType.Autocomplete
        ? new Reply.Choices([])
        : new Reply.Page([new TextDisplay(texts[interaction.Language, key])]) { Beside = true };

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

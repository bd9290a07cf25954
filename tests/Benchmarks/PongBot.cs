using System.Diagnostics.CodeAnalysis;
using Discord.Gateway;
using Discord.Hosting;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest.Api;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal;

namespace Tests.Benchmarks;

/// <summary>
/// A bot of the Discord library alone: it acknowledges every interaction at once in the way a dance does, and does nothing else.
/// </summary>
internal sealed class PongBot : IDispatchHandler, IAsyncDisposable
{
    /// <summary>A press with this id is answered with a message, any other without one.</summary>
    public const string InWords = "pong";

    /// <summary>Before a press with this id is answered, one row is committed.</summary>
    public const string Saved = "saved";

    private readonly SingleRowStore _store = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ServiceProvider _parts;
    [SuppressMessage("Usage", "CA2213", Justification = "The container disposes it.")]
    private readonly DiscordRest _rest;
    private Task _running = Task.CompletedTask;

    private PongBot(RehearsalServer server)
    {
        _parts = new ServiceCollection()
            .AddDiscord(options => (options.Token, options.ApiBaseUrl) = (server.BotToken, server.ApiBaseUrl.ToString()))
            .AddSingleton<IDispatchHandler>(this)
            .AddSingleton<IGatewaySessionStore, NoGatewaySessionStore>()
            .BuildServiceProvider();
        _rest = _parts.GetRequiredService<DiscordRest>();
    }

    public static async Task<PongBot> StartAsync(RehearsalServer server)
    {
        var bot = new PongBot(server);
        bot._running = bot._parts.GetRequiredService<GatewayClient>().RunAsync(bot._stop.Token);
        await bot._ready.Task;
        return bot;
    }

    public async Task HandleAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        if (dispatch.EventName == GatewayEvents.InteractionCreate)
            await PongAsync(dispatch.As<Interaction>(), cancellationToken);
        else if (dispatch.EventName == GatewayEvents.Ready)
            _ready.TrySetResult();
    }

    private Task PongAsync(Interaction interaction, CancellationToken cancel)
    {
        if (interaction.Data.CustomId == Saved)
            _store.Save();
        var inWords = interaction.Data.CustomId == InWords;
        return _rest.CreateInteractionResponseAsync(
            interaction,
            inWords
                ? InteractionResponse.Message(MessageCreate.V2(new TextDisplay("pong")).AsEphemeral())
                : InteractionResponse.DeferUpdate,
            cancel);
    }

    /// <summary>Sends an ordinary request, which counts toward the global rate limit.</summary>
    public Task PostAsync(ulong channel, CancellationToken cancel) =>
        _rest.CreateMessageAsync(
            new Snowflake(channel),
            MessageCreate.V2(new TextDisplay("A card that has to wait for its turn.")),
            cancel);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _parts.DisposeAsync();
        _store.Dispose();
        _stop.Dispose();
    }
}

using Discord.Models;

namespace Discord.Rest.Api;

/// <content>Users, the application and the gateway. Source: docs.discord.com/developers/resources/user.</content>
public sealed partial class DiscordRest
{
    /// <summary>The bot itself.</summary>
    public Task<User> GetCurrentUserAsync(CancellationToken cancellationToken = default) =>
        SendAsync<User>(new(RestRoute.Get("/users/@me", "users/@me")), cancellationToken);

    /// <summary>Any user, also one with whom no server is shared. An unknown one is <see cref="ErrorCode.UnknownUser"/>.</summary>
    public Task<User> GetUserAsync(Snowflake user, CancellationToken cancellationToken = default) =>
        SendAsync<User>(new(RestRoute.Get("/users/{user}", $"users/{user}")), cancellationToken);

    /// <summary>
    /// The direct message channel with a user, opened where there is none. Whether messages get through shows only when one is sent.
    /// </summary>
    public Task<Channel> CreateDmAsync(Snowflake user, CancellationToken cancellationToken = default) =>
        SendAsync<Channel>(
            new(RestRoute.Post("/users/@me/channels", "users/@me/channels")) { Body = new NewDm(user), IsRepeatable = true },
            cancellationToken);

    /// <summary>The bot's application.</summary>
    public Task<Application> GetCurrentApplicationAsync(CancellationToken cancellationToken = default) =>
        SendAsync<Application>(new(RestRoute.Get("/applications/@me", "applications/@me")), cancellationToken);

    /// <summary>Where the gateway is, and how many new sessions are left.</summary>
    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken = default) =>
        SendAsync<GatewayBot>(new(RestRoute.Get("/gateway/bot", "gateway/bot")), cancellationToken);

    /// <summary>One small request, made only for the <see cref="DateReceived"/> of its answer.</summary>
    public Task AskDateAsync(CancellationToken cancellationToken = default) => SendAsync(GatewayUrl(), cancellationToken);

    /// <summary>
    /// Opens a connection and reads and writes the common models once, so that the first answer to a person is as fast as the later
    /// ones. A failure has no consequence and is not reported.
    /// </summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken = default)
    {
        SerializerWarmUp.Run();
        try
        {
            await SendAsync(GatewayUrl(), cancellationToken);
        }
        catch (Exception failure) when (failure is DiscordApiException or DiscordUnreachableException or OperationCanceledException)
        {
            // The first real request will report the failure.
        }
    }

    private static RestRequest GatewayUrl() => new(RestRoute.Get("/gateway", "gateway")) { WithToken = false };

    private sealed record NewDm(Snowflake RecipientId);
}

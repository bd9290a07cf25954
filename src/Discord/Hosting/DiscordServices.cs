using Discord.Gateway;
using Discord.Interactions;
using Discord.Rest.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Discord.Hosting;

/// <summary>Adds the library to a service collection.</summary>
public static class DiscordServices
{
    /// <summary>
    /// Adds <see cref="DiscordOptions"/>, <see cref="DiscordRest"/>, <see cref="GatewayClient"/> and <see cref="CommandRegistrar"/>.
    /// The caller adds an <see cref="IDispatchHandler"/>, an <see cref="IGatewaySessionStore"/> and an
    /// <see cref="ICommandHashStore"/>, if it likes an <see cref="ISessionStartStore"/>, and runs the gateway. The options are made and
    /// checked when first needed; faulty ones are an <see cref="InvalidOperationException"/> with one line per problem.
    /// </summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, Action<IServiceProvider, DiscordOptions> configure)
    {
        services.AddSingleton(provider => Checked(provider, configure));
        services.AddSingleton<DiscordRest>();
        services.AddSingleton(provider =>
            new GatewayStores(provider.GetRequiredService<IGatewaySessionStore>(), provider.GetService<GuildState>()));
        services.AddSingleton<IdentifyRateLimiter>();
        services.AddSingleton<GatewayClient>();
        services.AddSingleton<CommandRegistrar>();
        return services;
    }

    /// <summary>Adds <see cref="GuildState"/>, which from then on follows the events.</summary>
    public static IServiceCollection AddDiscordGuildState(this IServiceCollection services) => services.AddSingleton<GuildState>();

    /// <inheritdoc cref="AddDiscord(IServiceCollection, Action{IServiceProvider, DiscordOptions})"/>
    public static IServiceCollection AddDiscord(this IServiceCollection services, Action<DiscordOptions> configure) =>
        services.AddDiscord((_, options) => configure(options));

    private static DiscordOptions Checked(IServiceProvider provider, Action<IServiceProvider, DiscordOptions> configure)
    {
        var options = new DiscordOptions();
        configure(provider, options);
        var problems = options.Problems();
        return problems.Count == 0 ? options : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }
}

using Discord.Gateway;
using Discord.Hosting;
using Discord.Rest.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Hosting;

/// <summary>Tests of the configuration.</summary>
public sealed class DiscordOptionsTests
{
    private const string Project = "https://bot.example";

    [Theory]
    [InlineData("https://discord.com/api/v10", true)]
    [InlineData("http://127.0.0.1:5000/api/v10", true)]
    [InlineData("http://localhost:5000/api/v10", true)]
    [InlineData("http://[::1]:5000/api/v10", true)]
    [InlineData("http://discord.com/api/v10", false)]
    [InlineData("http://10.0.0.5/api", false)]
    [InlineData("ftp://localhost/", false)]
    [InlineData("/api", false)]
    [InlineData("", false)]
    public void The_token_goes_out_encrypted_or_not_off_this_machine(string url, bool good) =>
        Assert.Equal(good, new DiscordOptions { Token = "t", ApiBaseUrl = url, UserAgentUrl = Project }.Problems().Count == 0);

    [Theory]
    [InlineData("")]
    [InlineData("Bot abc")]
    [InlineData("abc\n")]
    public void A_token_that_cannot_be_one_is_named_but_not_shown(string token)
    {
        var problem = Assert.Single(new DiscordOptions { Token = token, UserAgentUrl = Project }.Problems());
        Assert.StartsWith("Token: ", problem);
        Assert.DoesNotContain("abc", problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bot.example")]
    public void The_address_of_the_project_is_asked_for(string address)
    {
        var problem = Assert.Single(new DiscordOptions { Token = "t", UserAgentUrl = address }.Problems());
        Assert.StartsWith("UserAgentUrl: ", problem);
    }

    [Fact]
    public void Defaults_are_the_platforms_address_and_guilds_only()
    {
        var options = new DiscordOptions { Token = "SECRET" };
        Assert.Equal(("https://discord.com/api/v10", GatewayIntents.Guilds), (options.ApiBaseUrl, options.Intents));
        Assert.DoesNotContain("SECRET", options.ToString());
    }

    [Fact]
    public void The_container_makes_everything_from_one_set_of_options()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDiscord(options => (options.Token, options.UserAgentUrl) = ("t", Project));
        services.AddSingleton<IGatewaySessionStore, NoGatewaySessionStore>();
        services.AddSingleton<IDispatchHandler, Nothing>();
        using var provider = services.BuildServiceProvider(validateScopes: true);
        Assert.NotNull(provider.GetRequiredService<GatewayClient>());
        Assert.Same(provider.GetRequiredService<DiscordRest>(), provider.GetRequiredService<DiscordRest>());
    }

    [Fact]
    public void Faulty_options_stop_the_start_with_a_line_per_problem()
    {
        var services = new ServiceCollection();
        services.AddDiscord(options => (options.ApiBaseUrl, options.UserAgentUrl) = ("nonsense", Project));
        using var provider = services.BuildServiceProvider();
        var error = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<DiscordRest>);
        Assert.Equal(2, error.Message.Split(Environment.NewLine).Length);
    }

    private sealed class Nothing : IDispatchHandler
    {
        public Task HandleAsync(Dispatch dispatch, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

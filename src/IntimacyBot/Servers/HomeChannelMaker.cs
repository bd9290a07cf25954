using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Servers;

/// <summary>
/// Makes the home channel where the bot may. A channel of its name that would do is taken instead, so that a press after a lost answer
/// makes no second one.
/// </summary>
internal sealed class HomeChannelMaker(DiscordRest rest, SetupCheck check, SetupService service, Texts texts) : IDisposable
{
    private const string Name = "couples";

    /// <summary>Two presses at once must not make two channels.</summary>
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>True when the bot may make a channel, and a new one would do as a home.</summary>
    public bool MayMake(GuildSnapshot guild, Snowflake self)
    {
        var imagined = new Channel { Type = ChannelType.GuildText, Name = Name };
        return PermissionCalculator.InGuild(guild.Guild, self, guild.OwnRoles).HasFlag(Permissions.ManageChannels)
            && check.OfHome(imagined.Id, guild with { Channels = [.. guild.Channels, imagined] }, self, Texts.English) is null;
    }

    /// <summary>
    /// Makes the channel and sets it as home, unless there is one by now. Returns what is set then; null if Discord refused to make it.
    /// </summary>
    public async Task<ServerSettings?> MakeAsync(
        InteractionContext interaction, GuildSnapshot guild, Snowflake self, CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            var settings = await service.SettingsAsync(guild.Guild.Id, cancel);
            if (settings.Home is not null)
                return settings;
            var channel = Existing(guild, self) ?? await CreateAsync(guild, interaction.Language, cancel);
            return await service.SaveAsync(
                interaction, guild.Guild.Id, new SetupRequest(channel, null, null), checkCard: true, cancel);
        }
        catch (DiscordApiException)
        {
            return null;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private Snowflake? Existing(GuildSnapshot guild, Snowflake self) => guild.Channels
        .FirstOrDefault(c => c.Name == Name && check.OfHome(c.Id, guild, self, Texts.English) is null)?.Id;

    private async Task<Snowflake> CreateAsync(GuildSnapshot guild, string language, CancellationToken cancel)
    {
        var topic = texts[language, SetupText.ChannelTopic];
        var channel = await rest.CreateGuildChannelAsync(guild.Guild.Id, new CreateGuildChannel(Name) { Topic = topic }, cancel);
        return channel.Id;
    }
}

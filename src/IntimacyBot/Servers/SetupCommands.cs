using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Servers;

/// <summary>What whoever runs a server sets: where rooms are, who leads workshops, where people can turn.</summary>
internal sealed class SetupCommands(Texts texts, SetupCheck check, GuildCache guilds, SetupService service) : IRoutes
{
    public void Map(RouteTable routes) => routes.Command(
        new ApplicationCommand("setup", About(SetupText.About))
        {
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                new(CommandOptionType.Channel, SetupRequest.HomeOption, About(SetupText.AboutHome))
                {
                    ChannelTypes = [ChannelType.GuildText]
                },
                new(CommandOptionType.Role, SetupRequest.FacilitatorsOption, About(SetupText.AboutFacilitators)),
                new(CommandOptionType.String, SetupRequest.ReferralOption, About(SetupText.AboutReferral))
                {
                    MaxLength = SetupRequest.LongestReferral
                },
            ],
        },
        SetUpAsync);

    private async Task<Reply> SetUpAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return Reply.Line(texts[interaction.Language, RouterText.InYourServer]);
        if (!MayManage(interaction))
            return Reply.Line(texts[interaction.Language, SetupText.NotForYou]);
        var guildSnapshot = await guilds.FactsAsync(guild, cancel);
        var self = await guilds.SelfAsync(cancel);
        var wish = SetupRequest.Of(interaction);
        if (check.Problem(wish, guildSnapshot, self, interaction.Language) is { } problem)
            return Reply.Line(problem);
        return await SetUpAsync(interaction, guild, wish, home => check.OfHome(home, guildSnapshot, self, interaction.Language), cancel);
    }

    private async Task<Reply> SetUpAsync(
        InteractionContext interaction,
        Snowflake guild,
        SetupRequest wish,
        Func<Snowflake, string?> problemOfHome,
        CancellationToken cancel)
    {
        var home = wish.Home ?? await HomeAsync(guild, cancel);
        var problem = home is { } id ? problemOfHome(id) : null;
        if (!wish.IsEmpty || (home is not null && problem is null))
            await SaveAsync(interaction, guild, wish, lookAfterCard: problem is null, cancel);
        var settings = await service.SettingsAsync(guild, cancel);
        return Shown(settings, problem, interaction.Language);
    }

    private async Task<Snowflake?> HomeAsync(Snowflake guild, CancellationToken cancel)
    {
        var settings = await service.SettingsAsync(guild, cancel);
        return settings.Home is { } home ? new Snowflake(home) : null;
    }

    /// <summary>Every use of the command looks after the start card, because somebody may have deleted it.</summary>
    private Task SaveAsync(
        InteractionContext interaction,
        Snowflake guild,
        SetupRequest wish,
        bool lookAfterCard,
        CancellationToken cancel)
    {
        var language = texts.LanguageFor(interaction.Interaction.GuildLocale);
        return service.SaveAsync(interaction, guild, settings => wish.Apply(settings, language, lookAfterCard), cancel);
    }

    private Reply.Page Shown(ServerSettings settings, string? problem, string language)
    {
        var text = texts[
            language,
            SetupText.WhatIsSet,
            ("home", settings.Home is { } home ? $"<#{home}>" : texts[language, SetupText.HomeUnset]),
            ("facilitators", settings.Facilitators is { } role ? $"<@&{role}>" : texts[language, SetupText.NobodyYet]),
            ("referral", settings.Referral ?? texts[language, SetupText.NothingYet])];
        return texts.Page(language, problem is null ? [PageBuilder.Text(text)] : [PageBuilder.Text(text), PageBuilder.Text(problem)]);
    }

    /// <summary>Discord asks for it already; a server may have opened the command to others by mistake.</summary>
    private static bool MayManage(InteractionContext interaction) =>
        interaction.Interaction.Member?.Permissions is { } may
            && (may.HasFlag(Permissions.ManageGuild) || may.HasFlag(Permissions.Administrator));

    private string About(SetupText key) => texts[Texts.English, key];
}

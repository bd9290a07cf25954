using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Servers;

/// <summary>
/// The <c>/setup</c> command, by which whoever runs a server sets the home channel, the facilitators' role and the referral text.
/// </summary>
internal sealed class SetupCommands(
    Texts texts,
    SetupCheck check,
    GuildCache guilds,
    SetupService service,
    HomeChannelMaker maker,
    ActiveThreadCounter threads)
    : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<MakeChannelId>((interaction, _, cancel) => MakeAsync(interaction, cancel));
        MapSetup(routes);
    }

    private void MapSetup(RouteTable routes) => routes.Command(
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
        if (!interaction.MayManageServer())
            return Reply.Line(texts[interaction.Language, SetupText.NotForYou]);
        var guildSnapshot = await guilds.GetSnapshotAsync(guild, cancel);
        var self = await guilds.SelfAsync(cancel);
        var request = SetupRequest.Of(interaction);
        if (check.Problem(request, guildSnapshot, self, interaction.Language) is { } problem)
            return Reply.Line(problem);
        return await SetUpAsync(interaction, guildSnapshot, self, request, cancel);
    }

    private async Task<Reply> MakeAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild || !interaction.MayManageServer())
            return Reply.Line(texts[interaction.Language, SetupText.NotForYou]);
        var (guildSnapshot, self) = (await guilds.GetSnapshotAsync(guild, cancel), await guilds.SelfAsync(cancel));
        if (!await maker.MakeAsync(interaction, guildSnapshot, self, cancel))
            return Reply.Line(texts[interaction.Language, SetupText.ChannelNotMade]);
        return Shown(await service.SettingsAsync(guild, cancel), [], mayMake: false, interaction.Language);
    }

    private async Task<Reply> SetUpAsync(
        InteractionContext interaction,
        GuildSnapshot guildSnapshot,
        Snowflake self,
        SetupRequest request,
        CancellationToken cancel)
    {
        var guild = guildSnapshot.Guild.Id;
        var home = request.Home ?? await HomeAsync(guild, cancel);
        var problem = home is { } id ? check.OfHome(id, guildSnapshot, self, interaction.Language) : null;
        if (!request.IsEmpty || (home is not null && problem is null))
            await service.SaveAsync(interaction, guild, request, checkCard: problem is null, cancel);
        var settings = await service.SettingsAsync(guild, cancel);
        string?[] problems = [problem, await TooManyThreadsAsync(guild, interaction.Language, cancel)];
        return Shown(settings, problems, maker.MayMake(guildSnapshot, self), interaction.Language);
    }

    private async Task<Snowflake?> HomeAsync(Snowflake guild, CancellationToken cancel)
    {
        var settings = await service.SettingsAsync(guild, cancel);
        return settings.Home is { } home ? new Snowflake(home) : null;
    }

    /// <summary>Returns the warning that the server comes near Discord's limit of active threads; null if it does not.</summary>
    private async Task<string?> TooManyThreadsAsync(Snowflake guild, string language, CancellationToken cancel) =>
        await threads.CountAsync(guild, cancel) is >= ActiveThreadCounter.Many and { } count
            ? texts[language, SetupText.ManyThreads, ActiveThreadCounter.Values(count)]
            : null;

    /// <summary>Where there is no home channel yet and the bot may make one, it offers to.</summary>
    private Reply.Page Shown(ServerSettings settings, IEnumerable<string?> problems, bool mayMake, string language)
    {
        var text = texts[
            language,
            SetupText.WhatIsSet,
            ("home", settings.Home is { } home ? $"<#{home}>" : texts[language, SetupText.HomeUnset]),
            ("facilitators", settings.Facilitators is { } role ? $"<@&{role}>" : texts[language, SetupText.NobodyYet]),
            ("referral", settings.Referral ?? texts[language, SetupText.NothingYet])];
        var body = new List<Component> { PageBuilder.Text(text) };
        body.AddRange(problems.OfType<string>().Select(PageBuilder.Text));
        if (mayMake && settings.Home is null)
            body.Add(PageBuilder.Row(PageBuilder.Likely(texts[language, SetupText.LabelMakeChannel], default(MakeChannelId))));
        return texts.Page(language, body);
    }

    private string About(SetupText key) => texts[Texts.English, key];
}

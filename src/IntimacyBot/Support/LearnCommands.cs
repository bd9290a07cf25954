using Discord.Interactions;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>
/// Answers <c>/learn</c> with short pages to read. Nothing records that they were opened, and each has a way back to the page that was
/// left.
/// </summary>
internal sealed class LearnCommands(LearnView view, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(Define(), (interaction, _) => Task.FromResult<Reply>(Asked(interaction)));
        routes.Press<ReadFirstId>((interaction, _, _) => Task.FromResult<Reply>(Open(interaction, LearnPage.ReadFirst)));
        routes.Press<LearnPageId>((interaction, id, _) => Task.FromResult<Reply>(Turn(interaction, id.Page, id.Back)));
        routes.Press<LearnSelectId>((interaction, id, _) => Task.FromResult<Reply>(
            Turn(interaction, Named(interaction.Values.FirstOrDefault()), id.Back)));
    }

    private Reply.Page Asked(InteractionContext interaction) =>
        view.Page(interaction.Language, Named(interaction.Interaction.Data.Option("topic")?.AsString()), back: null);

    /// <summary>
    /// Opens a page to read. It replaces the pressed page with a way back, or opens beside it when the pressed page could not be opened
    /// again.
    /// </summary>
    private Reply.Page Open(InteractionContext interaction, LearnPage page)
    {
        var back = WaysBack.Of(interaction);
        return interaction.OnPage && back is null
            ? view.Page(interaction.Language, page, WaysBack.Aside) with { Beside = true }
            : view.Page(interaction.Language, page, back);
    }

    private Reply.Page Turn(InteractionContext interaction, LearnPage page, string back) =>
        view.Page(interaction.Language, page, back.Length == 0 ? null : back);

    private static LearnPage Named(string? name) => Enum.TryParse<LearnPage>(name, out var page) ? page : LearnPage.ReadFirst;

    private ApplicationCommand Define() => new("learn", texts[Texts.English, LearnText.About])
    {
        Contexts = [InteractionContextType.Guild, InteractionContextType.BotDm],
        Options =
        [
            new CommandOption(CommandOptionType.String, "topic", texts[Texts.English, LearnText.AboutTopic])
            {
                Choices = [.. Enum.GetValues<LearnPage>().Select(p => new CommandChoice(view.Title(Texts.English, p), p.ToString()))],
            },
        ],
    };
}

using Discord.Models;
using Discord.Models.Components;

namespace IntimacyBot.Platform.Interactions;

/// <summary>Opens the safety page. It stands here because every page carries it; its handler lives with the safety texts.</summary>
[Route("safety")]
internal readonly record struct SafetyId : ICustomId;

/// <summary>Takes a page away.</summary>
[Route("hide")]
internal readonly record struct HideId : ICustomId;

/// <summary>How pages and cards are put together, so that all look alike.</summary>
internal static class PageBuilder
{
    /// <summary>A quiet warm tone for cards that both read.</summary>
    public const int Warm = 0xC9796B;

    /// <summary>A private page: text, rows, and as the last row Safety and Hide.</summary>
    public static Reply.Page Page(this Texts.Texts texts, string language, params IEnumerable<Component> body) =>
        new([.. body, Last(texts, language)]);

    public static ActionRow Last(Texts.Texts texts, string language) =>
        Row(Quiet(texts[language, RouterText.LabelSafety], new SafetyId()), Quiet(texts[language, RouterText.LabelHide], new HideId()));

    /// <summary>Says that this works in a server only.</summary>
    public static Reply InYourServer(this Texts.Texts texts, InteractionContext interaction) =>
        Reply.Line(texts[interaction.Language, RouterText.InYourServer]);

    public static Reply NotAvailable(this Texts.Texts texts, InteractionContext interaction) =>
        Reply.Line(texts[interaction.Language, RouterText.NotAvailable]);

    /// <summary>Says that what was pressed is past, and leaves the page as it is.</summary>
    public static Reply.Page MovedOn(this Texts.Texts texts, InteractionContext interaction) =>
        new([Text(texts[interaction.Language, RouterText.MovedOn])]) { Beside = true };

    public static TextDisplay Text(string text) => new(text);

    public static ActionRow Row(params Component[] components) => new(components);

    /// <summary>The likely act of a row.</summary>
    public static Button Likely<T>(string label, T id)
        where T : struct, ICustomId => new(ButtonStyle.Primary, label, id.Write());

    public static Button Quiet<T>(string label, T id)
        where T : struct, ICustomId => new(ButtonStyle.Secondary, label, id.Write());

    public static Button Grave<T>(string label, T id)
        where T : struct, ICustomId => new(ButtonStyle.Danger, label, id.Write());

    public static string Mention(this Snowflake user) => $"<@{user}>";
}

/// <summary>What every page can do.</summary>
internal sealed class PageRoutes : IRoutes
{
    public void Map(RouteTable routes) =>
        routes.Press<HideId>((_, _, _) => Task.FromResult<Reply>(new Reply.Hide()));
}

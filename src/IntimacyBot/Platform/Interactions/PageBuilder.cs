using Discord.Models;
using Discord.Models.Components;

namespace IntimacyBot.Platform.Interactions;

/// <summary>
/// Opens the safety page. The id is declared here because every page has this button; its handler is in the Support slice.
/// </summary>
[Route("safety")]
internal readonly record struct SafetyId : ICustomId;

/// <summary>Deletes the page on which it is pressed.</summary>
[Route("hide")]
internal readonly record struct HideId : ICustomId;

/// <summary>Builds the parts of pages and cards, so that all of them look alike.</summary>
internal static class PageBuilder
{
    /// <summary>Builds an ephemeral page, whose last row always has the safety and the hide button.</summary>
    public static Reply.Page Page(this Texts.Texts texts, string language, params IEnumerable<Component> body) =>
        new([.. body, Last(texts, language)]);

    public static ActionRow Last(Texts.Texts texts, string language) =>
        Row(Quiet(texts[language, RouterText.LabelSafety], new SafetyId()), Quiet(texts[language, RouterText.LabelHide], new HideId()));

    /// <summary>Answers that this works only in a server.</summary>
    public static Reply InYourServer(this Texts.Texts texts, InteractionContext interaction) =>
        Reply.Line(texts[interaction.Language, RouterText.InYourServer]);

    public static Reply NotAvailable(this Texts.Texts texts, InteractionContext interaction) =>
        Reply.Line(texts[interaction.Language, RouterText.NotAvailable]);

    /// <summary>Answers that the pressed button is out of date, and leaves its page unchanged.</summary>
    public static Reply.Page MovedOn(this Texts.Texts texts, InteractionContext interaction) =>
        new([Text(texts[interaction.Language, RouterText.MovedOn])]) { Beside = true };

    public static TextDisplay Text(string text) => new(text);

    /// <summary>Formats every line as small text, because Discord's subtext mark applies to one line only.</summary>
    public static TextDisplay Small(string text) => new(string.Join('\n', text.Split('\n').Select(line => $"-# {line}")));

    /// <summary>Builds a text with one button beside it.</summary>
    public static Section Section(string text, Button button) => new([Text(text)], button);

    public static ActionRow Row(params Component[] components) => new(components);

    /// <summary>Builds the primary button of a row: the action that most people want.</summary>
    public static Button Likely<T>(string label, T id)
        where T : struct, ICustomId => new(ButtonStyle.Primary, label, id.Write());

    public static Button Quiet<T>(string label, T id)
        where T : struct, ICustomId => new(ButtonStyle.Secondary, label, id.Write());

    public static Button Grave<T>(string label, T id)
        where T : struct, ICustomId => new(ButtonStyle.Danger, label, id.Write());

    /// <summary>Builds a link to a channel or thread of a server.</summary>
    public static Button GoTo(string label, Snowflake guild, Snowflake channel) =>
        Link(label, $"https://discord.com/channels/{guild}/{channel}");

    /// <summary>Builds a link to an address.</summary>
    public static Button Link(string label, string url) => new(ButtonStyle.Link, label, null) { Url = url };

    /// <summary>Builds the button that returns to the previous page. <paramref name="to"/> is the custom id that opens that page.</summary>
    public static Button Back(this Texts.Texts texts, string language, string to) =>
        new(ButtonStyle.Secondary, texts[language, RouterText.LabelBack], to);

    public static string Mention(this Snowflake user) => $"<@{user}>";
}

/// <summary>Handles the buttons that stand on every page.</summary>
internal sealed class PageRoutes : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<HideId>((_, _, _) => Task.FromResult<Reply>(new Reply.Hide()));
        routes.Press<BackId>((_, _, _) => Task.FromResult<Reply>(new Reply.Hide()));
    }
}

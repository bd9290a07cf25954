using Discord.Models;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Platform.Interactions;

/// <summary>Opens the safety page; its handler lives with the other safety texts.</summary>
[Route("safety")]
internal readonly record struct SafetyId : ICustomId;

/// <summary>The same page for somebody who is asked something; one card may carry both.</summary>
[Route("read-first")]
internal readonly record struct ReadFirstId : ICustomId;

/// <summary>The same page for somebody who is not sure; one card may carry both.</summary>
[Route("unsure")]
internal readonly record struct UnsureId : ICustomId;

/// <summary>Opens somebody's own settings; its handler lives with the couples.</summary>
[Route("settings")]
internal readonly record struct SettingsId : ICustomId;

/// <summary>Opens the server's referral card; its handler lives with the safety texts.</summary>
[Route("support")]
internal readonly record struct SupportId : ICustomId;

/// <summary>Opens something good out of a couple's jar; its handler lives with the jar.</summary>
[Route("jar.open")]
internal readonly record struct SomethingGoodId : ICustomId;

/// <summary>Takes a page away.</summary>
[Route("hide")]
internal readonly record struct HideId : ICustomId;

/// <summary>How pages and cards are put together, so that all look alike.</summary>
internal static class Pages
{
    /// <summary>A quiet warm tone for cards that both read.</summary>
    public const int Warm = 0xC9796B;

    /// <summary>A private page: text, rows, and as the last row Safety and Hide.</summary>
    public static Reply.Page Page(this Texts.Texts texts, string language, params IEnumerable<Component> body) =>
        new([.. body, Last(texts, language)]);

    public static ActionRow Last(Texts.Texts texts, string language) =>
        Row(Quiet(texts[language, RouterText.LabelSafety], new SafetyId()), Quiet(texts[language, RouterText.LabelHide], new HideId()));

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

using Discord.Models.Components;

namespace IntimacyBot.Platform.Interactions;

/// <summary>Opens the safety page from a page that the custom id <paramref name="Back"/> can open again.</summary>
[Route("safety-from")]
internal readonly record struct SafetyFromId(string Back) : ICustomId;

/// <summary>Deletes a page that was opened beside another one, so that the other one remains.</summary>
[Route("back")]
internal readonly record struct BackId : ICustomId;

/// <summary>
/// Lets people return to the page that they have left. A page that a custom id can open again carries that id in its safety button, so that
/// any page which replaces it can offer a way back. A page that no id can open is not replaced: the other one opens beside it. Pure.
/// </summary>
internal static class WaysBack
{
    private const string SafetyRoute = "safety";
    private const string HideRoute = "hide";
    private const int MostRows = 5;
    private const int MostEscaped = 76;

    /// <summary>Marks a page with the custom id that can open it again.</summary>
    public static Reply.Page FoundBy<T>(this Reply.Page page, T id)
        where T : struct, ICustomId => page.FoundBy(id.Write());

    public static Reply.Page FoundBy(this Reply.Page page, string id) => Safety(id) is { } safety ? page.WithSafety(safety) : page;

    /// <summary>Replaces the custom id of the page's safety button.</summary>
    public static Reply.Page WithSafety(this Reply.Page page, string id) =>
        page with { Components = [.. page.Components.Select(c => c is ActionRow row ? With(row, id) : c)] };

    /// <summary>This is the custom id of the back button on a page that opens beside another one.</summary>
    public static string Aside { get; } = default(BackId).Write();

    /// <summary>Returns the custom id that can open the pressed page again; null if there is none, or if no page was pressed.</summary>
    public static string? Of(InteractionContext interaction) => Buttons(interaction)
        .Select(b => CustomIds.Read<SafetyFromId>(CustomIds.Bare(b.CustomId ?? ""))?.Back)
        .FirstOrDefault(back => back is not null);

    /// <summary>
    /// Returns the custom id of the page to which the page <paramref name="self"/> leads back: the pressed page, or, when a page changes in
    /// place, the one to which that page led.
    /// </summary>
    public static string? To(InteractionContext interaction, Texts.Texts texts, string self)
    {
        var label = texts[interaction.Language, RouterText.LabelBack];
        var kept = Buttons(interaction).FirstOrDefault(b => b.Label == label)?.CustomId is { } back ? CustomIds.Bare(back) : null;
        // [Back] itself was pressed: the page that is left is not where this one came from.
        if (kept == self)
            return null;
        return Of(interaction) is { } pressed && pressed != self ? pressed : kept;
    }

    /// <summary>Builds the row with the back button; there is no row when <paramref name="to"/> is null.</summary>
    public static IEnumerable<Component> BackRow(this Texts.Texts texts, string language, string? to) =>
        to is null ? [] : [PageBuilder.Row(texts.Back(language, to))];

    /// <summary>
    /// Gives [Back] to a page that knows of none, where a row is free for it. A line without [Safety] and [Hide] is no page.
    /// </summary>
    public static Reply.Page LeadingBack(this Texts.Texts texts, string language, Reply.Page page, string to)
    {
        var rows = page.Components.OfType<ActionRow>().ToList();
        var buttons = rows.SelectMany(r => r.Components).OfType<Button>().ToList();
        var label = texts[language, RouterText.LabelBack];
        var leads = buttons.Exists(b => b.Label == label || b.CustomId == to);
        return page.Beside || rows.Count >= MostRows || leads || !buttons.Exists(b => b.CustomId == HideRoute)
            ? page
            : page with { Components = [.. page.Components.SkipLast(1), .. texts.BackRow(language, to), page.Components[^1]] };
    }

    private static IEnumerable<Button> Buttons(InteractionContext interaction) => interaction.OnPage
        ? (interaction.Interaction.Message?.Components ?? []).OfType<ActionRow>().SelectMany(row => row.Components).OfType<Button>()
        : [];

    /// <summary>Returns null when the ids on the safety page, which contain this one, would be too long.</summary>
    private static string? Safety(string back) => CustomIds.Escape(back).Length > MostEscaped ? null : new SafetyFromId(back).Write();

    private static ActionRow With(ActionRow row, string safety) => row with
    {
        Components = [.. row.Components.Select(c => c is Button { CustomId: SafetyRoute } button ? button with { CustomId = safety } : c)],
    };
}

using Discord.Models.Components;

namespace IntimacyBot.Platform.Interactions;

/// <summary>Builds what is left of a private page when its thread has closed: everything that it says, and its links. Pure.</summary>
internal static class ThreadPageView
{
    public static bool HasButtons(IEnumerable<Component> components) => components.Any(component => component switch
    {
        ActionRow row => row.Components.Any(IsPressed),
        Section section => IsPressed(section.Accessory),
        Container container => HasButtons(container.Components),
        _ => false,
    });

    public static IReadOnlyList<Component> Ended(IReadOnlyList<Component> components, ThreadEnding ending)
    {
        var left = WithoutButtons(components).ToList();
        var small = Says(left, ending.Said) ? ending.Further : $"{ending.Said} {ending.Further}";
        return [.. left, PageBuilder.Small(small)];
    }

    private static IEnumerable<Component> WithoutButtons(IEnumerable<Component> components) =>
        components.SelectMany<Component, Component>(component => component switch
        {
            ActionRow row => Links(row),
            Section section when IsPressed(section.Accessory) => section.Components,
            Container container => [container with { Components = [.. WithoutButtons(container.Components)] }],
            _ => [component],
        });

    private static ActionRow[] Links(ActionRow row)
    {
        var links = row.Components.Where(c => !IsPressed(c)).ToList();
        return links.Count == 0 ? [] : [row with { Components = links }];
    }

    private static bool IsPressed(Component component) => component is Select or Button { Url: null };

    private static bool Says(IEnumerable<Component> components, string sentence) => components.Any(component => component switch
    {
        TextDisplay text => text.Content.Contains(sentence, StringComparison.Ordinal),
        Container container => Says(container.Components, sentence),
        _ => false,
    });
}

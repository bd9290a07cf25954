using System.Text.Json;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>One item that can be chosen: its label and its value.</summary>
public sealed record PickerItem(string Label, object Value, string? Description = null)
{
    /// <summary>This is the emoji before the label.</summary>
    public string? Emoji { get; init; }

    /// <summary>This is the color of the avatar before the label of a person.</summary>
    public string? AvatarColor { get; init; }

    /// <summary>This key is stable within a page.</summary>
    public string Key => Value switch
    {
        WorldUser user => $"{user.Id}",
        WorldRole role => $"{role.Id}",
        WorldChannel channel => $"{channel.Id}",
        _ => $"{Value}",
    };
}

/// <summary>Returns the items that a picker offers.</summary>
internal static class PickerItems
{
    public static IReadOnlyList<PickerItem> Of(PersonScreen screen, WorldComponent select) => select.Type switch
    {
        WorldComponentType.UserSelect => Users(screen),
        WorldComponentType.RoleSelect => Roles(screen),
        WorldComponentType.MentionableSelect => [.. Users(screen), .. Roles(screen)],
        WorldComponentType.ChannelSelect => Channels(screen, select.Json),
        _ => [.. select.Options.Select(o => new PickerItem(o.Label, o.Value, o.Description) { Emoji = o.Emoji })],
    };

    public static IReadOnlyList<PickerItem> Of(PersonScreen screen, WorldCommandOption option) => option.Type switch
    {
        WorldCommandOption.User => Users(screen),
        WorldCommandOption.Role => Roles(screen),
        WorldCommandOption.Mentionable => [.. Users(screen), .. Roles(screen)],
        WorldCommandOption.Channel => Channels(screen, default),
        WorldCommandOption.Boolean => [new("True", true), new("False", false)],
        _ => [.. option.Choices.Select(c => new PickerItem(c.Name, c.Value.ToString()))],
    };

    private static IReadOnlyList<PickerItem> Users(PersonScreen screen) => screen.Open?.Guild is { } guild
        ? [.. guild.Members.Select(m => m.User)
            .OrderBy(u => u.IsBot)
            .ThenBy(u => u.Name, StringComparer.Ordinal)
            .Select(u => new PickerItem(u.Name, u) { AvatarColor = DisplayNames.AvatarColor(u) })]
        : [new(screen.Person.Name, screen.Person), new(screen.World.Bot.Name, screen.World.Bot)];

    private static IReadOnlyList<PickerItem> Roles(PersonScreen screen) =>
        [.. (screen.Open?.Guild?.Roles ?? []).Select(r => new PickerItem(r.Name, r))];

    private static IReadOnlyList<PickerItem> Channels(PersonScreen screen, JsonElement limits)
    {
        var types = limits.ValueKind == JsonValueKind.Object
            && limits.TryGetProperty("channel_types", out var all)
            && all.ValueKind == JsonValueKind.Array
            ? all.EnumerateArray().Select(t => (WorldChannelType)t.GetInt32()).ToHashSet()
            : null;
        return [.. screen.Person.VisibleChannels
            .Where(c => c.Guild is not null && c.Guild == screen.Open?.Guild && (types?.Contains(c.Type) ?? !c.IsThread))
            .Select(c => new PickerItem($"#{c.Name}", c))];
    }
}

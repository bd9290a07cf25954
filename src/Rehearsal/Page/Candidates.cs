using System.Text.Json;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>One thing that can be chosen: what is read, and what is meant.</summary>
internal sealed record PickerItem(string Label, object Value, string? Description = null)
{
    /// <summary>Stable within a page.</summary>
    public string Key => Value switch
    {
        WorldUser user => $"{user.Id}",
        WorldRole role => $"{role.Id}",
        WorldChannel channel => $"{channel.Id}",
        _ => $"{Value}",
    };
}

/// <summary>What a picker offers.</summary>
internal static class PickerItems
{
    public static IReadOnlyList<PickerItem> Of(PersonScreen seat, WorldComponent select) => select.Type switch
    {
        WorldComponentType.UserSelect => Users(seat),
        WorldComponentType.RoleSelect => Roles(seat),
        WorldComponentType.MentionableSelect => [.. Users(seat), .. Roles(seat)],
        WorldComponentType.ChannelSelect => Channels(seat, select.Json),
        _ => [.. select.Options.Select(o => new PickerItem(o.Label, o.Value, o.Description))],
    };

    public static IReadOnlyList<PickerItem> Of(PersonScreen seat, WorldCommandOption option) => option.Type switch
    {
        WorldCommandOption.User => Users(seat),
        WorldCommandOption.Role => Roles(seat),
        WorldCommandOption.Mentionable => [.. Users(seat), .. Roles(seat)],
        WorldCommandOption.Channel => Channels(seat, default),
        WorldCommandOption.Boolean => [new("True", true), new("False", false)],
        _ => [.. option.Choices.Select(c => new PickerItem(c.Name, c.Value.ToString()))],
    };

    private static IReadOnlyList<PickerItem> Users(PersonScreen seat) => seat.Open?.Guild is { } guild
        ? [.. guild.Members.Select(m => m.User).OrderBy(u => u.IsBot).ThenBy(u => u.Name, StringComparer.Ordinal).Select(u => new PickerItem(u.Name, u))]
        : [new(seat.Person.Name, seat.Person), new(seat.World.Bot.Name, seat.World.Bot)];

    private static IReadOnlyList<PickerItem> Roles(PersonScreen seat) => [.. (seat.Open?.Guild?.Roles ?? []).Select(r => new PickerItem(r.Name, r))];

    private static IReadOnlyList<PickerItem> Channels(PersonScreen seat, JsonElement limits)
    {
        var types = limits.ValueKind == JsonValueKind.Object && limits.TryGetProperty("channel_types", out var all) && all.ValueKind == JsonValueKind.Array
            ? all.EnumerateArray().Select(t => (WorldChannelType)t.GetInt32()).ToHashSet()
            : null;
        return [.. seat.Person.VisibleChannels
            .Where(c => c.Guild is not null && c.Guild == seat.Open?.Guild && (types?.Contains(c.Type) ?? !c.IsThread))
            .Select(c => new PickerItem($"#{c.Name}", c))];
    }
}

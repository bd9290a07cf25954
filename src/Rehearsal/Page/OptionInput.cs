using System.Globalization;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>What somebody has put into one option of a command so far.</summary>
public sealed class OptionInput
{
    internal OptionInput(WorldCommandOption option) => Option = option;

    internal WorldCommandOption Option { get; }

    /// <summary>What stands in the box.</summary>
    internal string Text { get; set; } = "";

    /// <summary>What was picked; it goes before the text.</summary>
    internal object? Picked { get; set; }

    internal bool IsMissing => Option.IsRequired && Value() is null;

    /// <summary>As the command takes it; null where nothing is given.</summary>
    internal object? Value()
    {
        if (Picked is not null)
            return Picked;
        var text = Text.Trim();
        if (text.Length == 0)
            return null;
        return Option.Type switch
        {
            WorldCommandOption.Integer => long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            WorldCommandOption.Number => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => text,
        };
    }
}

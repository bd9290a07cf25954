using System.Globalization;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>The current input of one option of a command.</summary>
public sealed class OptionInput
{
    internal OptionInput(WorldCommandOption option) => Option = option;

    internal WorldCommandOption Option { get; }

    /// <summary>This is the text in the input box.</summary>
    internal string Text { get; set; } = "";

    /// <summary>This is the picked value, which takes precedence over the text.</summary>
    internal object? Picked { get; set; }

    internal bool IsMissing => Option.IsRequired && Value() is null;

    /// <summary>Returns the value as the command takes it; null when nothing is given.</summary>
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

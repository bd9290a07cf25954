using System.Globalization;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>What somebody has put into one option of a command so far.</summary>
internal sealed class Entry(CommandOption option)
{
    public CommandOption Option => option;

    /// <summary>What stands in the box.</summary>
    public string Text { get; set; } = "";

    /// <summary>What was picked; it goes before the text.</summary>
    public object? Picked { get; set; }

    public bool IsMissing => option.IsRequired && Value() is null;

    /// <summary>As the command takes it; null where nothing is given.</summary>
    public object? Value()
    {
        if (Picked is not null)
            return Picked;
        var text = Text.Trim();
        if (text.Length == 0)
            return null;
        return option.Type switch
        {
            CommandOption.Integer => long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            CommandOption.Number => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => text,
        };
    }
}

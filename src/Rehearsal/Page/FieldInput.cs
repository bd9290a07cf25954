using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>The current input of one field of a form.</summary>
public sealed class FieldInput
{
    internal FieldInput(WorldModalField field, IReadOnlyList<PickerItem> candidates)
    {
        (Field, Candidates, Text) = (field, candidates, field.Value);
        IsOn = field.Input.IsDefault;
        var before = field.Input.Options.Where(o => o.IsDefault).Select(o => o.Value).Concat(field.Input.Defaults).ToHashSet();
        foreach (var candidate in candidates.Where(c => before.Contains(c.Key)))
            Chosen.Add(candidate.Key);
    }

    internal WorldModalField Field { get; }
    internal WorldComponent Input => Field.Input;
    internal IReadOnlyList<PickerItem> Candidates { get; }
    internal string Text { get; set; }
    internal bool IsOn { get; set; }
    internal Upload? File { get; set; }

    /// <summary>These are the keys of the chosen items.</summary>
    internal HashSet<string> Chosen { get; } = [];

    internal int Least => Input.IsRequired ? Input.MinValues ?? 1 : 0;
    internal int Most => Input.MaxValues ?? (Input.Type == WorldComponentType.CheckboxGroup ? Candidates.Count : 1);

    internal void Choose(string key, bool on)
    {
        if (Input.Type == WorldComponentType.RadioGroup || Most == 1)
            Chosen.Clear();
        if (on)
            Chosen.Add(key);
        else
            Chosen.Remove(key);
    }

    /// <summary>Returns what Discord's client would say before it sends; null when nothing is wrong.</summary>
    internal string? Problem() => Input.Type switch
    {
        WorldComponentType.TextInput when Text.Trim().Length == 0 => Input.IsRequired ? "This is required." : null,
        WorldComponentType.TextInput => Text.Length < (Input.MinLength ?? 0) ? $"At least {Input.MinLength} characters." : null,
        WorldComponentType.Checkbox => null,
        WorldComponentType.FileUpload => File is null && Input.IsRequired ? "This is required." : null,
        _ when Chosen.Count == 0 && !Input.IsRequired => null,
        _ => HasFittingCount ? null : Expected,
    };

    internal object? Value() => Input.Type switch
    {
        WorldComponentType.TextInput => Text,
        WorldComponentType.Checkbox => IsOn,
        WorldComponentType.FileUpload => File,
        WorldComponentType.RadioGroup => Chosen.FirstOrDefault(),
        _ => Candidates.Where(c => Chosen.Contains(c.Key)).Select(c => c.Value).ToArray(),
    };

    private bool HasFittingCount
    {
        get
        {
            var least = Math.Max(Least, Input.MinValues ?? 0);
            return Chosen.Count >= least && Chosen.Count <= Most;
        }
    }

    private string Expected
    {
        get
        {
            if (Least != Most)
                return $"Choose {Least} to {Most}.";
            return Most == 1 ? "Choose one." : $"Choose {Most}.";
        }
    }
}

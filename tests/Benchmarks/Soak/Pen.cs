using Rehearsal.World;

namespace Benchmarks.Soak;

/// <summary>Fills in forms: what is typed is new each time, what is chosen is by chance.</summary>
internal sealed class Pen(Person me, Random dice, Marks marks)
{
    private const double KeepsWhatStands = 0.25;

    /// <summary>Forms that take only what they know.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["Which day of the week?"] = ["Sunday", "Tuesday", "Friday"],
        ["At what time?"] = ["19:30", "7pm", "8:15"],
        ["Where are you?"] = ["new york", "Vienna", "Lord Howe", "Tokyo"],
    };

    public (string Field, object? Value)[] Fill(Modal form) => [.. form.Fields.Select(f => (f.CustomId, Value(f)))];

    private object? Value(ModalField field)
    {
        var input = field.Input;
        switch (input.Type)
        {
            case ComponentType.TextInput when Known.TryGetValue(field.Label, out var known):
                return known[dice.Next(known.Length)];
            case ComponentType.TextInput when field.Value.Length > 0 && dice.NextDouble() < KeepsWhatStands:
                return field.Value;
            case ComponentType.TextInput:
                return marks.Type(me, input.MaxLength ?? 4000);
            case ComponentType.RadioGroup:
                return input.Options[dice.Next(input.Options.Count)].Value;
            case ComponentType.CheckboxGroup or ComponentType.StringSelect:
                return Some(input);
            default:
                return Filling.Untouched;
        }
    }

    private string[] Some(Component input)
    {
        var least = Math.Max(1, input.MinValues ?? 1);
        var most = input.MaxValues ?? (input.Type == ComponentType.CheckboxGroup ? input.Options.Count : 1);
        var values = input.Options.Select(o => o.Value).ToArray();
        dice.Shuffle(values);
        return [.. values.Take(dice.Next(least, most + 1))];
    }
}

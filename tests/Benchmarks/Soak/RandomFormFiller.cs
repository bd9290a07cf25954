using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Benchmarks.Soak;

/// <summary>Fills text fields with a new text each time, and chooses options at random.</summary>
internal sealed class RandomFormFiller(WorldPerson me, Random random, TypedTexts texts) : FormFiller
{
    private const double KeepsWhatStands = 0.25;

    /// <summary>These fields accept only certain answers.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["Which day of the week?"] = ["Sunday", "Tuesday", "Friday"],
        ["At what time?"] = ["19:30", "7pm", "8:15"],
        ["A city with your time"] = ["new york", "Vienna", "Lord Howe", "Tokyo"],
    };

    protected override string Type(WorldModalField field)
    {
        if (Known.TryGetValue(field.Label, out var known))
            return known[random.Next(known.Length)];
        var keeps = field.Value.Length > 0 && random.NextDouble() < KeepsWhatStands;
        return keeps ? field.Value : texts.Type(me, field.Input.MaxLength ?? 4000);
    }

    protected override int Pick(int options) => random.Next(options);

    protected override IEnumerable<string> PickSeveral(WorldComponent input)
    {
        var least = Math.Max(1, input.MinValues ?? 1);
        var most = input.MaxValues ?? (input.Type == WorldComponentType.CheckboxGroup ? input.Options.Count : 1);
        var values = input.Options.Select(o => o.Value).ToArray();
        random.Shuffle(values);
        return values.Take(random.Next(least, most + 1));
    }

    protected override object Other(WorldComponent input) => FormSubmission.Untouched;
}

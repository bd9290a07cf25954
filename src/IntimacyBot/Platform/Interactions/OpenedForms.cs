using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;

namespace IntimacyBot.Platform.Interactions;

/// <summary>
/// Remembers in memory what the fields of the forms are called that were opened lately, because Discord sends the answers back without it.
/// It holds nothing that anybody wrote.
/// </summary>
internal sealed class OpenedForms
{
    /// <summary>A form that is older than this many others is most likely closed.</summary>
    private const int Most = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(Snowflake User, string Form), IReadOnlyDictionary<string, Label>> _labels = [];
    private readonly Queue<(Snowflake User, string Form)> _order = [];

    public void Remember(Snowflake user, Modal form)
    {
        var labels = form.Components.OfType<Label>().Where(l => CustomIdOf(l.Child) is not null)
            .ToDictionary(l => CustomIdOf(l.Child)!, StringComparer.Ordinal);
        lock (_gate)
        {
            if (_labels.TryAdd((user, form.CustomId), labels))
                _order.Enqueue((user, form.CustomId));
            if (_order.Count > Most)
                _labels.Remove(_order.Dequeue());
        }
    }

    /// <summary>Returns what a field is called; null if the form is not known any more.</summary>
    public string? LabelOf(Snowflake user, string form, string field) => Find(user, form, field)?.Text;

    /// <summary>Returns an answer as its author read it: the labels of what was chosen, or what was typed.</summary>
    public string AnswerOf(Snowflake user, string form, string field, IReadOnlyList<string> values) =>
        Find(user, form, field)?.Child is { } input
            ? string.Join(", ", values.Select(value => OptionsOf(input).FirstOrDefault(o => o.Value == value)?.Label ?? value))
            : string.Join(", ", values);

    private Label? Find(Snowflake user, string form, string field)
    {
        lock (_gate)
            return _labels.GetValueOrDefault((user, form))?.GetValueOrDefault(field);
    }

    private static string? CustomIdOf(Component component) => component switch
    {
        TextInput text => text.CustomId,
        RadioGroup radio => radio.CustomId,
        CheckboxGroup checkboxes => checkboxes.CustomId,
        Select select => select.CustomId,
        _ => null,
    };

    private static IReadOnlyList<SelectOption> OptionsOf(Component component) => component switch
    {
        RadioGroup radio => radio.Options,
        CheckboxGroup checkboxes => checkboxes.Options,
        StringSelect select => select.Options,
        _ => [],
    };
}

using Rehearsal.World;

namespace Tests.TestKit;

/// <summary>Fills in every field of a form, as its reader sees it.</summary>
internal abstract class FormFiller
{
    public (string Field, object? Value)[] Fill(Modal form) => [.. form.Fields.Select(field => (field.CustomId, Value(field)))];

    protected abstract string Type(ModalField field);

    /// <summary>One of the options, by its index.</summary>
    protected abstract int Pick(int options);

    protected abstract IEnumerable<string> PickSeveral(Component input);

    protected virtual object Other(Component input) => throw new InvalidOperationException($"Nobody knows how to fill in a {input.Type}.");

    private object? Value(ModalField field) => field.Input switch
    {
        { Type: ComponentType.TextInput } => Type(field),
        { Type: ComponentType.RadioGroup } input => input.Options[Pick(input.Options.Count)].Value,
        { Type: ComponentType.CheckboxGroup or ComponentType.StringSelect } input => PickSeveral(input).ToArray(),
        _ => Other(field.Input),
    };
}

using Rehearsal.World;

namespace Tests.TestKit;

/// <summary>Fills in every field of a form as a person sees it.</summary>
internal abstract class FormFiller
{
    public (string Field, object? Value)[] Fill(WorldModal form) => [.. form.Fields.Select(field => (field.CustomId, Value(field)))];

    protected abstract string Type(WorldModalField field);

    /// <summary>Returns the index of the option to choose.</summary>
    protected abstract int Pick(int options);

    protected abstract IEnumerable<string> PickSeveral(WorldComponent input);

    protected virtual object Other(WorldComponent input) =>
        throw new InvalidOperationException($"Nobody knows how to fill in a {input.Type}.");

    private object? Value(WorldModalField field) => field.Input switch
    {
        { Type: WorldComponentType.TextInput } => Type(field),
        { Type: WorldComponentType.RadioGroup } input => input.Options[Pick(input.Options.Count)].Value,
        { Type: WorldComponentType.CheckboxGroup or WorldComponentType.StringSelect } input => PickSeveral(input).ToArray(),
        _ => Other(field.Input),
    };
}

using System.Text.Json.Nodes;

namespace Rehearsal.World;

/// <summary>A file a person chooses.</summary>
internal sealed record Upload(string FileName, ReadOnlyMemory<byte> Bytes, string ContentType = "application/octet-stream");

/// <summary>One input of a form, with the label that stands above it.</summary>
internal sealed record WorldModalField(WorldComponent Input, string Label, string? Description)
{
    public string CustomId => Input.CustomId!;

    /// <summary>This is the initial value of the field.</summary>
    public string Value => Input.Value ?? "";

    public bool Is(string name) => CustomId == name || Label == name;
}

/// <summary>A form on a person's screen. It stays open without a time limit, and no event is sent when it is cancelled.</summary>
internal sealed class WorldModal(WorldInteraction from, string customId, string title, IReadOnlyList<WorldComponent> components)
{
    private readonly WorldInteraction _from = from;

    public WorldPerson By => _from.By;
    public string CustomId { get; } = customId;
    public string Title { get; } = title;
    public IReadOnlyList<WorldComponent> Components { get; } = components;

    /// <summary>These are the texts between the fields.</summary>
    public IEnumerable<string> Texts => Components.Where(c => c.Type == WorldComponentType.TextDisplay).Select(c => c.Content ?? "");

    public IReadOnlyList<WorldModalField> Fields => [.. Components.Select(Field).OfType<WorldModalField>()];

    public WorldModalField? Field(string labelOrCustomId) => Fields.FirstOrDefault(f => f.Is(labelOrCustomId));

    /// <summary>
    /// Submits the form. Fields not named keep what they are filled with. A value is a text, a bool, an account, role, channel or
    /// <see cref="Upload"/>, or several of them; options go by value or label.
    /// </summary>
    /// <exception cref="RehearsalException">Discord's program would not let the form be submitted.</exception>
    public Task<SeenAnswer> SubmitAsync(params (string Field, object? Value)[] values)
    {
        foreach (var (name, _) in values)
        {
            if (Field(name) is null)
                throw new RehearsalException(
                    $"The form \"{Title}\" has no field \"{name}\", only: {string.Join(", ", Fields.Select(f => f.Label))}.");
        }
        return By.World.Locked(() => Submit(values));
    }

    /// <summary>Closes the form. No event is sent.</summary>
    public void Cancel() => By.World.Locked(() => By.Transcript.Add($"I closed the form \"{Title}\""));

    private Task<SeenAnswer> Submit((string Field, object? Value)[] values)
    {
        var resolved = new List<object>();
        var parts = new JsonArray();
        foreach (var component in Components)
        {
            var value = Field(component) is { } field
                ? values.Where(v => field.Is(v.Field)).Select(v => v.Value).FirstOrDefault(FormSubmission.Untouched)
                : null;
            parts.Add(FormSubmission.Submitted(this, component, value, resolved));
        }
        var data = new JsonObject { ["custom_id"] = CustomId, ["components"] = parts };
        var what = $"submitted \"{Title}\" [{CustomId}]";
        var interaction = new WorldInteraction(By, _from.Channel, WorldInteractionType.ModalSubmit, data, what)
        {
            Source = _from.Source,
            Resolved = resolved,
        };
        return By.World.BeginAsync(interaction);
    }

    private static WorldModalField? Field(WorldComponent component) => component.Type switch
    {
        WorldComponentType.Label when component.Children is [var input] => new(input, component.Label ?? "", component.Description),
        WorldComponentType.ActionRow when component.Children is [var input] => new(input, input.Label ?? "", null),
        _ => null,
    };
}

using System.Text.Json.Nodes;

namespace Tests.Contract;

/// <summary>A fictional object of the platform.</summary>
/// <param name="Model">What it is read as.</param>
/// <param name="Json">The object with every field the model knows.</param>
public sealed record ContractSample(Type Model, string Json)
{
    /// <summary>Whether it is also sent, so that nothing may be lost or added when it is written.</summary>
    public bool IsSent { get; init; }

    /// <summary>Fields of the model that are never read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    public static IReadOnlyList<ContractSample> All { get; } = [.. ObjectSamples.All, .. EventSamples.All, .. ComponentSamples.All];

    public JsonObject Parse() => JsonNode.Parse(Json)!.AsObject();

    public override string ToString() => Model.Name;
}

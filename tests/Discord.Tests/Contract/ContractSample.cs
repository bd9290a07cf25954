using System.Text.Json.Nodes;

namespace Tests.Contract;

/// <summary>A fictional sample of one of Discord's objects.</summary>
/// <param name="Model">The type as which the sample is read.</param>
/// <param name="Json">The JSON, with every field that the model has.</param>
public sealed record ContractSample(Type Model, string Json)
{
    /// <summary>True when the model is also sent; then nothing may be lost or added when it is written.</summary>
    public bool IsSent { get; init; }

    /// <summary>These fields of the model are never read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    public static IReadOnlyList<ContractSample> All { get; } = [.. ObjectSamples.All, .. EventSamples.All, .. ComponentSamples.All];

    public JsonObject Parse() => JsonNode.Parse(Json)!.AsObject();

    public override string ToString() => Model.Name;
}

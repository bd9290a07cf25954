using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Xml.Linq;
using Discord.Gateway;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Models.Json;

namespace Tests.Contract;

/// <summary>Tests every model, sent or received, against the variants of JSON that Discord may send.</summary>
public sealed class ContractTests
{
    /// <summary>
    /// These records are never received: they are not part of the protocol, or they are only written (see <c>InteractionTests</c>).
    /// </summary>
    private static readonly Type[] NeverRead =
        [
            typeof(AttachedFile),
            typeof(SubmittedField),
            typeof(GatewaySession),
            typeof(GatewayStores),
            typeof(Shard),
            typeof(SessionStarts),
            typeof(InteractionResponse)
        ];

    public static TheoryData<ContractSample> Samples => [.. ContractSample.All];

    [Fact]
    public void Every_model_has_a_sample()
    {
        var models = typeof(DiscordJson).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetMethod("<Clone>$") is not null)
            .Except(NeverRead)
            .Select(type => type.Name);
        Assert.Equal(models.Order(), ContractSample.All.Select(sample => sample.Model.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void The_full_sample_fills_every_field(ContractSample sample)
    {
        var read = Read(sample, sample.Parse());
        foreach (var field in Fields(sample))
            Assert.True(IsFilled(field, read), $"{sample.Model.Name}.{field.Name} is not filled");
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void What_is_read_and_written_is_read_as_the_same(ContractSample sample)
    {
        var written = Write(sample, Read(sample, sample.Parse()));
        Assert.Equal(written, Write(sample, Read(sample, JsonNode.Parse(written)!)));
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void What_is_sent_is_the_sample_again_and_nothing_else(ContractSample sample)
    {
        if (!sample.IsSent)
            return;
        var written = Write(sample, Read(sample, sample.Parse()));
        Assert.True(JsonNode.DeepEquals(sample.Parse(), JsonNode.Parse(written)), $"{sample.Json} became {written}");
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Any_part_may_be_missing(ContractSample sample) => ForEachField(sample, (owner, name) => owner.Remove(name));

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Any_part_may_be_null(ContractSample sample) => ForEachField(sample, (owner, name) => owner[name] = null);

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Nothing_but_an_empty_object_is_enough(ContractSample sample) => Write(sample, Read(sample, new JsonObject()));

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Unknown_fields_change_nothing(ContractSample sample)
    {
        var json = sample.Parse();
        foreach (var (owner, _) in Objects(json).DistinctBy(found => found.Path).ToList())
            if (!IsDictionaryOfIds(owner) && !IsUnknown(owner))
                (owner["of_tomorrow"], owner["newer"]) = (JsonNode.Parse("""{"type":2,"id":"x","deep":[{}]}"""), null);
        Assert.Equal(Write(sample, Read(sample, sample.Parse())), Write(sample, Read(sample, json)));
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Ids_and_permissions_may_be_numbers(ContractSample sample)
    {
        var json = sample.Parse();
        Assert.Equal(Write(sample, Read(sample, sample.Parse())), Write(sample, Read(sample, WithNumbers(json)!)));
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Components_of_a_kind_nobody_knows_yet_are_kept(ContractSample sample)
    {
        var json = sample.Parse();
        var lists = Objects(json)
            .Where(found => found.Owner["components"] is JsonArray && !IsUnknown(found.Owner))
            .Select(found => found.Owner)
            .ToList();
        foreach (var owner in lists)
            owner["components"]!.AsArray().Add(JsonNode.Parse("""{"novelty":[{"type":2}],"type":4711}"""));
        var written = Write(sample, Read(sample, json));
        if (sample.Model != typeof(Interaction) && sample.Model != typeof(InteractionData) && sample.Model != typeof(SubmittedComponent))
            Assert.Equal(lists.Count, JsonNode.Parse(written)!.ToJsonString().Split("""{"novelty":[{"type":2}],"type":4711}""").Length - 1);
    }

    [Fact]
    public void Every_model_names_the_page_it_comes_from()
    {
        var members = XDocument.Load(Path.ChangeExtension(typeof(DiscordJson).Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(
                member => member.Attribute("name")!.Value,
                member => OnOneLine(member.Element("summary")?.Value ?? ""),
                StringComparer.Ordinal);
        var silent = typeof(DiscordJson).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum || ContractSample.All.Any(sample => sample.Model == type))
            .Where(type => !members.GetValueOrDefault($"T:{type.FullName}", "")
                .Contains("Source: docs.discord.com/developers/", StringComparison.Ordinal));
        Assert.Empty(silent.Select(type => type.Name));
    }

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void ForEachField(ContractSample sample, Action<JsonObject, string> change)
    {
        var count = Objects(sample.Parse()).Sum(found => found.Owner.Count);
        for (var at = 0; at < count; at++)
        {
            var json = sample.Parse();
            var (owner, name) = Objects(json).SelectMany(found => found.Owner.Select(pair => (found.Owner, pair.Key))).ElementAt(at);
            change(owner, name);
            var error = Record.Exception(() => Write(sample, Read(sample, json)));
            Assert.True(error is null, $"{sample.Model.Name} without {owner.GetPath()}.{name}: {error?.Message}");
        }
    }

    private static IEnumerable<(JsonObject Owner, string Path)> Objects(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject owner:
                return owner.Select(pair => pair.Value).SelectMany(Objects).Prepend((owner, owner.GetPath()));
            case JsonArray list:
                return list.SelectMany(Objects);
            default:
                return [];
        }
    }

    private static JsonNode? WithNumbers(JsonNode? node) => node switch
    {
        JsonObject owner =>
            new JsonObject(
                owner.Select(pair => KeyValuePair.Create(pair.Key, IsText(pair.Key) ? pair.Value?.DeepClone() : WithNumbers(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithNumbers)]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length > 1 && ulong.TryParse(text, out var number) =>
            JsonValue.Create(number),
        null => null,
        _ => node.DeepClone(),
    };

    private static bool IsText(string name) =>
        name is "content" or "value" or "values" or "name" or "label" or "flags_new" or "verify_key" or "discriminator";

    private static bool IsDictionaryOfIds(JsonObject owner) =>
        owner.Parent is JsonObject
            && owner.GetPropertyName() is "users"
                or "members"
                or "roles"
                or "channels"
                or "messages"
                or "attachments"
                or "name_localizations"
                or "description_localizations";

    private static bool IsUnknown(JsonObject owner)
    {
        var type = owner["type"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
        return type == 99 || (owner.Parent is { } parent && Up(parent));
    }

    private static bool Up(JsonNode node) => node is JsonObject owner ? IsUnknown(owner) : node.Parent is { } parent && Up(parent);

    private static IEnumerable<JsonPropertyInfo> Fields(ContractSample sample) =>
        DiscordJson.Options.GetTypeInfo(sample.Model).Properties
            .Where(field => field.Get is not null && !sample.Unread.Contains(field.Name));

    private static bool IsFilled(JsonPropertyInfo field, object model) => field.Get!(model) switch
    {
        null => false,
        string text => text.Length > 0,
        IEnumerable list => list.Cast<object>().Any(),
        JsonElement element => element.ValueKind != JsonValueKind.Undefined,
        var value => !value.Equals(Activator.CreateInstance(value.GetType().IsValueType ? value.GetType() : typeof(int))),
    };

    private static object Read(ContractSample sample, JsonNode json) => sample.Model.IsAssignableTo(typeof(Component))
        ? JsonSerializer.Deserialize<Component>(json, DiscordJson.Options)!
        : JsonSerializer.Deserialize(json, sample.Model, DiscordJson.Options)!;

    private static string Write(ContractSample sample, object model) => model is Component component
        ? JsonSerializer.Serialize(component, DiscordJson.Options)
        : JsonSerializer.Serialize(model, sample.Model, DiscordJson.Options);
}

using System.Reflection;
using System.Text.Json;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;

namespace Tests.Contracts;

/// <summary>Tests that names in stored JSON stay the same when the code is renamed.</summary>
public sealed class StoredJsonTests
{
    /// <summary>Of these only a hash of the JSON is stored.</summary>
    private static readonly Type[] Hashed = [typeof(IReadOnlyList<Component>), typeof(IEnumerable<string[]>)];

    private static readonly JsonShape Shape = Read();

    [Fact]
    public void Names_and_kinds_of_stored_JSON_are_those_of_the_golden_text() => Golden.Holds("stored-json.txt", Shape.Lines);

    [Fact]
    public void Rich_instances_are_written_byte_for_byte_as_before() =>
        Golden.Holds("stored-json-samples.txt", StoredSamples.All.Select(s => $"{s.Where} {s.Json}"));

    [Fact]
    public void Every_name_in_stored_JSON_is_a_literal() => Assert.Empty(Shape.Unpinned.Distinct());

    [Fact]
    public void Rich_instances_are_read_back_as_they_were()
    {
        foreach (var sample in StoredSamples.All)
        {
            var read = JsonSerializer.Deserialize(sample.Json, sample.Type, sample.Options)!;
            Assert.Equal(sample.Json, (sample with { Value = read }).Json);
        }
    }

    [Fact]
    public void The_rich_instances_leave_nothing_out()
    {
        var samples = string.Join('\n', StoredSamples.All.Select(s => s.Json));
        Assert.All(Shape.Names, name => Assert.Contains($"\"{name}\":", samples, StringComparison.Ordinal));
        Assert.Empty(Missing(typeof(Dance), StoredSamples.Dances));
        Assert.Empty(Missing(typeof(StepState), StoredSamples.Stages));
    }

    [Fact]
    public void Whatever_the_bot_writes_as_JSON_is_listed()
    {
        var written = Calls.Of(typeof(Dance).Assembly)
            .Where(c => c.Called.DeclaringType == typeof(JsonSerializer) && c.Called.IsGenericMethod)
            .Select(c => c.Called.GetGenericArguments()[0]).Distinct().Except(Hashed).ToList();

        Assert.True(written.Count > 10, $"Only {written.Count} were found.");
        Assert.Empty(written.Except(StoredSamples.All.Select(s => s.Type)).Select(t => $"{t} has no instance in StoredSamples"));
    }

    private static JsonShape Read()
    {
        var shape = new JsonShape();
        foreach (var sample in StoredSamples.All.DistinctBy(s => s.Where))
            shape.Add(sample.Where, sample.Type, sample.Options);
        return shape;
    }

    private static IEnumerable<string> Missing(Type type, IEnumerable<object> instances) =>
        type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(n => n.BaseType == type)
            .Except(instances.Select(i => i.GetType())).Select(t => $"{t.Name} has no instance in StoredSamples");
}

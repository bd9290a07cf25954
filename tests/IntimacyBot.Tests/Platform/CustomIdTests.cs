using System.Reflection;
using CsCheck;
using Discord.Models;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;

namespace Tests.Platform;

public sealed class CustomIdTests
{
    private static readonly IReadOnlyList<Type> Ids =
        [.. typeof(ICustomId).Assembly
            .GetTypes()
            .Where(t => t.IsValueType && typeof(ICustomId).IsAssignableFrom(t))
            .OrderBy(t => t.Name, StringComparer.Ordinal)];

    // The characters are separators, escapes and one outside of ASCII.
    private static readonly Gen<string> Texts = Gen.Char["ab.~:%/+ é7"].Array[0, 3].Select(c => new string(c));

    public static TheoryData<string> Names => [.. Ids.Select(i => i.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_custom_id_is_read_back_as_it_was_written(string name)
    {
        var type = Ids.Single(i => i.Name == name);
        Of(type).Sample(
            id =>
            {
                var text = Write(type, id);
                Assert.InRange(text.Length, 1, CustomIds.Longest);
                Assert.Equal(id, Read(type, text));
                Assert.Equal(CustomIds.RouteOf(type), CustomIds.RouteOf(text));
            },
            iter: 200);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_read_that_was_never_written(string name)
    {
        var type = Ids.Single(i => i.Name == name);
        Gen.Select(Of(type), Gen.Int[0, 200], Gen.Char["x7:~%-A"]).Sample(
            (id, at, letter) =>
            {
                var text = Write(type, id);
                at %= text.Length + 1;
                var wrong = at == text.Length ? text + letter : $"{text[..at]}{letter}{text[(at + 1)..]}";
                if (Read(type, wrong) is { } read)
                    Assert.Equal(wrong, Write(type, read));
            },
            iter: 200);
        Assert.Null(Read(type, ""));
        Assert.Null(Read(type, CustomIds.RouteOf(type) + ":one:too:many:of:them:all"));
    }

    [Fact]
    public void Every_route_belongs_to_one_kind_of_id()
    {
        var routes = Ids.Select(CustomIds.RouteOf).ToList();

        Assert.True(routes.Count > 20, $"Only {routes.Count} were found.");
        Assert.Equal(routes.Count, routes.Distinct().Count());
        Assert.All(routes, r => Assert.Matches("^[a-z.-]{1,20}$", r));
    }

    [Fact]
    public void A_custom_id_that_is_too_long_is_never_sent()
    {
        var long_ = new global::IntimacyBot.Dances.Model.KeepsakeId(Guid.NewGuid());
        Assert.InRange(long_.Write().Length, 1, CustomIds.Longest);
        Assert.Throws<InvalidOperationException>(() => new global::IntimacyBot.Dances.Model.OpenPracticeId(new string('x', 100)).Write());
    }

    private static Gen<object> Of(Type type)
    {
        var make = type.GetConstructors().MaxBy(c => c.GetParameters().Length);
        if (make is null || make.GetParameters().Length == 0)
            return Gen.Const(Activator.CreateInstance(type)!);
        var parts = make.GetParameters().Select(p => Value(p.ParameterType)).ToArray();
        return Gen.Int.Array[parts.Length].Select(Gen.Int, (_, seed) => seed)
            .SelectMany(_ => Together(parts))
            .Select(values => make.Invoke(values));
    }

    private static Gen<object[]> Together(Gen<object>[] parts) =>
        parts.Aggregate(
            Gen.Const(Array.Empty<object>()),
            (all, part) => all.Select(part, (values, value) => values.Append(value).ToArray()));

    private static Gen<object> Value(Type type) => type switch
    {
        _ when type == typeof(Guid) => Gen.Guid.Select(g => (object)g),
        _ when type == typeof(string) => Texts.Select(t => (object)t),
        _ when type == typeof(int) => Gen.Int[0, int.MaxValue].Select(i => (object)i),
        _ when type == typeof(bool) => Gen.Bool.Select(b => (object)b),
        _ when type == typeof(Snowflake) => Gen.ULong.Select(u => (object)new Snowflake(u)),
        _ when type.IsEnum => Gen.Int[0, Enum.GetValues(type).Length - 1].Select(i => Enum.GetValues(type).GetValue(i)!),
        _ => throw new InvalidOperationException($"Custom ids have a new kind of part, {type.Name}."),
    };

    private static string Write(Type type, object id) =>
        (string)Method(nameof(CustomIds.Write)).MakeGenericMethod(type).Invoke(null, [id])!;

    private static object? Read(Type type, string text) => Method(nameof(CustomIds.Read)).MakeGenericMethod(type).Invoke(null, [text]);

    private static MethodInfo Method(string name) =>
        typeof(CustomIds).GetMethods().Single(m => m.Name == name && m.IsGenericMethodDefinition);
}

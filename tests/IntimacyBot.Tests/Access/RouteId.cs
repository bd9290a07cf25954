using System.Reflection;
using IntimacyBot.Platform.Interactions;

namespace Tests.Access;

/// <summary>A custom id of any type, with its fields in the order in which they are written.</summary>
internal sealed record RouteId(Type Type, IReadOnlyList<object> Fields)
{
    private static readonly MethodInfo Writer = typeof(CustomIds).GetMethod(nameof(CustomIds.Write))!;
    private static readonly MethodInfo Reader = typeof(CustomIds).GetMethod(nameof(CustomIds.Read))!;

    /// <summary>These are the types of all ids, by their routes.</summary>
    public static IReadOnlyDictionary<string, Type> Types { get; } = typeof(ICustomId).Assembly.GetTypes()
        .Where(t => t.IsValueType && typeof(ICustomId).IsAssignableFrom(t))
        .ToDictionary(CustomIds.RouteOf);

    public string Route => CustomIds.RouteOf(Type);

    public string Text => (string)Writer.MakeGenericMethod(Type).Invoke(null, [Activator.CreateInstance(Type, [.. Fields])])!;

    public bool NamesRecord => Fields.Any(f => f is Guid id && id != Guid.Empty);

    public static IReadOnlyList<ParameterInfo> FieldsOf(Type type) =>
        type.GetConstructors().MaxBy(c => c.GetParameters().Length)?.GetParameters() ?? [];

    /// <summary>Returns the id that a component or a form carries; null for the name of a field.</summary>
    public static RouteId? Read(string text)
    {
        var bare = CustomIds.Bare(text);
        if (!Types.TryGetValue(CustomIds.RouteOf(bare), out var type) || Reader.MakeGenericMethod(type).Invoke(null, [bare]) is not { } id)
            return null;
        return new(type, [.. FieldsOf(type).Select(f => type.GetProperty(f.Name!)!.GetValue(id)!)]);
    }

    /// <summary>Returns the id with the records of another where it names none itself, as on a page before anything is stored.</summary>
    public RouteId With(RouteId records) =>
        this with { Fields = [.. Fields.Zip(records.Fields, (mine, other) => mine is Guid id && id == Guid.Empty ? other : mine)] };

    /// <summary>Returns the same id of records that never existed.</summary>
    public RouteId OfNothing() => this with { Fields = [.. Fields.Select(f => f is Guid id && id != Guid.Empty ? Guid.NewGuid() : f)] };

    /// <summary>Returns the id with every member of its enums, and both values of what is true or false.</summary>
    public IEnumerable<RouteId> WithEveryAct()
    {
        IEnumerable<IReadOnlyList<object>> all = [[]];
        foreach (var field in Fields)
            all = [.. all.SelectMany(before => Values(field).Select(value => (IReadOnlyList<object>)[.. before, value]))];
        return all.Select(fields => this with { Fields = fields });
    }

    private static IEnumerable<object> Values(object field) => field switch
    {
        Enum => Enum.GetValues(field.GetType()).Cast<object>(),
        bool => [true, false],
        _ => [field],
    };
}

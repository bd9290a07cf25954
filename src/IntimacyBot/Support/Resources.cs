using System.Globalization;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace IntimacyBot.Support;

internal enum ResourceKind
{
    /// <summary>A site that lists helplines. It is shown even when nobody has checked it.</summary>
    Directory,

    /// <summary>A number to call. It is shown only when a person has checked it.</summary>
    Line,
}

/// <summary>What a place offers help with.</summary>
internal enum ResourceTopic
{
    /// <summary>People who listen, whatever it is about.</summary>
    Listening,

    Emergency,

    Violence,

    /// <summary>Therapists who work with couples.</summary>
    Couples,
}

/// <summary>
/// A site or a number where people find help. <paramref name="Checked"/> is the date of a person's check only when
/// <paramref name="Verified"/> is true.
/// </summary>
internal sealed record Resource(ResourceKind Kind, string Name, string Address, DateOnly Checked, bool Verified)
{
    public ResourceTopic About { get; init; }

    /// <summary>False for a number that nobody has checked, because a wrong number is worse than none.</summary>
    public bool MayBeShown => Kind == ResourceKind.Directory || Verified;
}

internal sealed record Country(string Code, string Name, IReadOnlyList<Resource> Entries);

/// <summary>The places where people find help, read from <c>resources.yaml</c>.</summary>
internal sealed record Resources(IReadOnlyList<Resource> Everywhere, IReadOnlyList<Country> Countries)
{
    private static readonly Lazy<Resources> OfProgram = new(ReadBuiltIn);

    /// <summary>Returns the places that come with the program. They are read once.</summary>
    public static Resources BuiltIn() => OfProgram.Value;

    public static Resources Read(TextReader yaml)
    {
        var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<FileShape>(yaml);
        return new Resources(
            [.. file.Everywhere.Select(Made)],
            [.. file.Countries.Select(c => new Country(c.Code, c.Name, [.. c.Entries.Select(Made)]))]);
    }

    private static Resources ReadBuiltIn()
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream("IntimacyBot.Support.resources.yaml")!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    private static Resource Made(EntryShape entry) =>
        new(Enum.Parse<ResourceKind>(entry.Kind, ignoreCase: true), entry.Name, entry.Address, Date(entry.Checked), entry.Verified)
        {
            About = Enum.Parse<ResourceTopic>(entry.About, ignoreCase: true),
        };

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class FileShape
    {
        public List<EntryShape> Everywhere { get; set; } = [];

        public List<CountryShape> Countries { get; set; } = [];
    }

    private sealed class CountryShape
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public List<EntryShape> Entries { get; set; } = [];
    }

    private sealed class EntryShape
    {
        public string Kind { get; set; } = "";

        public string About { get; set; } = nameof(ResourceTopic.Listening);

        public string Name { get; set; } = "";

        public string Address { get; set; } = "";

        public string Checked { get; set; } = "";

        public bool Verified { get; set; }
    }
}

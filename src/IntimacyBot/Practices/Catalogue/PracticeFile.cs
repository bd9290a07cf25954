using System.Text.RegularExpressions;

namespace IntimacyBot.Practices.Catalogue;

/// <summary>A file of a practice by its name: <c>reach.yaml</c>, or <c>reach.es.yaml</c> for a translation.</summary>
internal sealed partial record PracticeFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    public const string HowNamed = "a file is called PRACTICE.yaml, or PRACTICE.es.yaml for a translation";

    /// <summary>The practice and, for a translation, the language that the name says; null when it is no such name.</summary>
    public (string Practice, string? Language)? Says => Named().Match(Name) is { Success: true } m
        ? (m.Groups[1].Value, m.Groups[2].Success ? m.Groups[2].Value : null)
        : null;

    [GeneratedRegex(@"\A([a-z]{2,16})(?:\.([a-z]{2}(?:-[A-Z]{2}|-[0-9]{3})?))?\.yaml\z")]
    private static partial Regex Named();
}

using System.Text.RegularExpressions;

namespace IntimacyBot.Practices.Catalogue;

/// <summary>A file of a practice. It is named <c>reach.yaml</c>, or <c>reach.es.yaml</c> for a translation.</summary>
internal sealed partial record PracticeFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    public const string HowNamed = "a file is called PRACTICE.yaml, or PRACTICE.es.yaml for a translation";

    /// <summary>
    /// The practice and the language in the file's name. The language is null for the English file; the whole value is null when the name
    /// is not that of a practice's file.
    /// </summary>
    public (string Practice, string? Language)? Says => Named().Match(Name) is { Success: true } m
        ? (m.Groups[1].Value, m.Groups[2].Success ? m.Groups[2].Value : null)
        : null;

    [GeneratedRegex(@"\A([a-z]{2,16})(?:\.([a-z]{2}(?:-[A-Z]{2}|-[0-9]{3})?))?\.yaml\z")]
    private static partial Regex Named();
}

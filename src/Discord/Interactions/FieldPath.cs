using System.Globalization;
using System.Text;

namespace Discord.Interactions;

/// <summary>The JSON path of the field that is being checked; it becomes text only when something is wrong.</summary>
internal sealed record FieldPath(FieldPath? Parent, string Name, int Index = -1)
{
    public static FieldPath Root { get; } = new(null, "");

    public FieldPath Field(string name) => new(this, name);

    public FieldPath Item(string name, int index) => new(this, name, index);

    public InvalidRequestException Wrong(string problem) => new(ToString(), problem);

    public override string ToString()
    {
        var path = new StringBuilder();
        Write(path);
        return path.Length == 0 ? "(body)" : path.ToString();
    }

    private void Write(StringBuilder path)
    {
        Parent?.Write(path);
        if (Name.Length > 0)
            path.Append(path.Length == 0 ? "" : ".").Append(Name);
        if (Index >= 0)
            path.Append(CultureInfo.InvariantCulture, $"[{Index}]");
    }
}

/// <summary>The checks of single fields. Characters are counted in UTF-16, the strictest way the platform may count.</summary>
internal static class FieldPathChecks
{
    public static void Text(this FieldPath path, string name, string? text, int least, int most)
    {
        if (text is null)
            Require(path, name, least == 0);
        else if (text.Length > most)
            throw path.Field(name).Wrong($"{text.Length} characters, at most {most}");
        else if (text.Length < least || (least > 0 && string.IsNullOrWhiteSpace(text)))
            throw path.Field(name).Wrong($"blank or shorter than {least} characters");
    }

    public static void OptionalText(this FieldPath path, string name, string? text, int least, int most)
    {
        if (text is not null)
            path.Text(name, text, least, most);
    }

    public static void Range(this FieldPath path, string name, long? number, long least, long most)
    {
        if (number is { } value && (value < least || value > most))
            throw path.Field(name).Wrong($"{value}, must be {least} to {most}");
    }

    public static void Count<T>(this FieldPath path, string name, IReadOnlyCollection<T>? list, int least, int most)
    {
        var count = list?.Count ?? 0;
        if (count < least || count > most)
            throw path.Field(name).Wrong($"{count} entries, must be {least} to {most}");
    }

    public static void Require(this FieldPath path, string name, bool holds, string problem = "is missing")
    {
        if (!holds)
            throw path.Field(name).Wrong(problem);
    }
}

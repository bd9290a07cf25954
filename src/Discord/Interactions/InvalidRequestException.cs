namespace Discord.Interactions;

/// <summary>
/// A request breaks a limit of the platform and was not sent. The message names the field and the numbers, never the text:
/// <c>components[1].components[0].label: 91 characters, at most 80</c>.
/// </summary>
public sealed class InvalidRequestException(string field, string problem) : Exception($"{field}: {problem}")
{
    /// <summary>The JSON path of the field.</summary>
    public string Field { get; } = field;
}

namespace Rehearsal.Wire;

/// <summary>
/// Finds a User-Agent that names no project: another form, no web address, or an address that is kept for examples, with which the network
/// in front of the platform cannot tell one bot from another.
/// </summary>
internal static class OddAgent
{
    private const string Form = "DiscordBot (";
    private static readonly string[] _examples = ["example.org", "example.com", "example.net"];

    public static bool IsOf(string agent)
    {
        var end = agent.IndexOf(',', StringComparison.Ordinal);
        if (!agent.StartsWith(Form, StringComparison.Ordinal) || end < 0)
            return true;
        return !Uri.TryCreate(agent[Form.Length..end], UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http")
            || _examples.Contains(address.Host);
    }
}

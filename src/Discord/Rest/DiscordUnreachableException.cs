namespace Discord.Rest;

/// <summary>
/// No answer came: the network failed, or the time ran out, as often as was reasonable. Whether the platform has acted is unknown.
/// </summary>
/// <param name="route">Method and route with placeholders.</param>
/// <param name="cause">What happened at last.</param>
public sealed class DiscordUnreachableException(string route, Exception? cause) : Exception($"{route}: no answer", cause)
{
    /// <summary>Method and route with placeholders.</summary>
    public string Route { get; } = route;
}

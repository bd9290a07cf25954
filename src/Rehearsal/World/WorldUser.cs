namespace Rehearsal.World;

/// <summary>A user account: a person, or the bot.</summary>
internal class WorldUser(World world, ulong id, string name, bool isBot)
{
    public World World { get; } = world;
    public ulong Id { get; } = id;
    public string Name { get; } = name;
    public bool IsBot { get; } = isBot;
    public string Mention => $"<@{Id}>";

    public override string ToString() => Name;
}

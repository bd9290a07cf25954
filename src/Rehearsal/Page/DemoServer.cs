using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>The server of the rehearsal, and its people.</summary>
internal sealed class DemoServer
{
    private readonly bool _isForTwo;

    /// <param name="world">The world in which the server is made.</param>
    /// <param name="isForTwo">True for a server of two people without a channel for couples, before anything was set there.</param>
    public DemoServer(World.World world, bool isForTwo = false)
    {
        (World, _isForTwo) = (world, isForTwo);
        Owner = world.CreatePerson("Olive");
        Guild = world.CreateGuild("Garden", Owner);
        var general = Guild.AddText("general");
        Home = isForTwo ? general : Guild.AddText("couples");
        Invite();
        Alex = Somebody("Alex");
        Sam = Somebody("Sam");
        Moderator = Somebody("Morgan", Guild.AddRole("Moderators", WorldPermission.ManageThreads | WorldPermission.ManageMessages));
        Stranger = Somebody("Kim");
    }

    public World.World World { get; }
    public WorldGuild Guild { get; }
    public WorldChannel Home { get; }
    public WorldPerson Owner { get; }
    public WorldPerson Alex { get; }
    public WorldPerson Sam { get; }
    public WorldPerson Moderator { get; }
    public WorldPerson Stranger { get; }

    /// <summary>These are the people in the order in which the page offers them.</summary>
    public IReadOnlyList<WorldPerson> People =>
        _isForTwo ? [Owner, Sam, Alex, Moderator, Stranger] : [Alex, Sam, Moderator, Stranger, Owner];

    /// <summary>Returns the name, followed by the person's role in the server if there is one.</summary>
    public string Introduce(WorldPerson person)
    {
        if (person == Owner)
            return $"{person.Name} (owner)";
        if (person == Moderator)
            return $"{person.Name} (moderator)";
        return person == Stranger ? $"{person.Name} (stranger)" : person.Name;
    }

    /// <summary>
    /// Does what the owner of a server does first, so that a couple can begin at once. Two with a server of their own do it themselves.
    /// </summary>
    public async Task SetUpAsync()
    {
        if (_isForTwo || !Owner.CommandsIn(Home).Any(c => c.Name == "setup"))
            return;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var answer = await Owner.CommandAsync(Home, "setup", ("home", Home));
            if (answer.Failed)
                continue;
            await answer.SettledAsync();
            break;
        }
        Owner.Reload();
    }

    /// <summary>Adds the bot to the server if it is missing, with the permissions of the link for this kind of server.</summary>
    public void Invite()
    {
        if (!Guild.HasBot)
            Guild.AddBot(_isForTwo ? WorldPermission.InstallForTwo : WorldPermission.Install & ~WorldPermission.ManageThreads);
        if (!_isForTwo)
            Home.Allow(World.Bot, WorldPermission.ManageThreads);
    }

    private WorldPerson Somebody(string name, params WorldRole[] roles)
    {
        var person = World.CreatePerson(name);
        Guild.Join(person, roles);
        return person;
    }
}

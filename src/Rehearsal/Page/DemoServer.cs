using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>The server of the rehearsal, and its people.</summary>
internal sealed class DemoServer
{
    public DemoServer(World.World world)
    {
        World = world;
        Owner = world.CreatePerson("Olive");
        Guild = world.CreateGuild("Garden", Owner);
        Guild.AddText("general");
        Home = Guild.AddText("couples");
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
    public IReadOnlyList<WorldPerson> People => [Alex, Sam, Moderator, Stranger, Owner];

    /// <summary>Returns the name, followed by the person's role in the server if there is one.</summary>
    public string Introduce(WorldPerson person)
    {
        if (person == Owner)
            return $"{person.Name} (owner)";
        if (person == Moderator)
            return $"{person.Name} (moderator)";
        return person == Stranger ? $"{person.Name} (stranger)" : person.Name;
    }

    /// <summary>Does what the owner of a server does first, so that a couple can begin at once.</summary>
    public async Task SetUpAsync()
    {
        if (!Owner.CommandsIn(Home).Any(c => c.Name == "setup"))
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

    /// <summary>Adds the bot to the server if it is missing, with the permissions that it needs and no others.</summary>
    public void Invite()
    {
        if (!Guild.HasBot)
            Guild.AddBot(WorldPermission.Install & ~WorldPermission.ManageThreads);
        Home.Allow(World.Bot, WorldPermission.ManageThreads);
    }

    private WorldPerson Somebody(string name, params WorldRole[] roles)
    {
        var person = World.CreatePerson(name);
        Guild.Join(person, roles);
        return person;
    }
}

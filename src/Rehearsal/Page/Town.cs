using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>The server everybody meets in, and its people.</summary>
internal sealed class Town
{
    public Town(World.World world)
    {
        World = world;
        Owner = world.CreatePerson("Olive");
        Guild = world.CreateGuild("Garden", Owner);
        Guild.AddText("general");
        Home = Guild.AddText("couples");
        Invite();
        Alex = Somebody("Alex");
        Sam = Somebody("Sam");
        Moderator = Somebody("Morgan", Guild.AddRole("Moderators", Permission.ManageThreads | Permission.ManageMessages));
        Stranger = Somebody("Kim");
    }

    public World.World World { get; }
    public Guild Guild { get; }
    public Channel Home { get; }
    public Person Owner { get; }
    public Person Alex { get; }
    public Person Sam { get; }
    public Person Moderator { get; }
    public Person Stranger { get; }

    /// <summary>In the order in which the page offers them.</summary>
    public IReadOnlyList<Person> People => [Alex, Sam, Moderator, Stranger, Owner];

    /// <summary>The name, with what somebody is here apart from a member.</summary>
    public string Introduce(Person person) => person == Owner ? $"{person.Name} (owner)"
        : person == Moderator ? $"{person.Name} (moderator)"
        : person == Stranger ? $"{person.Name} (stranger)" : person.Name;

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

    /// <summary>Brings the bot in, where it is not here, with what it needs and no more.</summary>
    public void Invite()
    {
        if (!Guild.HasBot)
            Guild.AddBot(Permission.Install & ~Permission.ManageThreads);
        Home.Allow(World.Bot, Permission.ManageThreads);
    }

    private Person Somebody(string name, params Role[] roles)
    {
        var person = World.CreatePerson(name);
        Guild.Join(person, roles);
        return person;
    }
}

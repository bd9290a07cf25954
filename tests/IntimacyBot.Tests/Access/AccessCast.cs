using IntimacyBot.Platform.Storage;
using NodaTime;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Access;

/// <summary>Somebody outside of a couple, and where they press from.</summary>
/// <param name="Who">What they are to the couple or in the server.</param>
internal sealed record Outsider(string Who, WorldPerson Person, Func<Task<WorldMessage>> Page)
{
    /// <summary>True when the bot has kept something of theirs before they press.</summary>
    public bool HasRows { get; init; }

    /// <summary>True when they press in direct messages, where the ids of a page name its server.</summary>
    public bool InDirect { get; init; }

    /// <summary>True for whoever has dances of their own, or sees the room.</summary>
    public bool MayHaveSeen { get; init; }
}

/// <summary>Everybody who is not one of the couple.</summary>
internal sealed class AccessCast(BotFixture bot)
{
    private readonly Dictionary<WorldPerson, WorldMessage> _pages = [];
    private WorldChannel _elsewhere = null!;

    public IReadOnlyList<Outsider> Outsiders { get; private set; } = [];

    /// <summary>Lets everybody come who lives here, with what they have done before.</summary>
    public async Task SettleAsync()
    {
        var (former, cora, dan) = (bot.Somebody("Former"), bot.Somebody("Cora"), bot.Somebody("Dan"));
        var (gone, nobody) = (bot.Somebody("Gone"), bot.Somebody("Nobody"));
        var facilitator = bot.World.CreatePerson("Facilitator");
        var role = bot.Guild.AddRole("Facilitators");
        bot.Guild.Join(facilitator, role);
        await bot.CommandAsync(bot.Owner, "setup", ("facilitators", role));
        await PairAsync(bot.Alex, former);
        await bot.LeaveAsync(bot.Alex);
        await PairAsync(cora, dan);
        await bot.ReachAsync(cora, "Our own words.");
        await bot.SwitchAsync(gone, "Invitations: on");
        bot.Guild.Leave(gone);
        var visitor = await SettleElsewhereAsync();
        Outsiders =
        [
            new("a former partner", former, () => PageAsync(former, bot.Home)) { HasRows = true, MayHaveSeen = true },
            new("a partner of another couple", cora, () => PageAsync(cora, bot.Home)) { HasRows = true, MayHaveSeen = true },
            new("a moderator", bot.Moderator, InRoomAsync) { MayHaveSeen = true },
            new("a facilitator", facilitator, () => Task.FromResult(bot.Home.Messages[0])),
            new("a stranger", nobody, () => PageAsync(nobody, bot.Home)),
            new("a member who left", gone, () => PageAsync(gone, gone.OpenDirect())) { HasRows = true, InDirect = true },
            new("somebody in another server", visitor, () => PageAsync(visitor, _elsewhere)),
            new("somebody in direct messages", bot.Owner, () => PageAsync(bot.Owner, bot.Owner.OpenDirect())) { InDirect = true },
        ];
    }

    /// <summary>Returns a page of this person's own on which they can press, where the one before has gone.</summary>
    public async Task<WorldMessage> PageAsync(WorldPerson person, WorldChannel channel)
    {
        if (!_pages.TryGetValue(person, out var page) || page.IsDeleted)
            _pages[person] = page = (await bot.DoneAsync(await person.CommandAsync(channel, "safety"))).Message!;
        return page;
    }

    private async Task<WorldMessage> InRoomAsync() =>
        bot.Room(bot.Moderator) is not null ? bot.Floor(bot.Moderator) : await PageAsync(bot.Moderator, bot.Home);

    private async Task<WorldPerson> SettleElsewhereAsync()
    {
        var visitor = bot.World.CreatePerson("Visitor");
        var guild = bot.World.CreateGuild("Meadow", bot.World.CreatePerson("Mira"));
        guild.Join(visitor);
        _elsewhere = guild.AddText("couples");
        guild.AddBot();
        await bot.HeardAsync();
        return visitor;
    }

    private async Task PairAsync(WorldPerson one, WorldPerson other) => await bot.Get<Store>().WriteAsync(
        (context, cancel) => new StorageSeeder(bot.Services, bot.Guild).PairAsync(
            context, one, other, Instant.FromDateTimeOffset(bot.Clock.GetUtcNow()), cancel),
        CancellationToken.None);
}

using IntimacyBot.Couples;
using IntimacyBot.Dances;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rehearsal;
using Rehearsal.World;
using Person = Rehearsal.World.Person;

namespace Benchmarks;

/// <summary>The whole bot in a server of many couples, each with an open dance in a room of theirs.</summary>
internal sealed class Garden : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string _folder;
    private readonly IHost _bot;

    private Garden(RehearsalServer server, string folder, IHost bot)
    {
        (Server, _folder, _bot) = (server, folder, bot);
        Load = new Load(server.World);
        server.World.Raised += Count;
    }

    /// <summary>Cards that were posted, changed or deleted.</summary>
    public int Painted { get; private set; }

    public RehearsalServer Server { get; }

    public Load Load { get; }

    public IReadOnlyList<Pair> Pairs { get; private set; } = [];

    private IServiceProvider Parts => _bot.Services;

    public static async Task<Garden> BuildAsync(int couples)
    {
        var server = await RehearsalServer.StartAsync(new RehearsalOptions { KeepsTranscripts = false });
        var guild = server.World.CreateGuild("Garden");
        var home = guild.AddText("couples");
        guild.AddBot();
        var folder = Directory.CreateTempSubdirectory("bench").FullName;
        var garden = new Garden(server, folder, Build(server, folder));
        await garden._bot.StartAsync();
        await garden.Parts.GetRequiredService<BotState>().Met.WaitAsync(Patience);
        await garden.PlantAsync(guild, home, couples);
        return garden;
    }

    /// <summary>How many interactions are on disk.</summary>
    public Task<int> SeenAsync() => Parts.GetRequiredService<Store>().ReadAsync((context, cancel) => context.SeenInteractions.CountAsync(cancel), CancellationToken.None);

    /// <summary>Until Discord shows everything that is saved, and nothing is left to do in the background.</summary>
    public async Task<bool> QuietAsync()
    {
        var painter = Parts.GetRequiredService<Painter>();
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!painter.Idle)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        return (await Parts.GetRequiredService<DancePainterQuestion>().BehindAsync()) == 0;
    }

    public async ValueTask DisposeAsync()
    {
        Load.Dispose();
        await _bot.StopAsync();
        _bot.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Count(WorldEvent happened)
    {
        if (happened is WorldEvent.MessageCreated { Message.EphemeralFor: null } or WorldEvent.MessageEdited or WorldEvent.MessageDeleted)
            Painted++;
    }

    private static IHost Build(RehearsalServer server, string folder) => IntimacyBot.Bot.Build(
        BotSettings.Of(server, folder).Read(),
        services => services.AddSingleton<DancePainterQuestion>().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)));

    private async Task PlantAsync(Guild guild, Channel home, int couples)
    {
        var planting = new Planting(Parts, guild);
        var store = Parts.GetRequiredService<Store>();
        await store.WriteAsync(
            (context, cancel) => Parts.GetRequiredService<Servers>().SaveAsync(context, new Discord.Models.Snowflake(guild.Id), s => s with { Home = home.Id }, cancel),
            CancellationToken.None);
        var seeds = new List<Seed>();
        for (var i = 0; i < couples; i++)
            seeds.Add(await planting.PlantAsync(i, closing: i % 4 == 3));
        var painter = Parts.GetRequiredService<Painter>();
        await Task.WhenAll(seeds.Select(s => painter.ShowAsync(DanceRow.PaintedAs, s.Dance))).WaitAsync(Patience);
        Pairs = [.. seeds.Select(s => new Pair(s, s.Lead.VisibleChannels.Last(c => c.IsThread)))];
    }
}

/// <summary>Asks how many dances Discord does not show yet.</summary>
internal sealed class DancePainterQuestion(Store store)
{
    public Task<int> BehindAsync() => store.ReadAsync((context, cancel) => context.Set<DanceRow>().CountAsync(d => d.Behind, cancel), CancellationToken.None);
}

using IntimacyBot.CheckIns;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.GoodStuff;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Tests.TestKit;
using Person = IntimacyBot.Members.Person;

namespace Tests.Benchmarks.Soak;

/// <summary>A stored dance, decrypted.</summary>
internal sealed record StoredDance(CardModel Card, RenderedRoom Rendered)
{
    public Dance Dance => Card.Dance;

    /// <summary>Returns the steps at which this text is stored, and whether it is shared there or only a draft.</summary>
    public IEnumerable<(string Key, bool IsShared)> Places(string typed)
    {
        foreach (var authorWords in new[] { Card.A, Card.B }.OfType<AuthorWords>())
        {
            foreach (var (key, text) in authorWords.Shared)
                if (Says(text, typed))
                    yield return (key, true);
            if (authorWords.Unsent is { } draft && Says(draft.Text, typed))
                yield return (draft.Key, false);
        }
    }

    private static bool Says(AuthorWords.FormAnswers text, string typed) =>
        text.FieldIds.Any(id => text[id]!.Reveal().Contains(typed, StringComparison.Ordinal));
}

/// <summary>Reads what the stopped bot left in its files, through the services of a host that is never started.</summary>
internal sealed class StoredState : IDisposable
{
    private readonly IHost _host;

    private StoredState(IHost host) => _host = host;

    public IReadOnlyList<StoredDance> Dances { get; private set; } = [];

    /// <summary>These are the closed rooms: those that will be removed, and those that are kept.</summary>
    public IReadOnlySet<ulong> KeptRooms { get; private set; } = new HashSet<ulong>();

    /// <summary>These are the closed rooms that will be removed on their day.</summary>
    public IReadOnlySet<ulong> RoomsToGo { get; private set; } = new HashSet<ulong>();

    public IReadOnlyList<Person> People { get; private set; } = [];

    public IReadOnlyList<NotificationRow> Notifications { get; private set; } = [];

    /// <summary>These are the notification threads of people who have left.</summary>
    public IReadOnlyList<ulong> KeptBells { get; private set; } = [];

    /// <summary>These are the people with a weekly time.</summary>
    public IReadOnlySet<Guid> Hours { get; private set; } = new HashSet<Guid>();

    public IReadOnlyList<JarEntry> Jar { get; private set; } = [];

    public static async Task<StoredState> OpenAsync(SoakedBotProcess bot, DateTimeOffset now)
    {
        var host = IntimacyBot.Bot.Build(bot.SettingsWithoutDiscord.Read());
        await host.Services.GetRequiredService<StorageStartup>().RunAsync(CancellationToken.None);
        var disk = new StoredState(host);
        await host.Services.GetRequiredService<Store>()
            .ReadAsync((read, cancel) => disk.ReadAsync(read, Instant.FromDateTimeOffset(now), cancel), CancellationToken.None);
        return disk;
    }

    public void Dispose() => _host.Dispose();

    private async Task<bool> ReadAsync(BotContext read, Instant now, CancellationToken cancel)
    {
        var (dances, people) = (Part<DanceStore>(), Part<PersonStore>());
        var rooms = await read.Set<KeptRoomRow>().ToListAsync(cancel);
        KeptRooms = rooms.Select(r => dances.RoomOf(r).Value).ToHashSet();
        RoomsToGo = rooms.Where(r => r.DueAt != DanceStore.Never).Select(r => dances.RoomOf(r).Value).ToHashSet();
        KeptBells = [.. (await read.Set<KeptBellRow>().ToListAsync(cancel)).Select(b => Part<KeptBells>().BellOf(b).Value)];
        People = await people.AllAsync(read, cancel);
        Notifications = await read.Set<NotificationRow>().ToListAsync(cancel);
        Jar = await Part<GoodStuffStore>().OfAsync(read, [.. People.Select(p => p.Id)], cancel);
        Hours = (await read.Set<CheckInRow>().Select(c => c.Person).ToListAsync(cancel)).ToHashSet();
        var found = new List<StoredDance>();
        foreach (var row in await read.Set<DanceRow>().ToListAsync(cancel))
            if (await CardAsync(read, row, now, cancel) is { } model)
                found.Add(new StoredDance(model, dances.RenderedOf(row)));
        Dances = found;
        return true;
    }

    private async Task<CardModel?> CardAsync(BotContext read, DanceRow row, Instant now, CancellationToken cancel)
    {
        var (dances, dance) = (Part<DanceStore>(), Part<DanceStore>().Open(row));
        if (await Part<CoupleStore>().FindAsync(read, row.Couple, cancel) is not { } couple
            || ShippedPractices.Find(dance.Position.Practice) is not { } script)
            return null;
        return new CardModel(Part<Texts>(), row.Id, couple, dance, script, couple.Language, now)
        {
            A = await dances.WordsAsync(read, row.Id, couple.A.Person, cancel),
            B = await dances.WordsAsync(read, row.Id, couple.B.Person, cancel),
        };
    }

    private T Part<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();
}

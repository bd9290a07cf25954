using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;
using NodaTime;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Opens a room that serves a day, and begins dances in it, as a workshop does.</summary>
internal sealed class DayRoomDriver(BotFixture bot)
{
    public Guid Room { get; private set; }

    public Instant Now => Instant.FromDateTimeOffset(bot.Clock.GetUtcNow());

    public WorldChannel Thread => bot.Room(bot.Alex)!;

    public static async Task<DayRoomDriver> OpenAsync(BotFixture bot)
    {
        var driver = new DayRoomDriver(bot);
        await driver.OpenAsync();
        return driver;
    }

    public async Task OpenAsync()
    {
        var couple = (await CoupleAsync())!.Id;
        Room = (await bot.Get<DayRoomService>().OpenAsync(couple, Now + Duration.FromHours(12), CancellationToken.None))!.Value;
        await bot.QuietAsync();
    }

    public Task<Couple?> CoupleAsync() => bot.Get<Store>().ReadAsync(
        (read, cancel) => bot.Get<CoupleStore>().OfAsync(
            read, new Snowflake(bot.Guild.Id), new Snowflake(bot.Alex.Id), cancel), CancellationToken.None);

    public async Task<DayRoomStarted> TryAsync(string practice, string choices = "")
    {
        var lead = (await CoupleAsync())!.SideOf(new Snowflake(bot.Alex.Id))!.Value;
        var started = await bot.Get<DayRoomService>().BeginAsync(
            Room, new DayRoomStart(practice, lead, choices, Now), CancellationToken.None);
        await bot.QuietAsync();
        return started;
    }

    /// <summary>Begins a dance that Alex leads.</summary>
    public async Task<Guid> BeginAsync(string practice, string choices = "")
    {
        var started = await TryAsync(practice, choices);
        Assert.Null(started.Refusal);
        return started.Dance!.Value;
    }

    /// <summary>Returns the dance that began last.</summary>
    public async Task<Guid> LastAsync()
    {
        var couple = (await CoupleAsync())!.Id;
        var all = await bot.Get<Store>().ReadAsync(
            (read, cancel) => bot.Get<DanceStore>().OfCoupleAsync(read, couple, cancel), CancellationToken.None);
        return all[^1].Row.Id;
    }

    public async Task ParkAsync(Guid dance)
    {
        await bot.Get<DanceService>().ParkAsync(dance, Now, CancellationToken.None);
        await bot.QuietAsync();
    }

    public async Task EndDayAsync()
    {
        await bot.Get<DayRoomService>().EndAsync(Room, Now, CancellationToken.None);
        await bot.QuietAsync();
    }

    /// <summary>Plays a minute together that has begun, up to its last card.</summary>
    public async Task MinuteAsync(string alex, string sam)
    {
        await bot.OnFloorAsync(bot.Alex, "I'm in");
        await bot.OnFloorAsync(bot.Sam, "I'm in");
        await bot.PassAsync(TimeSpan.FromSeconds(61));
        await ShareAsync(bot.Alex, alex);
        await ShareAsync(bot.Sam, sam);
        await bot.QuietAsync();
    }

    public async Task ShareAsync(WorldPerson person, string words)
    {
        var preview = await bot.WriteALineAsync(person, words);
        await bot.PressAsync(preview, "Share");
    }

    /// <summary>Returns what stands in the room, in its order.</summary>
    public IReadOnlyList<WorldMessage> Cards => bot.Cards(bot.Sam);

    public static bool IsLast(WorldMessage card) => card.Labels.Contains("How was that?");
}

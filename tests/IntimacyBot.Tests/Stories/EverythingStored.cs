using System.Text.Json;
using Discord.Models;
using IntimacyBot.CheckIns;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.GoodStuff;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Servers;
using NodaTime;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Stores what a dance does not store by itself, so that every table with something sealed has a row of Alex's.</summary>
internal sealed class EverythingStored(BotFixture bot)
{
    private static readonly Snowflake Somewhere = new(1000000000000000001);

    public async Task WriteAsync(BotContext context, CancellationToken cancel)
    {
        var (guild, now) = (new Snowflake(bot.Guild.Id), Instant.FromDateTimeOffset(bot.Clock.GetUtcNow()));
        var alex = (await bot.Get<PersonStore>().FindAsync(context, guild, new Snowflake(bot.Alex.Id), cancel))!;
        var couple = (await bot.Get<CoupleStore>().OfAsync(context, guild, alex.User, cancel))!.Id;
        await bot.Get<GoodStuffStore>().KeepAsync(context, couple, alex.Id, new Words("Tea in bed"), cancel);
        await bot.Get<KeptWords>().PromiseAsync(context, alex.Id, new Words("I call first"), now, cancel);
        var answers = new Dictionary<string, string> { ["mine.step"] = "I go quiet" };
        await bot.Get<KeptWords>().LoopAsync(context, couple, alex.Id, answers, cancel);
        var hour = new WeeklyTime(IsoDayOfWeek.Sunday, new LocalTime(18, 30), "Europe/Berlin");
        await bot.Get<CheckInStore>().SaveAsync(context, alex.Id, new CheckIn(hour, new LocalDate(2026, 11, 29)), cancel);
        await bot.Get<InvitationStore>().SendAsync(context, alex, new Snowflake(bot.Stranger.Id), "en", now, cancel);
        bot.Get<DanceStore>().KeepRoom(context, couple, new Snowflake(Somewhere.Value + 1), now + Duration.FromDays(20));
        bot.Get<DanceStore>().SaveRendered(
            bot.Get<DanceStore>().Add(context, couple, new DayRoom(now + Duration.FromDays(20))), new RenderedRoom { IsLocked = true });
        var (bell, removal) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        context.Add(new KeptBellRow
        {
            Id = bell,
            Couple = couple,
            Bell = Seal(SealedColumns.KeptBell(bell), JsonSerializer.SerializeToUtf8Bytes(Somewhere.Value)),
            DueAt = now + Duration.FromDays(20),
        });
        context.Add(new ServerRemovalRow
        {
            Id = removal,
            Index = bot.Get<Vault>().BlindIndex(BlindIndexKinds.ServerRemoval, Somewhere.Value),
            Guild = Seal(SealedColumns.ServerRemovalGuild(removal), BitConverter.GetBytes(Somewhere.Value)),
            DueAt = now + Duration.FromDays(20),
        });
        await context.SaveChangesAsync(cancel);
    }

    private byte[] Seal(AssociatedData place, byte[] content) => bot.Get<Vault>().SealForBot(place, content);
}

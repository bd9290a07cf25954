using IntimacyBot.Practices.Model;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Walks;

/// <summary>Plays and checks what happens after the last step, and what is left of it.</summary>
internal sealed class ClosingChecks(BotFixture bot, Script script)
{
    private const string Word = "A closing word";
    private const string Kept = "I did it";
    private readonly DatabaseSnapshot _before = DatabaseSnapshot.Of(bot.DatabaseFile);
    private int _kept;
    private int _inJar;

    /// <summary>Ends the dance in one of three ways, and checks the lock and the day on which the room is deleted.</summary>
    public async Task CloseAsync(int how)
    {
        var room = bot.Room(bot.Alex)!;
        var moment = how % 3 == 0 && await WordsAsync();
        var keeps = how % 3 == 1 && !script.RoomGone;
        foreach (var person in keeps ? new[] { bot.Alex, bot.Sam } : [])
            await bot.OnFloorAsync(person, "Keep this room");
        _kept += keeps ? 1 : 0;

        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(script.RoomGone, room.IsDeleted);
        var locked = DatabaseSnapshot.Of(bot.DatabaseFile);
        RetentionChecks.Locked(locked, _kept + (script.RoomGone || keeps ? 0 : 1));
        // A walk uses the same words each time, and the jar stores the same words once.
        Assert.InRange(locked.Rows("Jar").Length - _inJar, moment && _inJar == 0 ? 1 : 0, moment ? 2 : 0);
        _inJar = locked.Rows("Jar").Length;
        if (!script.RoomGone)
            Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        await GoneAsync(room, keeps);
    }

    /// <summary>Checks a walk in which nobody was notified.</summary>
    public void Unseen()
    {
        Assert.Empty(bot.NewRings(bot.Sam));
        Same();
    }

    /// <summary>Lets time pass until the room is deleted or kept.</summary>
    public async Task GoneAsync(WorldChannel room, bool keeps = false)
    {
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.NotEqual(keeps, room.IsDeleted);
        if (DatabaseSnapshot.Of(bot.DatabaseFile) is var snapshot
            && snapshot.Tables.Contains(RetentionChecks.Promises)
            && snapshot.Rows(RetentionChecks.Promises).Length is > 0 and var promises)
            await AnswerAsync(promises);
        Same();
    }

    /// <summary>Checks that each promise is asked about once and deleted with the answer.</summary>
    private async Task AnswerAsync(int promises)
    {
        Assert.True(Keeps(KeepKind.Promise));
        Assert.InRange(promises, 1, 2);
        var answered = 0;
        foreach (var person in new[] { bot.Alex, bot.Sam })
        {
            // A ring stands until its time, so each is opened once. A bell that Discord has archived holds none of these.
            var rings = bot.NewRings(person);
            bot.Opened.UnionWith(rings);
            foreach (var ring in rings.Where(r => r.Channel.Thread is { IsArchived: false }))
            {
                var page = CardChecks.Reads(await bot.PressAsync(person, ring, "Open"));
                if (page.Message?.Labels.Contains(Kept) != true)
                    continue;
                await bot.PressAsync(page, Kept);
                answered++;
            }
        }

        Assert.Equal(promises, answered);
    }

    private void Same() => RetentionChecks.Same(_before, DatabaseSnapshot.Of(bot.DatabaseFile), _kept, _inJar, Keeps(KeepKind.Loop));

    private bool Keeps(KeepKind what) => script.Flat().OfType<WriteStep>().SelectMany(w => w.Form).Any(f => f.Keep == what);

    /// <summary>Lets both give a closing word, look back, and choose the same card. Returns false if no card has words.</summary>
    private async Task<bool> WordsAsync()
    {
        var moments = 0;
        foreach (var person in new[] { bot.Alex, bot.Sam })
        {
            if (script.Steps.Any(s => s is CloseStep))
                await bot.SubmitAsync(await bot.OnFloorAsync(person, Word), (Word, "Softly."));
            CardChecks.Reads(await bot.PressAsync(CardChecks.Reads(await bot.OnFloorAsync(person, "How was that?")), "Hurt"));
            var which = CardChecks.Reads(await bot.OnFloorAsync(person, "Keep this moment"));
            if (which.Message!.Selects.FirstOrDefault() is not { } menu)
                continue;
            await bot.DoneAsync(await person.SelectAsync(which.Message, menu.CustomId!, menu.Options[0].Value));
            moments++;
        }

        return moments == 2;
    }
}

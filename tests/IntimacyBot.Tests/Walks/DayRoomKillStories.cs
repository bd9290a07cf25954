using Rehearsal.World;
using Tests.Stories;
using Tests.TestKit;

namespace Tests.Walks;

/// <summary>
/// A day of four dances in one room, in which the bot dies at the same commit after every press: before the move is saved, and between any
/// two of the things that it shows. Nothing is lost, doubled, or left over.
/// </summary>
public sealed class DayRoomKillStories
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_day_survives_a_kill_at_every_write(int commit)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var day = new DayRoomDriver(bot);
        var walk = new DayWalk(bot, commit);
        await walk.RestartAsync();
        await walk.StepAsync(day.OpenAsync, () => bot.Rows("DayRooms") == 1);
        await walk.StepAsync(() => day.TryAsync("together"), () => Floor("I'm in"));
        await walk.PressAsync(bot.Alex, "I'm in", () => bot.Floor(bot.Sam).Text.Contains("Sam", StringComparison.Ordinal));
        await walk.PressAsync(bot.Sam, "I'm in", () => Floor("Go on"));
        await bot.PassAsync(TimeSpan.FromSeconds(61));
        await walk.StepAsync(
            () => ShareAsync(bot.Alex, "One A."), () => bot.Floor(bot.Sam).Text.Contains("One of two", StringComparison.Ordinal));
        await walk.StepAsync(() => ShareAsync(bot.Sam, "One B."), () => bot.Count("One B.") > 0);
        await walk.StepAsync(() => day.TryAsync("sardines", "a"), () => Floor("Write"));
        await walk.StepAsync(HideAsync, () => bot.Count("Behind a joke.") > 0);
        await walk.StepAsync(StopAsync, () => bot.Rows("Dances") == 1);
        await walk.StepAsync(() => day.TryAsync("reach"), () => Floor("Write"));
        var reach = await day.LastAsync();
        await walk.StepAsync(() => day.ParkAsync(reach), () => Floor("Pick it up"));
        await walk.StepAsync(() => day.TryAsync("together"), () => Floor("I'm in"));
        await walk.StepAsync(StopAsync, () => bot.Rows("Dances") == 2);
        await walk.StepAsync(day.EndDayAsync, () => true);
        var thread = day.Thread;
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await walk.StepAsync(() => bot.PassAsync(TimeSpan.Zero), () => bot.Rows("DayRooms") == 0);
        await bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.True(thread.Thread is { IsArchived: true, IsLocked: true });
        Assert.Single(bot.Guild.Threads, t => t.Name.StartsWith("Room", StringComparison.Ordinal));
        Assert.Equal((1, 1, 0), (bot.Rows("Dances"), bot.Rows("KeptRooms"), bot.Rows("DayRooms")));
        Assert.Equal((1, 0), (bot.Count("One A."), bot.Count("Behind a joke.")));
        Assert.Equal(1, bot.Count("This room has closed."));
        Assert.Equal(1, bot.Count("It can rest here."));
        Assert.Equal(1, bot.Count("It ends here for today."));
        Assert.Equal(5, bot.Cards(bot.Sam).Count);
        await bot.PassAsync(TimeSpan.FromDays(8));
        Assert.True(thread.IsDeleted);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("KeptRooms") + bot.Rows("AuthorWords"));
        await bot.EndAsync();

        bool Floor(string label) => bot.Cards(bot.Sam) is [.., var last] && last.Labels.Contains(label);

        async Task ShareAsync(WorldPerson person, string words)
        {
            var form = await person.PressAsync(bot.Floor(person), "Write");
            if (form.Modal is null)
                return;
            var preview = await form.Modal.SubmitAsync(("Right now, here with you, I…", words));
            if (preview.Message?.Labels.Contains("Share") == true)
                await person.PressAsync(preview.Message, "Share");
        }

        async Task HideAsync()
        {
            var form = await bot.Alex.PressAsync(bot.Floor(bot.Alex), "Write");
            if (form.Modal is null)
                return;
            var preview = await form.Modal.SubmitAsync(
                ("Where I am hiding", "Behind a joke."), ("What would be good in that place", new[] { "words", "hug" }));
            if (preview.Message?.Labels.Contains("Share") == true)
                await bot.Alex.PressAsync(preview.Message, "Share");
        }

        async Task StopAsync()
        {
            var page = await bot.Sam.PressAsync(bot.Floor(bot.Sam), "Stop here");
            if (page.Message?.Labels.Contains("Stop for both of us") == true)
                await bot.Sam.PressAsync(page.Message, "Stop for both of us");
        }
    }

    /// <summary>Walks a day in steps. Each is killed once, and repeated where it was not saved.</summary>
    private sealed class DayWalk(BotFixture bot, int commit)
    {
        private readonly CommitSwitch _commits = new();

        public async Task RestartAsync()
        {
            await bot.StopAsync();
            await bot.StartAsync(_commits.AddTo);
        }

        public Task PressAsync(WorldPerson person, string label, Func<bool> done) =>
            StepAsync(() => person.PressAsync(bot.Floor(person), label), done);

        public async Task StepAsync(Func<Task> act, Func<bool> done)
        {
            _commits.DieAt(commit);
            try
            {
                await act();
            }
            catch (InvalidOperationException)
            {
                // The commit of the step itself was the one that failed.
            }

            await bot.IdleAsync();
            _commits.Live();
            if (_commits.IsDead)
            {
                await bot.KillAsync();
                bot.Log.Clear();
                await bot.StartAsync(_commits.AddTo);
            }

            await bot.QuietAsync();
            if (!done())
                await act();
            await bot.QuietAsync();
            await bot.IdleAsync();
            Assert.True(done(), $"A step was not done.\n{bot.World.History.Recent(40)}\n{bot.Log}");
        }
    }
}

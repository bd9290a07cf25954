using System.Net;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Disk;

/// <summary>The disk is full while people write. Nothing that they typed is lost to them.</summary>
public sealed class FullDiskStories
{
    private static readonly string[] Typed = ["You never listen.", "My throat.", "I learned it early.", "I am afraid of being *too much*."];

    [Fact]
    public async Task A_form_that_cannot_be_saved_gives_back_everything_typed_also_what_is_private()
    {
        var disk = new FullDiskSwitch();
        await using var bot = await CoupleAsync(disk);
        var form = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "reach"), "Write");
        disk.IsFull = true;

        var answer = await bot.SubmitAsync(form, Filled(form));

        Assert.StartsWith("Sorry, this could not be saved now.", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.IsEphemeral);
        Assert.All(
            form.Modal!.Fields.Where(f => f.Input.Type == WorldComponentType.TextInput),
            f => Assert.Contains($"**{f.Label}**", answer.Text));
        Assert.Contains("You never listen.", answer.Text);
        Assert.Contains(@"I am afraid of being \*too much\*.", answer.Text);
        disk.IsFull = false;
        await bot.PressAsync(await bot.SubmitAsync(form, Filled(form)), "Share");
        Assert.DoesNotContain(bot.Log.Warnings, w => Typed.Any(w.Contains));
    }

    [Fact]
    public async Task The_longest_words_that_a_form_takes_come_back_whole_in_two_messages()
    {
        var disk = new FullDiskSwitch();
        await using var bot = await CoupleAsync(disk);
        var form = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "reach"), "Write");
        var fields = form.Modal!.Fields.Where(f => f.Input.Type == WorldComponentType.TextInput).ToList();
        // A star is shown as two characters, so that it stays a star.
        var typed = fields.Select(f => new string('*', f.Input.MaxLength ?? 4_000)).ToList();
        disk.IsFull = true;

        var answer = await bot.SubmitAsync(form, [.. fields.Zip(typed, (f, words) => (f.Label, (object?)words)), ("kind", "fear")]);
        await bot.World.WaitForAsync(_ => answer.Followups.Count > 0, "what does not fit into one message");

        var all = string.Concat(answer.Followups.Prepend(answer.Message!).Select(m => m.Text));
        Assert.Equal(typed.Sum(words => words.Length), all.Split(@"\*").Length - 1);
        Assert.All(answer.Followups, m => Assert.True(m.IsEphemeral));
    }

    [Fact]
    public async Task A_button_says_that_it_was_not_saved()
    {
        var disk = new FullDiskSwitch();
        await using var bot = await CoupleAsync(disk);
        var settings = await bot.CommandAsync(bot.Alex, "settings");
        disk.IsFull = true;

        var answer = await bot.PressAsync(settings, "Check-ins: off");

        Assert.Equal(
            "Sorry, this could not be saved now. Whatever you had saved before is safe. Please try again in a while.", answer.Text);
    }

    [Fact]
    public async Task After_a_restart_the_words_come_back_without_what_the_fields_are_called()
    {
        var disk = new FullDiskSwitch();
        await using var bot = await CoupleAsync(disk);
        var form = await bot.CommandAsync(bot.Alex, "goodstuff add");
        await bot.StopAsync();
        await bot.StartAsync(disk.AddTo);
        disk.IsFull = true;

        var answer = await bot.SubmitAsync(form, (form.Modal!.Fields[0].Label, "I love how you hum."));

        Assert.Contains("I love how you hum.", answer.Text);
        Assert.DoesNotContain("**", answer.Text);
    }

    [Fact]
    public async Task The_bot_is_not_ready_until_a_save_on_trial_goes_through_and_says_so_once()
    {
        var disk = new FullDiskSwitch();
        await using var bot = await CoupleAsync(disk);
        disk.IsFull = true;

        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "settings"), "Check-ins: off");
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "settings"), "Check-ins: off");

        var folder = Path.GetDirectoryName(bot.DatabaseFile);
        var now = Instant.FromDateTimeOffset(bot.Clock.GetUtcNow());
        Assert.Contains($"nothing can be saved, because the disk of {folder} is full", bot.State.Lacks(now));
        Assert.Single(bot.Log.Warnings, w => w.Contains(folder!, StringComparison.Ordinal));
        await bot.Get<Store>().LookAtDiskAsync(CancellationToken.None);
        Assert.NotNull(bot.Get<DiskState>().Problem);
        disk.IsFull = false;
        await bot.Get<Store>().LookAtDiskAsync(CancellationToken.None);
        Assert.Null(bot.Get<DiskState>().Problem);
        Assert.DoesNotContain(bot.State.Lacks(now), lack => lack.Contains("saved", StringComparison.Ordinal));
    }

    /// <summary>The database and the erasure journal lie on one disk, so that both are refused in turn at every look.</summary>
    [Fact]
    public async Task Each_folder_that_a_full_disk_refuses_is_named_once_and_again_when_it_is_full_again()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var state = bot.Get<DiskState>();
        var full = new IOException("There is not enough space on the disk.");
        for (var time = 1; time <= 2; time++)
        {
            for (var look = 0; look < 3; look++)
                foreach (var folder in new[] { "data", "keys" })
                    state.Refused(Assert.Throws<FolderRefusedException>(() => FolderRefusedException.Around(folder, () => throw full)));
            foreach (var folder in new[] { "data", "keys" })
            {
                var line = $"because {folder} cannot be written";
                Assert.Equal(time, bot.Log.Warnings.Count(w => w.Contains(line, StringComparison.Ordinal)));
            }

            state.Accepted();
        }
    }

    [Fact]
    public async Task Leaving_takes_the_reserve_and_it_is_made_again_before_the_bot_is_ready()
    {
        var disk = new FullDiskSwitch();
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.StopAsync();
        await bot.StartAsync(disk.AddTo, ("Storage:ReserveMegabytes", "1"));
        var reserve = DiskReserve.FileOf(bot.DatabaseFile);
        await bot.Get<Store>().LookAtDiskAsync(CancellationToken.None);
        Assert.Equal(1024 * 1024, new FileInfo(reserve).Length);
        disk.IsFullWhile(() => File.Exists(reserve));

        await bot.LeaveAsync(bot.Alex);

        Assert.Equal(1, bot.Rows("DataKeys"));
        Assert.False(File.Exists(reserve));
        Assert.NotNull(bot.Get<DiskState>().Problem);
        disk.IsFullWhile(() => false);
        await bot.Get<Store>().LookAtDiskAsync(CancellationToken.None);
        Assert.Equal(1024 * 1024, new FileInfo(reserve).Length);
        Assert.Null(bot.Get<DiskState>().Problem);
    }

    [Fact]
    public async Task The_health_page_says_within_ten_seconds_that_nothing_can_be_saved_and_that_everything_can_again()
    {
        var (disk, limit) = (new FullDiskSwitch(), TimeSpan.FromSeconds(10));
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.StopAsync();
        await bot.StartAsync(disk.AddTo, ("Timing:Sweep", $"{new Timing().Sweep}"));
        Assert.Equal("OK\n", await bot.ReadyAsync(HttpStatusCode.OK, limit));

        disk.IsFull = true;
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "settings"), "Check-ins: off");
        Assert.Equal(
            $"nothing can be saved, because the disk of {Path.GetDirectoryName(bot.DatabaseFile)} is full\n",
            await bot.ReadyAsync(HttpStatusCode.ServiceUnavailable, limit));

        disk.IsFull = false;
        Assert.Equal("OK\n", await bot.ReadyAsync(HttpStatusCode.OK, limit));
    }

    [Fact]
    public async Task A_write_that_turns_out_to_destroy_a_key_takes_the_reserve_too()
    {
        var disk = new FullDiskSwitch();
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.StopAsync();
        await bot.StartAsync(disk.AddTo, ("Storage:ReserveMegabytes", "1"));
        var store = bot.Get<Store>();
        await store.LookAtDiskAsync(CancellationToken.None);
        var owner = await store.ReadAsync((read, cancel) => read.DataKeys.Select(k => k.Owner).FirstAsync(cancel), CancellationToken.None);
        disk.IsFullWhile(() => File.Exists(DiskReserve.FileOf(bot.DatabaseFile)));

        await store.WriteAsync((context, cancel) => bot.Get<DataKeys>().Destroy(context, owner, cancel), CancellationToken.None);

        Assert.Equal(1, bot.Rows("DataKeys"));
    }

    [Fact]
    public void The_reserve_is_sixteen_megabytes()
    {
        var settings = BotSettings.Storage(Path.GetTempPath());
        settings.Remove("Storage:ReserveMegabytes");
        Assert.Equal(16 * 1024 * 1024, StorageOptions.From(settings.Read()).Reserve);
    }

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("100000")]
    public void What_is_no_size_of_a_reserve_is_named(string size)
    {
        var settings = BotSettings.Storage(Path.GetTempPath());
        settings["Storage:ReserveMegabytes"] = size;
        var refused = Assert.Throws<StartupException>(() => StorageOptions.From(settings.Read()));
        Assert.Contains("Storage:ReserveMegabytes", refused.Message);
    }

    private static async Task<BotFixture> CoupleAsync(FullDiskSwitch disk)
    {
        var bot = await BotFixture.OfCoupleAsync();
        await bot.StopAsync();
        await bot.StartAsync(disk.AddTo);
        return bot;
    }

    private static (string, object?)[] Filled(SeenAnswer form)
    {
        var texts = form.Modal!.Fields.Where(f => f.Input.Type == WorldComponentType.TextInput).Select(f => f.Label).ToList();
        var filled = texts.Zip(Typed, (label, words) => (label, (object?)words));
        return [.. filled, ("kind", "fear")];
    }
}

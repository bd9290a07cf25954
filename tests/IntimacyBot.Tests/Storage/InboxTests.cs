using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Tests.Storage;

public sealed class InboxTests
{
    private const ulong Interaction = 1_234_567_890_123_456_789;
    private static readonly ResumePoint _point = new("session-canary", "wss://resume-canary.example", 17);

    [Fact]
    public async Task A_replayed_interaction_has_no_second_effect()
    {
        await using var storage = await TestStorage.Start();
        var effects = 0;
        for (var i = 0; i < 3; i++)
        {
            await storage.Write(async context =>
            {
                if (!await storage.Inbox.MarkSeen(context, Interaction)) return;
                effects++;
                await SystemValues.Set(context, "effect", [(byte)effects]);
            });
        }

        Assert.Equal(1, effects);
        Assert.Equal([1], await storage.Read(context => SystemValues.Get(context, "effect")));
    }

    [Fact]
    public async Task An_interaction_whose_effect_was_not_saved_may_have_it_later()
    {
        await using var storage = await TestStorage.Start();
        await Assert.ThrowsAsync<InvalidOperationException>(() => storage.Write(async context =>
        {
            await storage.Inbox.MarkSeen(context, Interaction);
            throw new InvalidOperationException("killed before the commit");
        }));

        Assert.True(await storage.Write(context => storage.Inbox.MarkSeen(context, Interaction)));
    }

    [Fact]
    public async Task Seen_interactions_are_forgotten_after_their_time_in_batches()
    {
        await using var storage = await TestStorage.Start();
        await storage.Write(async context =>
        {
            for (ulong id = 0; id < 5; id++) await storage.Inbox.MarkSeen(context, id);
        });
        storage.Time.Advance(TimeSpan.FromHours(25));
        await storage.Write(context => storage.Inbox.MarkSeen(context, 99));

        var day = Duration.FromDays(1);
        Assert.Equal(3, await storage.Write(context => storage.Inbox.ForgetSeen(context, day, batch: 3)));
        Assert.Equal(2, await storage.Write(context => storage.Inbox.ForgetSeen(context, day, batch: 3)));
        Assert.Equal(0, await storage.Write(context => storage.Inbox.ForgetSeen(context, day, batch: 3)));
        Assert.False(await storage.Write(context => storage.Inbox.MarkSeen(context, 99)));
    }

    [Fact]
    public async Task A_restart_knows_where_the_gateway_goes_on()
    {
        using var folder = new TestFolder();
        await using (var storage = await TestStorage.Start(folder))
        {
            Assert.Null(await storage.Read(context => storage.Inbox.LoadResumePoint(context)));
            await storage.Write(context => storage.Inbox.SaveResumePoint(context, _point));
        }

        await using var again = await TestStorage.Start(folder);
        Assert.Equal(_point, await again.Read(context => again.Inbox.LoadResumePoint(context)));
        await again.Write(context => again.Inbox.ForgetResumePoint(context));
        Assert.Null(await again.Read(context => again.Inbox.LoadResumePoint(context)));
    }

    [Fact]
    public async Task The_sequence_goes_back_only_with_a_new_session()
    {
        await using var storage = await TestStorage.Start();
        Assert.Equal(17, await After(_point));
        Assert.Equal(20, await After(_point with { Sequence = 20 }));
        Assert.Equal(20, await After(_point with { Sequence = 19 }));
        Assert.Equal(2, await After(_point with { SessionId = "another", Sequence = 2 }));

        async Task<long> After(ResumePoint point)
        {
            await storage.Write(context => storage.Inbox.SaveResumePoint(context, point));
            return (await storage.Read(context => storage.Inbox.LoadResumePoint(context)))!.Sequence;
        }
    }

    [Fact]
    public async Task A_move_that_fails_does_not_move_the_resume_point()
    {
        await using var storage = await TestStorage.Start();
        await storage.Write(context => storage.Inbox.SaveResumePoint(context, _point));
        await Assert.ThrowsAsync<InvalidOperationException>(() => storage.Write(async context =>
        {
            await storage.Inbox.SaveResumePoint(context, _point with { Sequence = 18 });
            throw new InvalidOperationException("killed");
        }));

        Assert.Equal(_point, await storage.Read(context => storage.Inbox.LoadResumePoint(context)));
    }
}

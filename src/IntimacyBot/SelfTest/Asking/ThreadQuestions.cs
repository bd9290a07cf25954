using Discord.Models;
using IntimacyBot.SelfTest.Model;
using static IntimacyBot.SelfTest.Model.SelfTestQuestions;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>What a new private thread holds, and what an add posts in it.</summary>
internal sealed class NewThreadQuestions : IQuestionGroup
{
    private const int ThreadCreated = 18;
    private const int Most = 100;

    public IReadOnlyList<SelfTestQuestion> Questions => [NewThread, AddPosts];

    public async Task AskAsync(SelfTestContext context, CancellationToken cancel)
    {
        var thread = await context.Threads.MakeAsync(cancel);
        // People may write in the channel meanwhile, and what they write is none of our business.
        var channel = context.Place.Channel.Id;
        var inChannel = await context.Rest.GetMessagesAsync(channel, Most, after: Before(thread), cancellationToken: cancel);
        var announced = inChannel.Where(m => m.Type == ThreadCreated && m.Author?.Id == context.Place.Self.Id).Select(m => m.Type);
        await context.RecordAsync(NewThread, new Finding.Messages(await TypesAsync(context, thread, cancel), [.. announced]));

        var added = await context.TryAsync(() => context.Rest.AddThreadMemberAsync(thread.Id, context.Place.Companion, cancel));
        await context.SettleAsync(cancel);
        await context.RecordAsync(
            AddPosts,
            added is Finding.Said ? new Finding.Messages(await TypesAsync(context, thread, cancel)) : added);
    }

    /// <summary>Returns an id that is older than anything the making of the thread has posted.</summary>
    private static Snowflake Before(Channel thread) => Snowflake.At(thread.Id.CreatedAt - TimeSpan.FromSeconds(1));

    private static async Task<IReadOnlyList<int>> TypesAsync(SelfTestContext context, Channel thread, CancellationToken cancel) =>
        [.. (await context.Rest.GetMessagesAsync(thread.Id, Most, cancellationToken: cancel)).Select(m => m.Type)];
}

/// <summary>What Manage Threads allows where only the channel's overwrite grants it.</summary>
internal sealed class ManageQuestions : IQuestionGroup
{
    public IReadOnlyList<SelfTestQuestion> Questions => [LockThread, ArchiveThread, WakeThread, DeleteThread];

    public async Task AskAsync(SelfTestContext context, CancellationToken cancel)
    {
        if (context.Place.ManagesThreadsEverywhere)
        {
            await context.SkipAsync(Questions, ReasonServerWide);
            return;
        }
        var thread = await context.Threads.MakeAsync(cancel);
        await ChangeAsync(LockThread, new() { Locked = true });
        await ChangeAsync(ArchiveThread, new() { Archived = true });
        await ChangeAsync(WakeThread, new() { Archived = false, Locked = false });
        var deleted = await context.TryAsync(() => context.Rest.DeleteChannelAsync(thread.Id, cancel));
        if (deleted is Finding.Said)
            context.Threads.SetGone(thread);
        await context.RecordAsync(DeleteThread, deleted);

        async Task ChangeAsync(SelfTestQuestion question, ModifyChannel change)
        {
            var changed = await context.TryAsync(() => context.Rest.ModifyChannelAsync(thread.Id, change, cancel));
            await context.RecordAsync(question, changed);
        }
    }
}

/// <summary>What an archived thread refuses, and what it takes.</summary>
internal sealed class ArchivedQuestions : IQuestionGroup
{
    public IReadOnlyList<SelfTestQuestion> Questions => [ArchivedEdit, ArchivedAdd, ArchivedDelete];

    public async Task AskAsync(SelfTestContext context, CancellationToken cancel)
    {
        var thread = await context.Threads.MakeAsync(cancel);
        var text = context[Plain];
        var message = await context.Rest.CreateMessageAsync(thread.Id, new MessageCreate { Content = text }, cancel);
        await context.Rest.ModifyChannelAsync(thread.Id, new ModifyChannel { Archived = true }, cancel);
        await context.RecordAsync(ArchivedEdit, await context.TryAsync(
            () => context.Rest.EditMessageAsync(thread.Id, message.Id, new MessageEdit { Content = $"{text} {text}" }, cancel)));
        await context.RecordAsync(ArchivedAdd, await context.TryAsync(
            () => context.Rest.AddThreadMemberAsync(thread.Id, context.Place.Companion, cancel)));
        await context.RecordAsync(ArchivedDelete, await context.TryAsync(
            () => context.Rest.DeleteMessageAsync(thread.Id, message.Id, cancel)));
    }
}

/// <summary>With which code somebody is refused who cannot see the channel.</summary>
internal sealed class HiddenQuestions : IQuestionGroup
{
    public IReadOnlyList<SelfTestQuestion> Questions => [HiddenAdd];

    public async Task AskAsync(SelfTestContext context, CancellationToken cancel)
    {
        if (context.Place.WithoutView?.User is not { } user)
        {
            await context.SkipAsync(Questions, ReasonNobodyWithout);
            return;
        }
        var thread = await context.Threads.CommonAsync(cancel);
        await context.RecordAsync(HiddenAdd, await context.TryAsync(
            () => context.Rest.AddThreadMemberAsync(thread.Id, user.Id, cancel)));
    }
}

/// <summary>How fast threads can be made, and what the headers say of it.</summary>
internal sealed class SpeedQuestions : IQuestionGroup
{
    private const string Route = "POST /channels/{channel}/threads";

    public IReadOnlyList<SelfTestQuestion> Questions => [TwelveThreads];

    public async Task AskAsync(SelfTestContext context, CancellationToken cancel)
    {
        var log = new RateLimitLog(Route);
        var (made, began) = (0, context.Clock.GetTimestamp());
        context.Rest.RateLimitReceived += log.Add;
        try
        {
            for (; made < ThreadSpeed.Wanted; made++)
                await context.Threads.MakeAsync(cancel);
        }
        finally
        {
            context.Rest.RateLimitReceived -= log.Add;
        }
        await context.RecordAsync(TwelveThreads, new Finding.Speed(log.Speed(made, context.Clock.GetElapsedTime(began))));
    }
}

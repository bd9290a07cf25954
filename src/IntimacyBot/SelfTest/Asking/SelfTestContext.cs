using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Texts;
using IntimacyBot.SelfTest.Model;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>What every question needs: where it is asked, with whom, and the sheet on which its finding is noted.</summary>
internal sealed record SelfTestContext(
    DiscordRest Rest, SelfTestPlace Place, TestThreads Threads, ResultSheet Sheet, SelfTestConsole Terminal, Texts Texts)
{
    private const string Nobody = "";

    /// <summary>What a request causes may be there a little after its answer.</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string this[SelfTestText key, params ReadOnlySpan<(string Name, string Value)> values] => Texts[Texts.English, key, values];

    public Task RecordAsync(SelfTestQuestion question, Finding finding) => Sheet.RecordAsync(question, finding);

    public Task RecordAsync(SelfTestQuestion question, SelfTestText answer) => RecordAsync(question, new Finding.Said(answer));

    public async Task SkipAsync(IEnumerable<SelfTestQuestion> questions, SelfTestText reason)
    {
        foreach (var question in questions.Where(q => !Sheet.Has(q)))
            await RecordAsync(question, new Finding.NotAsked(reason));
    }

    /// <summary>Does something that the platform may refuse, which is a finding then. After too many refusals nothing is tried.</summary>
    public async Task<Finding> TryAsync(Func<Task<Finding>> request)
    {
        if (Sheet.Refusals.IsSpent)
            return new Finding.NotAsked(SelfTestText.ReasonRefusals);
        try
        {
            return await request();
        }
        catch (DiscordApiException e) when (SelfTestFailures.IsAnswer(e))
        {
            Sheet.Refusals.Count();
            return SelfTestFailures.Of(e);
        }
    }

    public Task<Finding> TryAsync(Func<Task> request) => TryAsync(async () =>
    {
        await request();
        return new Finding.Said(SelfTestText.AnswerDone);
    });

    public Task SettleAsync(CancellationToken cancel) => Task.Delay(SettleTime, Clock, cancel);

    /// <summary>True when somebody is in the thread; null when too many refusals were provoked to ask.</summary>
    public async Task<bool?> IsInAsync(Snowflake thread, Snowflake user, CancellationToken cancel)
    {
        if (Sheet.Refusals.IsSpent)
            return null;
        var member = await Rest.GetThreadMemberAsync(thread, user, cancel);
        if (member is null)
            Sheet.Refusals.Count();
        return member is not null;
    }

    /// <summary>Tells the person what to do, and waits until it is done; false when it is skipped.</summary>
    public async Task<bool> LetAsync(SelfTestText task, CancellationToken cancel, string thread = Nobody)
    {
        await Terminal.SayAsync(this[task, ("thread", thread)]);
        return await Terminal.AskAsync(this[SelfTestText.Enter], cancel) is not null;
    }

    /// <summary>Puts a yes-or-no question to the person.</summary>
    public async Task AskYesOrNoAsync(SelfTestQuestion question, SelfTestText ask, CancellationToken cancel, string thread = Nobody)
    {
        var said = await Terminal.AskYesOrNoAsync($"{this[ask, ("thread", thread)]} {this[SelfTestText.YesOrNo]}", cancel);
        await RecordAsync(question, said switch
        {
            true => new Finding.Said(SelfTestText.AnswerYes),
            false => new Finding.Said(SelfTestText.AnswerNo),
            null => new Finding.NotAsked(SelfTestText.ReasonSkipped),
        });
    }

    /// <summary>Puts a question to the person that they answer in words.</summary>
    public async Task AskInWordsAsync(SelfTestQuestion question, SelfTestText ask, CancellationToken cancel)
    {
        var said = await Terminal.AskAsync($"{this[ask]} {this[SelfTestText.TypeIt]}", cancel);
        await RecordAsync(question, said is null ? new Finding.NotAsked(SelfTestText.ReasonSkipped) : new Finding.InWords(said));
    }
}

/// <summary>Questions that are asked with the same threads.</summary>
internal interface IQuestionGroup
{
    IReadOnlyList<SelfTestQuestion> Questions { get; }

    /// <summary>Asks them. What the platform refuses on the way to a question leaves the rest without an answer.</summary>
    Task AskAsync(SelfTestContext context, CancellationToken cancel);
}

using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.SelfTest.Model;
using static IntimacyBot.SelfTest.Model.SelfTestQuestions;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>Which message comes back for an enforced nonce that was used before.</summary>
internal sealed class NonceQuestions : IQuestionGroup
{
    public IReadOnlyList<SelfTestQuestion> Questions => [NonceTwice, NonceElsewhere, NonceDeleted];

    public async Task AskAsync(SelfTestContext context, CancellationToken cancel)
    {
        var here = await context.Threads.CommonAsync(cancel);
        var elsewhere = await context.Threads.MakeAsync(cancel);
        var message = new MessageCreate { Content = context[Plain], Nonce = $"s{Guid.NewGuid():N}"[..25], EnforceNonce = true };
        var first = await context.Rest.CreateMessageAsync(here.Id, message, cancel);
        await AgainAsync(NonceTwice, here);
        await AgainAsync(NonceElsewhere, elsewhere);
        await context.Rest.DeleteMessageAsync(here.Id, first.Id, cancel);
        await AgainAsync(NonceDeleted, here);

        async Task AgainAsync(SelfTestQuestion question, Channel thread)
        {
            var again = await context.TryAsync(async () =>
            {
                var second = await context.Rest.CreateMessageAsync(thread.Id, message, cancel);
                return new Finding.Said(second.Id == first.Id ? AnswerFirstMessage : AnswerNewMessage);
            });
            await context.RecordAsync(question, again);
        }
    }
}

/// <summary>Whether the ids of components stay, by which the bot finds its cards again.</summary>
internal sealed class ComponentQuestions : IQuestionGroup
{
    private const int LargestOfThirtyBits = 0x3FFF_FFFF;

    /// <summary>The largest id that stands on a card in a room.</summary>
    private static readonly int LargestFingerprint =
        ComponentIdRanges.CardFingerprints.First + ComponentIdRanges.CardFingerprints.Count - 1;

    public IReadOnlyList<SelfTestQuestion> Questions => [IdsKept, LargeIds];

    public async Task AskAsync(SelfTestContext context, CancellationToken cancel)
    {
        var thread = await context.Threads.CommonAsync(cancel);
        await EditAsync(IdsKept, 40, 7);
        await EditAsync(LargeIds, LargestOfThirtyBits, LargestFingerprint);

        async Task EditAsync(SelfTestQuestion question, params IReadOnlyList<int> ids)
        {
            var edited = await context.TryAsync(() => OverAnEditAsync(context, thread, ids, cancel));
            await context.RecordAsync(question, edited);
        }
    }

    private static async Task<Finding> OverAnEditAsync(
        SelfTestContext context, Channel thread, IReadOnlyList<int> ids, CancellationToken cancel)
    {
        var text = context[Plain];
        IReadOnlyList<Component> Components(string content) => [.. ids.Select(id => new TextDisplay(content) { Id = id })];
        var posted = await context.Rest.CreateMessageAsync(thread.Id, MessageCreate.V2(Components(text)), cancel);
        await context.Rest.EditMessageAsync(thread.Id, posted.Id, MessageEdit.V2(Components($"{text} {text}")), cancel);
        var read = await context.Rest.GetMessageAsync(thread.Id, posted.Id, cancel);
        var isKept = read.Components.Select(c => c.Id).SequenceEqual(ids.Select(id => (int?)id));
        return new Finding.Said(isKept ? AnswerKept : AnswerRenumbered);
    }
}

using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.SelfTest.Model;
using static IntimacyBot.SelfTest.Model.SelfTestQuestions;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>What a phone does when its person is added, and what its lock screen says of each kind of ring.</summary>
internal sealed class RingQuestions : IQuestionGroup
{
    public IReadOnlyList<SelfTestQuestion> Questions => [AddRang, ScreenMention, ScreenSilent, ScreenDirect, ScreenComponents];

    public async Task AskAsync(SelfTestContext context, CancellationToken cancel)
    {
        if (context.Place.With?.User is not { } user)
        {
            await context.SkipAsync(Questions, ReasonNobodyWith);
            return;
        }
        var thread = await context.Threads.MakeAsync(cancel);
        if (await context.LetAsync(AskPhone, cancel))
        {
            await context.Rest.AddThreadMemberAsync(thread.Id, user.Id, cancel);
            await context.AskYesOrNoAsync(AddRang, AskAddRang, cancel);
        }
        await ShowAsync(ScreenMention, () => Ring.PostAsync(context, thread.Id, user.Id, cancel));
        await ShowAsync(ScreenSilent, () => context.Rest.CreateMessageAsync(thread.Id, Ring.Silent(context), cancel));
        await ShowAsync(ScreenDirect, () => Ring.PostDirectAsync(context, user.Id, cancel));
        await ShowAsync(
            ScreenComponents, () => context.Rest.CreateMessageAsync(thread.Id, Ring.OfComponents(context, user.Id), cancel));
        await context.SkipAsync(Questions, ReasonSkipped);

        async Task ShowAsync(SelfTestQuestion question, Func<Task> ring)
        {
            if (!await context.LetAsync(AskLockAgain, cancel))
                return;
            var rung = await context.TryAsync(ring);
            if (rung is Finding.Said)
                await context.AskInWordsAsync(question, AskScreen, cancel);
            else
                await context.RecordAsync(question, rung);
        }
    }

    /// <summary>The rings, as the bot sends them.</summary>
    private static class Ring
    {
        public static Task<Message> PostAsync(SelfTestContext context, Snowflake thread, Snowflake user, CancellationToken cancel) =>
            context.Rest.CreateMessageAsync(thread, LeavingQuestions.Mention(context, user), cancel);

        public static MessageCreate Silent(SelfTestContext context) => new()
        {
            Content = context[SelfTestText.Ring],
            Components = [Row(context)],
            Flags = MessageFlags.SuppressNotifications,
        };

        public static MessageCreate OfComponents(SelfTestContext context, Snowflake user) =>
            MessageCreate.V2(new TextDisplay(context[NamedRing, ("person", Named(user))])) with
            {
                AllowedMentions = AllowedMentions.Users(user),
            };

        public static async Task PostDirectAsync(SelfTestContext context, Snowflake user, CancellationToken cancel)
        {
            var direct = await context.Rest.CreateDmAsync(user, cancel);
            context.Threads.NoteDirect(direct.Id);
            var message = new MessageCreate { Content = context[SelfTestText.Ring], Components = [Row(context)] };
            await context.Rest.CreateMessageAsync(direct.Id, message, cancel);
        }
    }

    internal static ActionRow Row(SelfTestContext context) =>
        new([new Button(ButtonStyle.Primary, context[LabelPress], PressQuestions.CustomId)]);

    internal static string Named(Snowflake user) => $"<@{user}>";
}

/// <summary>Whether a mention brings somebody back into a thread they have left.</summary>
internal sealed class LeavingQuestions : IQuestionGroup
{
    private const int Patience = 3;

    public IReadOnlyList<SelfTestQuestion> Questions => [MentionBack, MentionSound, EditBack, EditSound];

    public static MessageCreate Mention(SelfTestContext context, Snowflake user) => new()
    {
        Content = context[NamedRing, ("person", RingQuestions.Named(user))],
        Components = [RingQuestions.Row(context)],
        AllowedMentions = AllowedMentions.Users(user),
    };

    public async Task AskAsync(SelfTestContext context, CancellationToken cancel)
    {
        if (context.Place.With?.User is not { } user)
        {
            await context.SkipAsync(Questions, ReasonNobodyWith);
            return;
        }
        var thread = await context.Threads.MakeAsync(cancel);
        await context.Rest.AddThreadMemberAsync(thread.Id, user.Id, cancel);
        await BackAsync(MentionBack, MentionSound, () => context.Rest.CreateMessageAsync(thread.Id, Mention(context, user.Id), cancel));
        var plain = await context.Rest.CreateMessageAsync(thread.Id, Quiet(context), cancel);
        await BackAsync(EditBack, EditSound, () => context.Rest.EditMessageAsync(thread.Id, plain.Id, EditedIn(context, user.Id), cancel));

        async Task BackAsync(SelfTestQuestion back, SelfTestQuestion sound, Func<Task> mention)
        {
            if (await HasLeftAsync(context, thread, user.Id, cancel) is { } reason)
            {
                await context.SkipAsync([back, sound], reason);
                return;
            }
            await mention();
            await context.SettleAsync(cancel);
            var isBack = await context.IsInAsync(thread.Id, user.Id, cancel);
            await context.RecordAsync(back, isBack switch
            {
                true => new Finding.Said(AnswerYes),
                false => new Finding.Said(AnswerNo),
                null => new Finding.NotAsked(ReasonRefusals),
            });
            await context.AskInWordsAsync(sound, AskSound, cancel);
        }
    }

    private static MessageCreate Quiet(SelfTestContext context) =>
        new() { Content = context[Plain], Flags = MessageFlags.SuppressNotifications };

    private static MessageEdit EditedIn(SelfTestContext context, Snowflake user) => new()
    {
        Content = context[NamedRing, ("person", RingQuestions.Named(user))],
        AllowedMentions = AllowedMentions.Users(user),
    };

    /// <summary>Returns null when they have left, or else the reason why the questions are not asked.</summary>
    private static async Task<SelfTestText?> HasLeftAsync(
        SelfTestContext context, Channel thread, Snowflake user, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Patience; attempt++)
        {
            if (attempt > 0)
                await context.Terminal.SayAsync(context[AskStillThere]);
            if (!await context.LetAsync(AskLeave, cancel, thread.Name ?? ""))
                return ReasonSkipped;
            if (await context.IsInAsync(thread.Id, user, cancel) is not { } isIn)
                return ReasonRefusals;
            if (!isIn)
                return null;
        }
        return ReasonStayed;
    }
}

/// <summary>
/// Whether a button in an archived private thread can be pressed. Nothing here hears the press, so the person says what they saw.
/// </summary>
internal sealed class PressQuestions : IQuestionGroup
{
    public const string CustomId = "self-test";

    public IReadOnlyList<SelfTestQuestion> Questions => [PressDesktop, PressWeb, PressPhone];

    public async Task AskAsync(SelfTestContext context, CancellationToken cancel)
    {
        if (context.Place.With?.User is not { } user)
        {
            await context.SkipAsync(Questions, ReasonNobodyWith);
            return;
        }
        var thread = await context.Threads.MakeAsync(cancel);
        await context.Rest.AddThreadMemberAsync(thread.Id, user.Id, cancel);
        var message = new MessageCreate { Content = context[Plain], Components = [RingQuestions.Row(context)] };
        await context.Rest.CreateMessageAsync(thread.Id, message, cancel);
        await context.Rest.ModifyChannelAsync(thread.Id, new ModifyChannel { Archived = true }, cancel);
        await context.AskYesOrNoAsync(PressDesktop, AskPressDesktop, cancel, thread.Name ?? "");
        await context.AskYesOrNoAsync(PressWeb, AskPressWeb, cancel);
        await context.AskYesOrNoAsync(PressPhone, AskPressPhone, cancel);
    }
}

/// <summary>What only somebody's own settings and eyes tell: closed direct messages, and how a form looks.</summary>
internal sealed class DirectQuestions : IQuestionGroup
{
    public IReadOnlyList<SelfTestQuestion> Questions => [Form, ClosedDms];

    public async Task AskAsync(SelfTestContext context, CancellationToken cancel)
    {
        if (context.Place.With?.User is not { } user)
        {
            await context.SkipAsync(Questions, ReasonNobodyWith);
            return;
        }
        await context.AskInWordsAsync(Form, AskForm, cancel);
        if (await context.LetAsync(AskCloseDms, cancel))
        {
            await context.RecordAsync(ClosedDms, await context.TryAsync(async () =>
            {
                var direct = await context.Rest.CreateDmAsync(user.Id, cancel);
                context.Threads.NoteDirect(direct.Id);
                await context.Rest.CreateMessageAsync(direct.Id, new MessageCreate { Content = context[Plain] }, cancel);
            }));
            await context.Terminal.SayAsync(context[AskOpenDms]);
        }
        await context.SkipAsync(Questions, ReasonSkipped);
    }
}

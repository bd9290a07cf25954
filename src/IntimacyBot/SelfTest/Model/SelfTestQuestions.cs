using Discord.Rest;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace IntimacyBot.SelfTest.Model;

/// <summary>All questions, and what is believed of each. The bot is built on these beliefs.</summary>
internal static class SelfTestQuestions
{
    private const int RecipientAdd = 1;
    private const string Threads = "topics/threads";
    private const string Channels = "resources/channel";
    private const string Messages = "resources/message";
    private const string Components = "components/reference";

    public static readonly SelfTestQuestion TwoFactor = new(
        QuestionTwoFactor, "resources/guild#guild-object-mfa-level", f => f is not Finding.Said { Answer: AnswerTwoFactorIgnored });

    public static readonly SelfTestQuestion NewThread = new(
        QuestionNewThread, Threads, f => f is Finding.Messages { InThread.Count: 0, InChannel: null or { Count: 0 } });

    public static readonly SelfTestQuestion AddPosts = new(
        QuestionAddPosts, $"{Messages}#message-object-message-types", f => f is Finding.Messages { InThread: [RecipientAdd] });

    public static readonly SelfTestQuestion ArchiveThread = Works(QuestionArchive, $"{Channels}#modify-channel");
    public static readonly SelfTestQuestion LockThread = Works(QuestionLock, $"{Channels}#modify-channel");
    public static readonly SelfTestQuestion WakeThread = Works(QuestionWake, $"{Threads}#active--archived-threads");
    public static readonly SelfTestQuestion DeleteThread = Works(QuestionDelete, $"{Channels}#deleteclose-channel");

    public static readonly SelfTestQuestion ArchivedEdit = Refuses(
        QuestionArchivedEdit, "topics/opcodes-and-status-codes#json", ErrorCode.ThreadArchived);

    public static readonly SelfTestQuestion ArchivedAdd = Refuses(
        QuestionArchivedAdd, $"{Channels}#add-thread-member", ErrorCode.ThreadArchived);

    public static readonly SelfTestQuestion ArchivedDelete = Works(QuestionArchivedDelete, $"{Threads}#active--archived-threads");

    public static readonly SelfTestQuestion NonceTwice = Says(QuestionNonceTwice, $"{Messages}#create-message", AnswerFirstMessage);

    public static readonly SelfTestQuestion NonceDeleted = Refuses(
        QuestionNonceDeleted, $"{Messages}#create-message", ErrorCode.UnknownMessage);

    public static readonly SelfTestQuestion NonceElsewhere = Says(
        QuestionNonceElsewhere, $"{Messages}#create-message", AnswerFirstMessage);

    public static readonly SelfTestQuestion IdsKept = Says(QuestionIdsKept, $"{Components}#anatomy-of-a-component", AnswerKept);
    public static readonly SelfTestQuestion LargeIds = Says(QuestionLargeIds, $"{Components}#anatomy-of-a-component", AnswerKept);

    /// <summary>No page says with which code. The bot takes any refusal that speaks of the one person, and lets the other in.</summary>
    public static readonly SelfTestQuestion HiddenAdd = new(
        QuestionHiddenAdd,
        $"{Channels}#add-thread-member",
        f => f is Finding.Refused { Code: not (ErrorCode.UnknownChannel or ErrorCode.ThreadArchived) });

    public static readonly SelfTestQuestion AddRang = Says(QuestionAddRang, $"{Channels}#add-thread-member", AnswerYes);
    public static readonly SelfTestQuestion ScreenMention = new(QuestionScreenMention, $"{Messages}#create-message", ShowsTheRing);

    public static readonly SelfTestQuestion ScreenSilent = new(
        QuestionScreenSilent, $"{Messages}#message-object-message-flags", IsNothing);

    public static readonly SelfTestQuestion ScreenDirect = new(QuestionScreenDirect, "resources/user#create-dm", ShowsTheRing);

    public static readonly SelfTestQuestion ScreenComponents = new(
        QuestionScreenComponents, $"{Components}#text-display", f => f is Finding.InWords && !ShowsTheRing(f));

    public static readonly SelfTestQuestion MentionBack = Says(QuestionMentionBack, Threads, AnswerYes);

    public static readonly SelfTestQuestion MentionSound = new(
        QuestionMentionSound, $"{Messages}#allowed-mentions-object", f => f is Finding.InWords { Words.Length: > 0 });

    public static readonly SelfTestQuestion EditBack = Says(QuestionEditBack, $"{Messages}#edit-message", AnswerNo);
    public static readonly SelfTestQuestion EditSound = new(QuestionEditSound, $"{Messages}#edit-message", IsNothing);
    public static readonly SelfTestQuestion PressDesktop = Says(QuestionPressDesktop, $"{Threads}#active--archived-threads", AnswerNo);
    public static readonly SelfTestQuestion PressWeb = Says(QuestionPressWeb, $"{Threads}#active--archived-threads", AnswerNo);
    public static readonly SelfTestQuestion PressPhone = Says(QuestionPressPhone, $"{Threads}#active--archived-threads", AnswerNo);

    /// <summary>What somebody says of a form's looks is for a person to judge.</summary>
    public static readonly SelfTestQuestion Form = new(QuestionForm, $"{Components}#label", IsBelieved: null);

    public static readonly SelfTestQuestion ClosedDms = Refuses(
        QuestionClosedDms, "resources/user#create-dm", ErrorCode.CannotSendToUser);

    public static readonly SelfTestQuestion TwelveThreads = new(
        QuestionTwelveThreads,
        "topics/rate-limits",
        f => f is Finding.Speed { Threads: { Made: ThreadSpeed.Wanted, Surprises: 0 } });

    /// <summary>The questions in the order of the table.</summary>
    public static IReadOnlyList<SelfTestQuestion> All { get; } =
    [
        TwoFactor, NewThread, AddPosts, ArchiveThread, LockThread, WakeThread, DeleteThread, ArchivedEdit, ArchivedAdd, ArchivedDelete,
        NonceTwice, NonceDeleted, NonceElsewhere, IdsKept, LargeIds, HiddenAdd, AddRang, ScreenMention, ScreenSilent, ScreenDirect,
        ScreenComponents, MentionBack, MentionSound, EditBack, EditSound, PressDesktop, PressWeb, PressPhone, Form, ClosedDms,
        TwelveThreads,
    ];

    private static SelfTestQuestion Says(SelfTestText text, string page, SelfTestText answer) =>
        new(text, page, f => f is Finding.Said said && said.Answer == answer);

    private static SelfTestQuestion Works(SelfTestText text, string page) => Says(text, page, AnswerDone);

    private static SelfTestQuestion Refuses(SelfTestText text, string page, int code) =>
        new(text, page, f => f is Finding.Refused refused && refused.Code == code);

    private static bool IsNothing(Finding finding) => finding is Finding.InWords { Words.Length: 0 };

    /// <summary>True when somebody read the words of the ring, however they typed them.</summary>
    private static bool ShowsTheRing(Finding finding)
    {
        const string Ring = "something is here";
        return finding is Finding.InWords { Words: var words }
            && Platform.Texts.TextNormalizer.Fold(words).Contains(Ring, StringComparison.Ordinal);
    }
}

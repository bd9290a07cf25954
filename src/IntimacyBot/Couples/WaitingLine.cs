using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>The order of the waiting lines on /home.</summary>
internal enum WaitingRank
{
    /// <summary>Somebody asks the reader for something.</summary>
    Asked,

    /// <summary>A room is open.</summary>
    Room,

    /// <summary>The bot has something to say or to ask.</summary>
    Told,

    /// <summary>What its reader has asked or shared waits for the other.</summary>
    Sent,

    /// <summary>What its reader has written waits for themselves.</summary>
    Words,

    /// <summary>What its reader asked came to nothing.</summary>
    Lapsed,

    /// <summary>What its reader has chosen to try. Nothing has to be done about it.</summary>
    Trying,
}

/// <summary>
/// One thing that waits for somebody, as /home shows it: its title, a small line that says until when it waits or whose turn it is, and its
/// one button. The button is null where nothing has to be done.
/// </summary>
internal sealed record WaitingLine(WaitingRank Rank, string Title, string? Small, Button? Button)
{
    /// <summary>
    /// True when the button answers another person. Such a button is never the highlighted one, so that no answer is suggested.
    /// </summary>
    public bool Answers { get; init; }

    /// <summary>What the line describes: it is over once a newer version of this is shown. Null where the line has no such end.</summary>
    public DescribedState? Describes { get; init; }
}

/// <summary>The person who asks what waits for them. The couple is null where there is none, or where it rests.</summary>
internal sealed record WaitingContext(
    InteractionContext Interaction,
    Person Person,
    Couple? Couple,
    IReadOnlyList<Notification> Notifications)
{
    /// <summary>The asks to which the reader said "Not now" and may still say yes.</summary>
    public required NotNowAnswers NotNow { get; init; }

    /// <summary>The couple if it rests. Nothing of it waits any more but what the reader wrote for themselves.</summary>
    public Couple? Resting { get; init; }

    public string Language => Interaction.Language;

    public IEnumerable<Notification> Of(string kind) => Notifications.Where(n => n.Kind == kind);

    /// <summary>Finds the notification of this kind about this thing; null if there is none.</summary>
    public Notification? About(Guid about, string kind) => Notifications.FirstOrDefault(n => n.About == about && n.Kind == kind);
}

/// <summary>
/// Lists what a slice has waiting for somebody, with or without a notification. It reads rows of the reader alone, or what both partners
/// can see. A part handles all kinds of notifications that its slice creates.
/// </summary>
internal interface IWaitingPart
{
    /// <summary>
    /// Asks Discord for what the lines show of it. It is called before the snapshot in which they are read. The couple is null where there
    /// is none.
    /// </summary>
    Task PrepareAsync(InteractionContext interaction, Couple? couple, CancellationToken cancel) => Task.CompletedTask;

    Task<IReadOnlyList<WaitingLine>> ForAsync(BotContext read, WaitingContext at, CancellationToken cancel);
}

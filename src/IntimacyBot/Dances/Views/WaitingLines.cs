using System.Globalization;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the lines of /home about one dance, for one of the two. It is pure.</summary>
internal static class WaitingLines
{
    /// <summary>
    /// Says that somebody asks the reader to come. It is shown also after the reader asked for more time, or said "Not now".
    /// </summary>
    public static WaitingLine Called(CardModel model, Notification? called, bool notNow)
    {
        var button = called is not null ? Open(model, called) : FirstCardView.Come(model);
        return new WaitingLine(WaitingRank.Asked, Invites(model), CardSmall(model, notNow), button)
        {
            Answers = called is null || notNow,
        };
    }

    /// <summary>Says on a page of the reader's own ask that the partner asks them, too, and leads to that card.</summary>
    public static Section AlsoAsked(PartnerAsk asked)
    {
        var model = asked.Model;
        var text = $"**{Invites(model)}**\n{PageBuilder.Small(CardSmall(model, asked.NotNow)).Content}";
        return PageBuilder.Section(
            text, PageBuilder.Quiet(model.Say(DanceText.LabelOpen), new FirstCardId(model.Id, FirstCardAct.Back)));
    }

    private static string CardSmall(CardModel model, bool notNow)
    {
        var asked = model.Dance is Dance.Paused { Why: PauseReason.Time, Until: var back } ? back : (Instant?)null;
        var small = asked is not null ? DanceWaitingText.CardTime
            : notNow ? DanceWaitingText.CardNotNow
            : DanceWaitingText.CardUntil;
        var until = ("until", AskedUntil(model.Dance)!.Value.Moment());
        return model.Texts[model.Language, small, until, ("time", asked?.Moment() ?? "")];
    }

    /// <summary>Shows the open room, with whose turn it is there.</summary>
    public static WaitingLine Room(CardModel model, Snowflake room, string? name) => new(
        WaitingRank.Room,
        name ?? RoomName(model, room),
        model.Texts[model.Language, Turn(model), ("partner", Partner(model))],
        model.Dance is Dance.Paused { Why: PauseReason.Locked } ? DancePages.PickUp(model) : DancePages.GoIn(model, room));

    /// <summary>Offers to pick up a dance that waits since another one began in its room. Each has its own line, by its title.</summary>
    public static WaitingLine Parked(CardModel model) => new(
        WaitingRank.Room,
        model.Script.Title,
        model.Texts[model.Language, Turn(model), ("partner", Partner(model))],
        DancePages.PickUp(model));

    /// <summary>Says that the room of a dance that both have begun is still to come.</summary>
    public static WaitingLine RoomOpens(CardModel model) => new(
        WaitingRank.Room,
        model.Texts[model.Language, DanceWaitingText.RoomOpens],
        model.Texts[model.Language, DanceWaitingText.RoomOpensSmall],
        PageBuilder.Quiet(model.Texts[model.Language, DanceWaitingText.LabelLookAgain], default(HomeId)));

    /// <summary>Says that a closed room still stands, against what was promised.</summary>
    public static WaitingLine NotDeleted(Texts texts, string language, Snowflake guild, Snowflake room) => new(
        WaitingRank.Told,
        texts[language, DanceWaitingText.NotDeleted, ("room", $"<#{room}>")],
        texts[language, DanceWaitingText.NotDeletedSmall],
        PageBuilder.GoTo(texts[language, DanceText.LabelGoIn], guild, room));

    /// <summary>Shows what the reader tries for a week. Longer words are cut, because /home is a list.</summary>
    public static WaitingLine Trying(Texts texts, string language, Guid tried, Words words, Instant until) => new(
        WaitingRank.Trying,
        texts[language, DanceWaitingText.Trying, ("until", until.Day())],
        DiscordMarkdown.Escape(DiscordMarkdown.Cut(words.Reveal(), LongestTry)),
        PageBuilder.Quiet(texts[language, DanceWaitingText.LabelEndTry], new PromiseId(tried, PromiseAct.End)));

    private const int LongestTry = 200;

    public static WaitingLine PauseOver(CardModel model, Snowflake room, string? name, Notification over) => new(
        WaitingRank.Room, model.Texts[model.Language, DanceWaitingText.PauseOver], name ?? RoomName(model, room), Open(model, over));

    /// <summary>Shows what the reader asked or shared and the other has not answered.</summary>
    public static WaitingLine Sent(CardModel model)
    {
        var waits = model.Texts[model.Language, NotificationsText.LabelOpen];
        return new WaitingLine(
            WaitingRank.Sent,
            model.Texts[model.Language, Waits(model.Dance), ("partner", Partner(model))],
            AskedUntil(model.Dance) is { } until ? model.Texts[model.Language, DanceWaitingText.Until, ("until", until.Moment())] : null,
            PageBuilder.Quiet(waits, new LeadPageId(model.Id, LeadPageAct.Waits)))
        {
            Describes = model.State,
        };
    }

    /// <summary>Says that the time that the other had asked for is over.</summary>
    public static WaitingLine TimeIsUp(CardModel model, Notification notification) => new(
        WaitingRank.Sent,
        model.Texts[model.Language, DanceWaitingText.TimeIsUp, ("partner", Partner(model))],
        AskedUntil(model.Dance) is { } until ? model.Texts[model.Language, DanceWaitingText.Until, ("until", until.Moment())] : null,
        Open(model, notification));

    /// <summary>Says that the other is here, and that the reader is asked first because more people can read than before.</summary>
    public static WaitingLine MoreReaders(CardModel model, Notification notification) => new(
        WaitingRank.Sent,
        model.Texts[model.Language, DanceWaitingText.MoreReaders],
        AskedUntil(model.Dance) is { } until ? model.Texts[model.Language, DanceWaitingText.Until, ("until", until.Moment())] : null,
        Open(model, notification));

    public static WaitingLine Words(CardModel model)
    {
        var small = model.Dance is Dance.Preparing { Until: var until, Returned: var why }
            ? model.Texts[
                model.Language,
                why switch
                {
                    ReturnReason.RoomOpened => DanceWaitingText.WordsRoomOpened,
                    ReturnReason.RoomClosed => DanceWaitingText.WordsRoomClosed,
                    _ => DanceWaitingText.WordsUntil,
                },
                ("until", until.Day())]
            : model.Texts[model.Language, DanceWaitingText.WordsSmall];
        var label = model.Say(DanceText.LabelMyWords);
        return new WaitingLine(
            WaitingRank.Words,
            model.Texts[model.Language, DanceWaitingText.Words],
            small,
            PageBuilder.Quiet(label, new LeadPageId(model.Id, LeadPageAct.MyWords)));
    }

    /// <summary>Shows words, or an ask without words, that came back to the reader.</summary>
    public static WaitingLine Back(CardModel model, bool withWords, Notification back)
    {
        if (model.Dance is Dance.Preparing { Returned: ReturnReason.Kindly })
            return new WaitingLine(
                WaitingRank.Told,
                model.Texts[model.Language, DanceWaitingText.Answered, ("partner", Partner(model))],
                null,
                Open(model, back));
        var small = withWords ? DanceWaitingText.WordsAreBack : DanceWaitingText.WentBy;
        return new WaitingLine(
            WaitingRank.Lapsed,
            model.Texts[model.Language, RouterText.NotAvailable],
            model.Texts[model.Language, small],
            Open(model, back));
    }

    /// <summary>
    /// Says that what was shared for a check-in came back with the next prompt. It takes no notification, because the prompt's own ring is
    /// about the next check-in.
    /// </summary>
    public static WaitingLine CheckInLapsed(CardModel model) => new(
        WaitingRank.Lapsed,
        model.Texts[model.Language, RouterText.NotAvailable],
        model.Texts[model.Language, DanceWaitingText.CheckInWentBy],
        PageBuilder.Quiet(model.Say(DanceText.LabelLetItBe), new LeadPageId(model.Id, LeadPageAct.Close)));

    public static Button Open(CardModel model, Notification notification) => Open(model.Texts, model.Language, notification);

    public static Button Open(Texts texts, string language, Notification notification) =>
        PageBuilder.Quiet(texts[language, NotificationsText.LabelOpen], new OpenNotificationId(notification.Id));

    /// <summary>Returns until when somebody is asked. It is the same whether or not they asked for time.</summary>
    private static Instant? AskedUntil(Dance dance) => dance switch
    {
        Dance.Asking asking => asking.Until,
        Dance.Paused { Inner: Dance.Asking asking } => asking.Until,
        _ => null,
    };

    /// <summary>Returns the practice's own sentence about being asked.</summary>
    private static string Invites(CardModel model)
    {
        if (DanceRules.IsWaitingForBoth(model.Dance))
            return model.Texts[model.Language, DanceWaitingText.GatherCard, ("title", model.Script.Title)];
        var plain = model with { Reader = null };
        if (plain.Says(DanceRules.ChosenOnCard(model.Script, model.Dance)) is { } says)
            return PracticeTitle.FirstSentence(says);
        return model.Script.Invites is { } invites
            ? plain.Render(invites)
            : model.Texts[model.Language, DanceWaitingText.FirstCard, ("lead", model.Couple.Name(model.Position.Starter).Text)];
    }

    private static DanceWaitingText Waits(Dance dance) =>
        DanceRules.IsWaitingForBoth(dance) ? DanceWaitingText.CheckInWaits
        : dance.HasWords ? DanceWaitingText.WordsWait
        : DanceWaitingText.AskWaits;

    private static DanceWaitingText Turn(CardModel model) => model.Dance switch
    {
        Dance.Dancing d when d.StepState.Holders.Length > 1 => DanceWaitingText.BothTurn,
        Dance.Dancing d when model.Reader is { } me && d.StepState.Holders.Contains(me) => DanceWaitingText.YourTurn,
        Dance.Dancing => DanceWaitingText.TheirTurn,
        Dance.Paused { Why: PauseReason.Locked or PauseReason.LockedAgain } => DanceWaitingText.Locked,
        Dance.Paused { Why: PauseReason.Parked } => DanceWaitingText.Parked,
        _ => DanceWaitingText.InPause,
    };

    /// <summary>The name is never bold here, because the title of a line is bold already and small print must not be.</summary>
    private static string Partner(CardModel model) => model.Couple.Name(model.Reader!.Value.Other()).Text;

    /// <summary>Returns the name of a room whose name was not noted, which is the day of its thread.</summary>
    private static string RoomName(CardModel model, Snowflake room) =>
        model.Say(DanceText.RoomName, ("date", room.CreatedAt.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture)));
}

using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace Tests.Dances;

/// <summary>People learn these sentences and labels, so each stands here once more, letter by letter.</summary>
public sealed class DanceSentenceTests
{
    private static readonly Texts Sentences = new();

    private const string Labels = """
        Write, Aloud: Say it aloud, NotToday: Not today, Unsure: I'm not sure it's safe, Minute: A minute with myself
        OwnServer: A server of your own, Share, Edit, Keep: Keep to myself, Discard, Deeper: One level deeper
        Here: I'm here, NeedTime: I need time, NotNow: Not now, LeaveIt: Leave it at that, Kindly: Tell them kindly
        Minutes20: 20 minutes, Hour: An hour, FewHours: A few hours, Tomorrow: This time tomorrow, CannotSay: I can't say yet
        TakeBack: Take it back, AllTheSame: Share all the same, AskAgain: Ask again, MyWords: My words, LetItBe: Let it be
        Said: I've said it, ThatsIt: That's it, Almost, More: There's more, CloseEnough: Close enough, SettleIn: I'm in, GoOn: Go on
        Tell: Tell them, KeepIt: Keep it, Swap: Swap turns, YesSwap: Yes, swap, Thanks: Close with thanks
        Word: A closing word, HowWasThat: How was that?, Moment: Keep this moment, KeepRoom: Keep this room, Fine, Tender, Hurt
        Pause: I need a pause, Stop: Stop here, StopForBoth: Stop for both of us, GoBack: Go back, PickUp: Pick it up
        Change: Change it, StopThat: Stop that one, GoThere: Go there, GoIn: Go in, Support
        Recognise: I recognise us in this, Reveal: Show us our loop
        """;

    [Fact]
    public void Every_label()
    {
        var lines = Labels.Split('\n').SelectMany(line => line.Replace("Yes, swap", "Yes\u001F swap").Split(", "));
        foreach (var (key, label) in lines.Select(l => l.Trim().Split(": ")).Select(l => (l[0], l[^1].Replace('\u001F', ','))))
            Assert.Equal(label, Sentences[Texts.English, Enum.Parse<DanceText>("Label" + key)]);
    }

    [Theory]
    [InlineData(DanceText.NotToday, "Thank you for checking. Nothing was sent.")]
    [InlineData(DanceText.Preview, "### This is what {partner} will read.")]
    [InlineData(DanceText.PreviewPrivate, "Edit does not bring back what only you saw.")]
    [InlineData(DanceText.ReadersChanged, "**More people can read the room than before:** {names}.")]
    [InlineData(DanceText.KeptToMyself, "Kept for you. Nothing was sent.")]
    [InlineData(DanceText.InMyWords, "In My words until {until}.")]
    [InlineData(DanceText.StaysInMyWords, "What you wrote is in My words until {until}.")]
    [InlineData(DanceText.LetBe, "All right.")]
    [InlineData(DanceText.Discarded, "Deleted. Nothing was sent.")]
    [InlineData(DanceText.Gathering, "### Yours is in.\nIt is shown when {partner}'s is too. It waits until {until}.")]
    [InlineData(DanceText.YoursIsIn, "Yours is in. It is shown when {partner}'s is too.")]
    [InlineData(DanceText.Voice, "Voice calls on Discord are end-to-end encrypted, text is not.")]
    [InlineData(DanceText.NotNow, "Done. Nobody is told.")]
    [InlineData(DanceText.KindlySentence, "Not today. Thank you for asking me.")]
    [InlineData(DanceText.LabelSays, "\"{label}\" says: \"{sentence}\"")]
    [InlineData(DanceText.ToldPreview, "### Would you like to tell {partner}?\nIt says: \"{sentence}\"")]
    [InlineData(DanceText.TimeKept, "Good. You are both called then.")]
    [InlineData(DanceText.TimeOpen, "Good. It waits for you in /home.")]
    [InlineData(DanceText.HowLongRoom, "### How long do you need?\nThe room shows a pause, and no reason.")]
    [InlineData(DanceText.OpensWithLead, "Your room opens as soon as {lead} is here, too.")]
    [InlineData(
        DanceText.TimeIsUp,
        "### {partner} had asked for time.\nThat time is over now. You need not do anything: what you asked waits until {until}.")]
    [InlineData(DanceText.RoomIsOpen, "### The room is open.\n{partner} is here.")]
    [InlineData(DanceText.PauseOver, "### Your pause is over.")]
    [InlineData(DanceText.StopAsk, "### Stop for today?\nIt ends for both of you. No reason is asked.")]
    [InlineData(DanceText.ToldNot, "It stays with you. The room goes on.")]
    [InlineData(DanceText.HurtAnswer, "I'm sorry it hurt. You owe nobody a next step.")]
    [InlineData(DanceText.TenderAnswer, "Then go slowly for the rest of today.")]
    [InlineData(DanceText.FineAnswer, "Good. Nothing of this is kept.")]
    [InlineData(DanceText.WordHint, "It is shown when you have both given one.")]
    [InlineData(DanceText.PromisedOne, "In a week only {who} is asked about the one thing.")]
    [InlineData(DanceText.PromisedBoth, "In a week each of you is asked about your own.")]
    [InlineData(DanceText.FormPart, "Which part should they hear again?")]
    [InlineData(DanceText.CardPart, "Please hear this again")]
    [InlineData(DanceText.NotYourTurn, "It is {holder}'s turn. You can just listen.")]
    [InlineData(DanceText.OnlyAuthor, "Only {author} can change this.")]
    [InlineData(DanceText.OthersPause, "{asker} asked for this pause. You can stop for both of you.")]
    [InlineData(DanceText.DoneAlready, "Your part is done. It goes on when {holder}'s is done, too.")]
    [InlineData(DanceText.QuietWaits, "It goes on when you have both pressed, or when the minute is over.")]
    [InlineData(DanceText.OpenAlready, "You two have a room open.")]
    [InlineData(DanceText.RoomHasClosed, "This room has closed. What stands in it can no longer be changed.")]
    [InlineData(DanceText.NothingWaits, "Nothing waits for you here.")]
    [InlineData(RouterText.NotAvailable, "Not available right now.")]
    [InlineData(RouterText.MovedOn, "This card is from before. Nothing is lost.")]
    [InlineData(RouterText.InYourServer, "Please use this in your server.")]
    public void Every_sentence(object key, string sentence) => Assert.Equal(sentence, Sentences[Texts.English, (Enum)key]);
}

using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rooms;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;
using IntimacyBot.Servers;
using IntimacyBot.Solo;
using Tests.Solo;

namespace Tests.Contracts;

/// <summary>Tests the marks by which the bot recognises its own messages and threads.</summary>
public sealed class CardContractTests
{
    private static readonly Guid Row = new("00112233-4455-6677-8899-aabbccddeeff");

    private static readonly IReadOnlyList<Component> Card =
        [new TextDisplay("A card"), new ActionRow([new Button(ButtonStyle.Primary, "Open", new OpenNotificationId(Row).Write())])];

    [Fact]
    public void Fingerprints_nonces_and_marks_are_those_of_the_golden_text()
    {
        var print = RoomClient.CardFingerprint(Row, "1.1.tell.2");
        var person = new Person(Row, new Snowflake(1), new Snowflake(2));
        var ring = new NotificationView(new Texts()).Ring(person, new OutgoingNotification(Row, 1007, true, default), named: true);

        Golden.Holds(
            "cards.txt",
            [
                $"fingerprint of a card {print}",
                $"nonce of a card {RoomClient.SilentMessage(Card, print).Nonce}",
                $"mark of a card {RoomClient.CardHash(Card)}",
                $"nonce of a ring {ring.Nonce}",
                $"nonce of a start card {StartCardReconciler.NonceOf(Row, 3, 1000000000000000001)}",
                $"mark of a start card {StartCardReconciler.CardHash(Card)}",
                $"print of a draft {new AuthorWords.Draft(
                    "0.tell",
                    AuthorWords.FormAnswers.Of([("what", "Rain"), ("how", "é")])).Fingerprint}",
                $"choices on the way into a dance {Choices()}",
                $"mark of a practice for one {ScriptShapeHash.Of(SoloScripts.Script("whole"))}",
                .. SoloAnswerLines.Lines(Answered(), SoloScripts.Now, "").Select(l => $"answer on a page for one {l.Id}"),
                .. StoredSamples.Dances.Select(d => $"place of the last card {DesiredRoom.PlaceOf(d)}").Distinct(),
            ]);
    }

    /// <summary>Returns choices of all three kinds: one that is private, one that is told, and one that is skipped.</summary>
    private static string Choices()
    {
        var step = new ChooseStep("size", Who.Me) { Options = [new StepOption("small", "Small"), new StepOption("large", "Large")] };
        return StartChoices.AppendSkip(StartChoices.Append(
            StartChoices.Append("", step, step.Options[1], tell: false),
            step,
            step.Options[0],
            tell: true));
    }

    private static SoloPosition Answered() => SoloPosition.Begin(SoloScripts.Script("whole")).GoOn()
        .Write([Note("tell", "long", "Rain"), Note("tell", "mood", "bad"), Note("tell", "parts", "body,heart")])
        .Write([Note("again", "one", "heart"), Note("again", "more", "More")])
        .Pick("bb")!;

    private static SoloAnswer Note(string step, string field, string words) => new(step, field, new Words(words));

    [Fact]
    public void Component_ids_keep_their_ranges()
    {
        Assert.Equal(new ComponentIdRange(1_000, 1_073_741_824), ComponentIdRanges.CardFingerprints);
        Assert.Equal(new ComponentIdRange(1_000_000, ScriptKeywords.MostSteps * 10_000), ComponentIdRanges.SoloAnswers);
        Assert.Equal(new ComponentIdRange(2_000_000, ScriptKeywords.MostFields), ComponentIdRanges.CarriedWords);
        Assert.False(ComponentIdRanges.SoloAnswers.Contains(ComponentIdRanges.CarriedWords.First));
        Assert.False(ComponentIdRanges.CarriedWords.Contains(null));
    }

    [Fact]
    public void Lost_threads_are_found_by_their_names()
    {
        Assert.Equal(("Room", "Bell"), (ThreadNames.Room, ThreadNames.Bell));
        Assert.StartsWith(ThreadNames.Room, new Texts()[Texts.English, DanceText.RoomName, ("date", "28 Nov")], StringComparison.Ordinal);
    }
}

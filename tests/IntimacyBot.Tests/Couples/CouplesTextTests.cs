using IntimacyBot.Couples;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Texts;

namespace Tests.Couples;

public sealed class CouplesTextTests
{
    [Fact]
    public void Every_key_has_its_sentence_and_every_sentence_its_key() =>
        Assert.Equal(
            Enum.GetNames<CouplesText>().Order(StringComparer.Ordinal),
            new Texts().KeysOf(Texts.English, typeof(CouplesText)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(NotificationsText.Ring, "Something is here for you.")]
    [InlineData(NotificationsText.LabelOpen, "Open")]
    [InlineData(CouplesText.OnItsWay, "### Your invitation is on its way.\nIf you pair, your bell rings. You need not wait.")]
    [InlineData(CouplesText.NobodyIsTold, "Thank you. Nobody is told.")]
    [InlineData(CouplesText.AlreadyPaired, "You are already in a couple here.")]
    [InlineData(CouplesText.AnotherPerson, "You can pair with another person in this server.")]
    [InlineData(CouplesText.NoMoreFrom, "You will get no more invitations from this person.")]
    [InlineData(CouplesText.Resting, "🌙 Your shared place is resting. That happens after {days} quiet days, for any reason.")]
    [InlineData(CouplesText.LabelChoose, "I'm 18+ and I choose this")]
    [InlineData(CouplesText.LabelNoMore, "No more from this person")]
    [InlineData(CouplesText.HomeQuestion, "What do you need right now?")]
    public void People_learn_these_by_heart(object key, string sentence) => Assert.Equal(sentence, new Texts()[Texts.English, (Enum)key]);
}

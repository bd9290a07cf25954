using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;

namespace Tests.Pictures;

/// <summary>Tests what happens to the picture of a message that is edited, or that stands where no files may be sent.</summary>
public sealed class IllustratedMessageTests
{
    [Theory]
    [InlineData("https://cdn.discordapp.com/attachments/1/2/picture.png?ex=6a&is=6b&hm=6c&", "attachment://picture.png")]
    [InlineData("http://127.0.0.1:5000/attachments/1/2/two-lights.png?ex=6a", "attachment://two-lights.png")]
    [InlineData("attachment://picture.png", "attachment://picture.png")]
    public void A_picture_that_stands_is_kept_by_its_name_and_not_by_an_address_that_expires(string url, string kept)
    {
        var standing = new MediaGallery([new MediaItem(new Media(url), "A loop")]) { Id = 7 };

        var again = IllustratedMessage.Kept(standing);

        var item = Assert.Single(again.Items);
        Assert.Equal((kept, "A loop", null), (item.Media.Url, item.Description, again.Id));
    }

    [Fact]
    public void Without_its_picture_a_message_has_everything_else_in_its_order()
    {
        var row = PageBuilder.Row(PageBuilder.Quiet("Home", new SafetyId()));
        var file = new AttachedFile("any.png", new byte[] { 1 });
        var message = new IllustratedMessage(
            [AnyPicture.Gallery, new Container([AnyPicture.Gallery, PageBuilder.Text("Words"), row]) { AccentColor = 5 }, row], file);

        var without = message.WithoutPicture();

        Assert.Null(without.Files);
        var card = Assert.IsType<Container>(without.Components[0]);
        Assert.Equal([PageBuilder.Text("Words"), row], card.Components);
        Assert.Equal((5, row), (card.AccentColor, without.Components[1]));
        Assert.Equal([file], message.Files!);
    }
}

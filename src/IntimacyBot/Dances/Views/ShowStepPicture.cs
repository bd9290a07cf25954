using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Members;
using IntimacyBot.Pictures;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Dances.Views;

/// <summary>
/// Returns the picture of a card of earlier answers. It holds what each of the two has picked from the options of the script, and nothing
/// that they have typed.
/// </summary>
internal static class ShowStepPicture
{
    /// <summary>Null if the step has no picture, or if one of the two has picked nothing that can be drawn.</summary>
    public static CaptionedPicture? Of(CardModel model, RoomPost post)
    {
        var then = model.AsOf(post);
        if (then.Script.Find(post.Step) is not ShowStep { Picture: ScriptKeywords.PictureLoop } show)
            return null;
        var picked = Sides.Both.ToDictionary(side => then.Color(side), side => Picked(then, show, side));
        return picked[PersonColor.Apricot] is { } apricot && picked[PersonColor.Sea] is { } sea
            ? new CaptionedPicture(new Picture.Loop(apricot, sea), model.Language)
            : null;
    }

    /// <summary>Returns the first option that this side has picked among what is shown.</summary>
    private static FixedWord? Picked(CardModel model, ShowStep show, Side side) => show.Fields
        .Select(f => (Field: model.Script.Find(f), Answer: model.ShownBy(side, f.Step)?[f.Field]?.Reveal()))
        .Where(f => f.Field is { Kind: FieldKind.Choice } && f.Answer is not null)
        .Select(f => f.Field!.Options.FirstOrDefault(o => o.Id == f.Answer))
        .OfType<FieldOption>()
        .Select(FixedWord.Of)
        .FirstOrDefault();
}

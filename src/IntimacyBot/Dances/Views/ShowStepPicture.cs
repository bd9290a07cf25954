using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Members;
using IntimacyBot.Pictures;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Dances.Views;

/// <summary>What the pictures of a room are made of, beside the words of the dance.</summary>
/// <param name="LoopFields">The fields whose answers a couple keeps as its loop.</param>
/// <param name="Talks">Of each talk of the journey whether the two have had it, and whether it can be begun without a choice.</param>
internal sealed record RoomPictureSources(IReadOnlyList<FormField> LoopFields, IReadOnlyList<(bool Done, bool Open)> Talks);

/// <summary>
/// Returns the picture of a card of earlier answers. It holds what each of the two has picked from the options of a script, or their
/// journey, and nothing that they have typed.
/// </summary>
internal static class ShowStepPicture
{
    /// <summary>Null if the step has no picture, or if one of the two has picked nothing that can be drawn.</summary>
    public static CaptionedPicture? Of(CardModel model, RoomPost post)
    {
        var then = model.AsOf(post);
        Picture? picture = then.Script.Find(post.Step) switch
        {
            ShowStep { Picture: ScriptKeywords.PicturePath } => Path(model),
            ShowStep { Picture: ScriptKeywords.PictureLoop, Loop: true } => Loop(then, side => Kept(then, post, side)),
            ShowStep { Picture: ScriptKeywords.PictureLoop } show => Loop(then, side => Picked(then, show, side)),
            _ => null,
        };
        return picture is null ? null : new CaptionedPicture(picture, model.Language);
    }

    private static Picture.Path? Path(CardModel model) =>
        model.Pictures is { Talks: { Count: > 0 } talks } ? Picture.Path.Of(talks) : null;

    private static Picture.Loop? Loop(CardModel model, Func<Side, FixedWord?> picked)
    {
        var words = Sides.Both.ToDictionary(model.Color, picked);
        return words[PersonColor.Apricot] is { } apricot && words[PersonColor.Sea] is { } sea ? new Picture.Loop(apricot, sea) : null;
    }

    /// <summary>Returns the first option that this side has picked among what is shown.</summary>
    private static FixedWord? Picked(CardModel model, ShowStep show, Side side) => show.Fields
        .Select(f => (Field: model.Script.Find(f), Answer: model.ShownBy(side, f.Step)?[f.Field]?.Reveal()))
        .Where(f => f.Field is { Kind: FieldKind.Choice } && f.Answer is not null)
        .Select(f => f.Field!.Options.FirstOrDefault(o => o.Id == f.Answer))
        .OfType<FieldOption>()
        .Select(FixedWord.Of)
        .FirstOrDefault();

    /// <summary>Returns the first option of a script that stands in this side's half of the loop, below its question.</summary>
    private static FixedWord? Kept(CardModel model, RoomPost post, Side side)
    {
        if (model.Pictures is not { } sources || model.Of(side)?.Shared.GetValueOrDefault(post.Key) is not { } half)
            return null;
        var options =
            from field in sources.LoopFields
            where field.Kind == FieldKind.Choice
            let answers = half[OwnLoopView.Heading(field, model.Week)]?.Reveal().Split('\n') ?? []
            from option in field.Options
            where answers.Contains(option.Label)
            select FixedWord.Of(option);
        return options.FirstOrDefault();
    }
}

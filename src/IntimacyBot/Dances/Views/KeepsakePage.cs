using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>
/// Builds the page on which the reader chooses a card to keep. Its list shows who wrote each card and in which step, and never words.
/// </summary>
internal static class KeepsakePage
{
    private const int LongestOption = 100;
    private const int MostCards = 25;

    public static Reply.Page Of(CardModel model)
    {
        var cards = Options(model);
        return cards.Count == 0
            ? DancePages.Plain(model, DanceText.NoMoments)
            : DancePages.Page(
                model,
                [
                    PageBuilder.Text(model.Say(DanceText.WhichMoment)),
                    PageBuilder.Row(new StringSelect(new KeepsakeId(model.Id).Write(), cards)
                    {
                        Placeholder = model.Say(DanceText.PlaceholderChoose)
                    })
                ]);
    }

    private static List<SelectOption> Options(CardModel model)
    {
        var posts = model.Dance.Posts
            .Where(p => p.Kind is RoomPostKind.Words or RoomPostKind.SaidBack or RoomPostKind.Shown && !p.By.IsEmpty)
            .TakeLast(MostCards)
            .ToList();
        var names = posts.ConvertAll(p => $"{Author(model, p)}{Named(model, p)}");
        return [.. posts.Select((p, i) => new SelectOption(Fitting($"{i + 1}. {Counted(names, i)}"), p.Key))];
    }

    /// <summary>What somebody wrote or said back a second time has its number, because both have to choose the same card.</summary>
    private static string Counted(List<string> names, int at)
    {
        var before = names.Take(at).Count(name => name == names[at]);
        return before == 0 ? names[at] : $"{names[at]} · {before + 1}";
    }

    private static string Named(CardModel model, RoomPost post)
    {
        var first = (model.Script.Find(post.Step) as WriteStep)?.Form.FirstOrDefault(f => !f.Private && f.IsText);
        return post.Kind is RoomPostKind.Shown or RoomPostKind.Loop ? model.Script.Title
            : first is null ? model.Say(DanceText.FormSaidBack)
            : ScriptText.Label(first, model.Week);
    }

    private static string Author(CardModel model, RoomPost post) => post.By switch
    {
        [var side] => $"{model.Color(side).Dot} {model.Plain(side)} · ",
        [var one, var other] =>
            $"{PersonColor.Both.Dot} {model.Say(DanceText.BothNames, ("one", model.Plain(one)), ("other", model.Plain(other)))} · ",
        _ => "",
    };

    private static string Fitting(string name) => name.Length <= LongestOption ? name : name[..LongestOption];
}

using System.Text.RegularExpressions;
using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using Tests.Practices;

namespace Tests.Dances;

/// <summary>Tests every card, page and form of every reachable state in every language.</summary>
public sealed class ViewTests
{
    private const int MostWords = 90;
    private const int MostSmall = 60;
    private const int MostSmallOfAGate = 80;

    /// <summary>The first button must stand within this many lines to be visible on a phone.</summary>
    private const int MostLines = 16;

    /// <summary>A page with the four conditions may be longer, because people read them one by one before they decide.</summary>
    private const int MostLinesOfConditions = 21;

    private const int LineOnAPhone = 36;
    private const int SmallLineOnAPhone = 44;

    /// <summary>One catalogue serves all tests, because the reachable states are computed once for each of its scripts.</summary>
    private static readonly PracticeCatalogue BuiltIn = new([]);

    private static readonly FormId Form =
        new(Guid.NewGuid(), "abcdefghijklmnop", "12.abcdefghijklmnop.9.b99", FormPurpose.Addition, int.MaxValue);

    public static TheoryData<string> Practices =>
        ["reach", "together", "levels", "sardines", "repair", "checkin", "loop", "forms", "again"];

    [Theory]
    [MemberData(nameof(Practices))]
    public void Everything_that_is_shown_fits_what_Discord_takes(string practice)
    {
        var shown = 0;
        foreach (var (script, language) in Languages(practice))
            foreach (var dance in ReachableStates.States(script).DistinctBy(ReachableStates.Look))
                foreach (var (what, components) in Shown(dance, script, language))
                {
                    CardModels.Fits(components, $"{what} at {dance.GetType().Name} {dance.Place} in {language}");
                    shown++;
                }

        Assert.InRange(shown, 50, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Practices))]
    public void Every_form_fits_what_Discord_takes(string practice)
    {
        foreach (var (script, language) in Languages(practice))
            foreach (var dance in ReachableStates.States(script).DistinctBy(ReachableStates.PlaceOf))
                foreach (var side in Sides.Both)
                    foreach (var form in FormsOf(CardModels.Of(dance, script, side, language)))
                        CardModels.Fits(form, $"A form at {dance.Place} in {language}");
    }

    [Theory]
    [MemberData(nameof(Practices))]
    public void No_card_says_more_than_can_be_read_at_once(string practice)
    {
        foreach (var (script, language) in Languages(practice))
            foreach (var dance in ReachableStates.States(script).DistinctBy(ReachableStates.PlaceOf))
                foreach (var (what, components) in Shown(dance, script, language))
                {
                    var lines = CardModels.OwnTexts(components).SelectMany(t => t.Split('\n')).ToLookup(IsSmall);
                    var (words, small) = (lines[false].Sum(Count), lines[true].Sum(Count));
                    var mostSmall = what.Contains("the gate", StringComparison.Ordinal) ? MostSmallOfAGate : MostSmall;
                    Assert.True(
                        words <= MostWords && small <= mostSmall,
                        $"{what} at {dance.Place} in {language} has {words} words and {small} small:\n{CardModels.Read(components)}");
                }
    }

    /// <summary>A person's own words are not counted, because they may be of any length.</summary>
    [Theory]
    [MemberData(nameof(Practices))]
    public void A_page_on_a_phone_shows_its_first_button_without_being_moved(string practice)
    {
        foreach (var (script, language) in Languages(practice))
            foreach (var dance in ReachableStates.States(script).DistinctBy(ReachableStates.PlaceOf))
                foreach (var side in Sides.Both)
                    foreach (var (what, page) in Pages(CardModels.Of(dance, script, side, language)))
                    {
                        var lines = page.Components.TakeWhile(c => c is not ActionRow).SelectMany(TextsOf)
                            .Where(t => !IsSeldom(t, language)).Sum(LinesOf);
                        var most = AsksConditions(page, language) ? MostLinesOfConditions : MostLines;
                        Assert.True(lines < most, $"{what} at {dance.Place} in {language} has {lines} lines before a button:\n"
                            + CardModels.Read(page.Components));
                    }
    }

    [Theory]
    [MemberData(nameof(Practices))]
    public void A_page_has_one_likely_button_at_most_and_none_where_somebody_is_asked_for_an_answer(string practice)
    {
        foreach (var (script, language) in Languages(practice))
            foreach (var dance in ReachableStates.States(script).DistinctBy(ReachableStates.PlaceOf))
                foreach (var side in Sides.Both)
                    foreach (var (what, page) in Pages(CardModels.Of(dance, script, side, language)))
                    {
                        var likely = page.Components.OfType<ActionRow>().SelectMany(r => r.Components).OfType<Button>()
                            .Count(b => b.Style == ButtonStyle.Primary);
                        var answers = what is "the first card" or "how long" or "not now" or "words that are back" or "on its way";
                        var most = answers && !DanceRules.IsWaitingForBoth(dance) ? 0 : 1;
                        Assert.True(likely <= most, $"{what} at {dance.Place}:\n{CardModels.Read(page.Components)}");
                    }
    }

    [Theory]
    [MemberData(nameof(Practices))]
    public void A_posted_text_never_says_your_partner(string practice)
    {
        foreach (var (script, language) in Languages(practice))
            foreach (var dance in ReachableStates.States(script).DistinctBy(ReachableStates.Look))
            {
                var model = CardModels.Of(dance, script, null, language);
                var posted = CardModels.Read(FloorView.Card(model).Concat(dance.Posts.SelectMany(p => WordsView.Message(model, p) ?? [])));
                Assert.DoesNotContain("your partner", posted, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("tu pareja", posted, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("…}", posted, StringComparison.Ordinal);
                Assert.DoesNotMatch(@"\{[a-z.]+\}", posted);
            }
    }

    [Theory]
    [InlineData("reach")]
    [InlineData("together")]
    [InlineData("sardines")]
    [InlineData("loop")]
    public void Whoever_holds_the_floor_finds_a_button_and_both_can_pause_and_stop(string practice)
    {
        var script = SampleScripts.Worked(practice).Script!;
        foreach (var dance in ReachableStates.States(script).OfType<Dance.Dancing>())
        {
            var frame = Assert.IsType<Container>(Assert.Single(FloorView.Card(CardModels.Of(dance, script))));
            var rows = frame.Components.OfType<ActionRow>().ToList();
            Assert.Equal(["I need a pause", "Stop here"], CardModels.Labels(rows[^1]));
            Assert.True(rows.Count > 1, $"Nothing to press at {dance.Place}.");
        }
    }

    private static IEnumerable<(Script Script, string Language)> Languages(string practice)
    {
        foreach (var language in CardModels.Languages)
            yield return (BuiltIn.Find(practice, language) ?? SampleScripts.Worked(practice).Script!, language);
    }

    [Fact]
    public void No_sentence_of_our_own_is_longer_than_a_card()
    {
        foreach (var language in CardModels.Languages)
            foreach (var key in Enum.GetValues<DanceText>())
                Assert.True(Count(CardModels.Say(language, key)) <= MostWords, $"{key} in {language}");
    }

    [Theory]
    [MemberData(nameof(Practices))]
    public void What_a_step_says_is_read_before_anything_is_written(string practice)
    {
        foreach (var (script, language) in Languages(practice))
            foreach (var dance in ReachableStates.States(script).OfType<Dance.Preparing>().DistinctBy(ReachableStates.PlaceOf))
            {
                var model = CardModels.Of(dance, script, dance.Position.Starter, language);
                if (dance.Position.Current(script) is not WriteStep step
                    || dance.Position.SideOf(step.Who) != dance.Position.Starter
                    || model.Says(step) is not { } says)
                    continue;
                var form = Forms.Of(model, Form, step.Form, null, null, WriteForms.Above(model, step));
                var read =
                    string.Join(
                        '\n',
                        CardModels.OwnTexts(GatePages.Gate(model, CardModels.Readers).Components)
                            .Concat(CardModels.OwnTexts(form.Components)));
                Assert.Contains(says, read, StringComparison.Ordinal);
            }
    }

    private static bool IsSmall(string line) => line.StartsWith("-# ", StringComparison.Ordinal);

    private static bool AsksConditions(Reply.Page page, string language) =>
        page.Components[0] is TextDisplay { Content: var text }
        && text.Contains(CardModels.Say(language, DanceText.GateConditions), StringComparison.Ordinal);

    /// <summary>True for the line that more people can read than before. It is so rare that it may move the first button down.</summary>
    private static bool IsSeldom(string line, string language) =>
        line.StartsWith(CardModels.Say(language, DanceText.ReadersChanged).Split('{')[0], StringComparison.Ordinal);

    private static IEnumerable<string> TextsOf(Component component) => component switch
    {
        TextDisplay text => text.Content.Split('\n'),
        Container container => container.Components.SelectMany(TextsOf),
        _ => [],
    };

    /// <summary>Returns how many lines a phone needs. A time or a mention is shown in fewer characters than it is written.</summary>
    private static int LinesOf(string line)
    {
        var shown = Regex.Replace(line, "<[^>]+>", "a name or a moment").Replace("-# ", "").Replace("### ", "");
        return Math.Max(1, (int)Math.Ceiling(shown.Length / (double)(IsSmall(line) ? SmallLineOnAPhone : LineOnAPhone)));
    }

    /// <summary>Counts words. Formatting characters alone are not words.</summary>
    private static int Count(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));

    private static IEnumerable<(string What, IReadOnlyList<Component> Components)> Shown(Dance dance, Script script, string language)
    {
        var posted = CardModels.Of(dance, script, null, language);
        if (FloorView.Card(posted) is { Count: > 0 } card)
            yield return ("the floor card", card);
        foreach (var post in dance.Posts)
            yield return ($"the words {post.Key}", WordsView.Message(posted, post)!);
        foreach (var side in Sides.Both)
            foreach (var (what, page) in Pages(CardModels.Of(dance, script, side, language)))
                yield return (what, page.Components);
    }

    private static IEnumerable<(string What, Reply.Page Page)> Pages(CardModel model)
    {
        var step = model.Position.Current(model.Script);
        switch (model.Dance)
        {
            case Dance.Preparing when model.Reader == model.Position.Starter:
                if (step is ChooseStep first && model.Position.SideOf(first.Who) == model.Reader)
                    yield return ("the first choice", StartChoicePages.Choice(model, first));
                else
                    yield return ("the gate", GatePages.Gate(model, CardModels.Readers));
                foreach (var why in Enum.GetValues<ReturnReason>())
                    yield return ("words that are back", AskerPages.IsBack(model, why, hasWords: true));
                break;
            case Dance.Asking or Dance.Paused { HasRoom: false } when model.Reader == model.Position.Starter:
                yield return ("on its way", AskerPages.Waits(model));
                break;
            case Dance.Asking or Dance.Paused { HasRoom: false }:
                yield return ("the first card", FirstCardView.Page(model));
                yield return ("how long", DancePages.HowLong(model, inRoom: false));
                yield return ("not now", DancePages.NotNow(model));
                break;
            case Dance.Dancing or Dance.Paused:
                yield return ("how long", DancePages.HowLong(model, inRoom: true));
                yield return ("stop", DancePages.StopAsk(model));
                yield return ("kept words", DancePages.Kept(
                    model,
                    new AuthorWords.Draft(
                        "0.words",
                        AuthorWords.FormAnswers.Of([(global::IntimacyBot.Dances.Views.Forms.Said, "Some words.")]))));
                yield return ("an offer", DancePages.Offer(model, DanceText.OfferedLater, model.Script));
                break;
            default:
                yield return ("how was that", DancePages.HowWasThat(model));
                break;
        }

        if (step is PrepareStep prepare)
            yield return ("a preparation", PreparePages.Of(model, prepare));
        if (step is WriteStep write
            && ((model.Dance is Dance.Paused r ? r.Inner : model.Dance) is Dance.Dancing { StepState: StepState.Writing w }
                ? w.Holders.Contains(model.Reader!.Value)
                : model.Dance is Dance.Preparing))
        {
            var draft = new AuthorWords.Draft(model.Position.Key(write.Id), CardModels.Filled(write.Form, null));
            yield return ("the preview", PreviewPage.Of(
                model, write, draft, more: "the role Moderators", [model.Script]));
            yield return ("the gate of a swap", GatePages.SwapGate(model, model.Dance.Place));
        }

        if (model.Dance is Dance.Dancing { StepState: StepState.Choosing } && step is ChooseStep { Private: true } choose)
            foreach (var option in choose.Options.Prepend(null))
                yield return ("a private choice", DancePages.PrivateChoice(model, choose, option));
    }

    private static IEnumerable<Modal> FormsOf(CardModel model)
    {
        foreach (var label in new[] { DanceText.FormSaidBack, DanceText.FormAddition, DanceText.FormPart, DanceText.FormClosing })
            yield return Forms.OneText(model, Form, label, required: true, new string('x', 1000), new string('x', 3900));
        if (model.Position.Current(model.Script) is PrepareStep { Form.Count: > 0 } prepare)
            yield return Forms.Of(
                model,
                Form with { For = FormPurpose.Prepare },
                prepare.Form,
                CardModels.Filled(prepare.Form, n => new string('x', n)),
                null,
                null);
        if (model.Position.Current(model.Script) is not WriteStep write)
            yield break;
        yield return Forms.Of(model, Form, write.Form, null, write.Starters.FirstOrDefault(), WriteForms.Above(model, write));
        yield return Forms.Of(model, Form, write.Form, CardModels.Filled(write.Form, n => new string('x', n)), null, null);
        if (write.Deeper.Count > 0)
            yield return Forms.Of(model, Form, write.Deeper, null, null, null);
    }
}

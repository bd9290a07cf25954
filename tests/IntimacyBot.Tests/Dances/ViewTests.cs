using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using Tests.Practices;

namespace Tests.Dances;

/// <summary>Every card, page and form of every reachable state, in every language.</summary>
public sealed class ViewTests
{
    private const int MostWords = 90;

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
    public void No_card_says_more_than_ninety_words_of_our_own(string practice)
    {
        foreach (var (script, language) in Languages(practice))
            foreach (var dance in ReachableStates.States(script).DistinctBy(ReachableStates.PlaceOf))
                foreach (var (what, components) in Shown(dance, script, language))
                {
                    var texts = CardModels.OwnTexts(components).ToList();
                    var words = texts.Sum(Count);
                    Assert.True(
                        words <= MostWords,
                        $"{what} at {dance.Place} in {language} has {words} words:\n{string.Join('\n', texts)}");
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
        var catalogue = new PracticeCatalogue(PracticeFiles.BuiltIn(), []);
        foreach (var language in CardModels.Languages)
            yield return (catalogue.Find(practice, language) ?? SampleScripts.Worked(practice).Script!, language);
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
                        CardModels.OwnTexts(GatePages.Gate(model, CardModels.Readers, first: true).Components)
                            .Concat(CardModels.OwnTexts(form.Components)));
                Assert.Contains(says, read, StringComparison.Ordinal);
            }
    }

    /// <summary>Signs that only say how a line looks are no words.</summary>
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
                    yield return ("the gate", GatePages.Gate(model, CardModels.Readers, first: true));
                foreach (var why in Enum.GetValues<ReturnReason>())
                    yield return ("words that are back", DancePages.IsBack(model, why, hasWords: true));
                break;
            case Dance.Asking or Dance.Paused { HasRoom: false } when model.Reader == model.Position.Starter:
                yield return ("on its way", DancePages.OnItsWay(model));
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
            yield return ("the preview", DancePages.Preview(
                model, write, draft, readersChanged: true, deeper: write.Deeper.Count > 0, [model.Script]));
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

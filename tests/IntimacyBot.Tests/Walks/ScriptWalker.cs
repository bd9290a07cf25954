using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;
using Rehearsal.World;
using Tests.TestKit;
using SeenAnswer = Rehearsal.World.SeenAnswer;
using WorldMessage = Rehearsal.World.WorldMessage;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Walks;

/// <summary>Walks two people through a script over real sockets: they read their cards, press by label, and fill in forms.</summary>
internal sealed partial class ScriptWalker(BotFixture bot, Script script, WritingStyle hand)
{
    private const string Ask = "Ask Sam";
    private readonly ScriptFormFiller _filler = new(hand);
    private readonly List<string> _secrets = [];
    private SeenAnswer? _page;

    /// <summary>This is called before every press.</summary>
    public Func<Task> BeforePress { get; init; } = () => Task.CompletedTask;

    public bool InRoom { get; private set; }

    private WorldPerson Alex => bot.Alex;

    private WorldPerson Sam => bot.Sam;

    public async Task BeginAsync()
    {
        InRoom = false;
        _page = CardChecks.Reads(await bot.CommandAsync(Alex, "practice", ("name", script.Id)));
    }

    /// <summary>Walks one step with all presses that it takes, and asserts that the room is then where the script says.</summary>
    public async Task GoAsync(WalkStep leg)
    {
        try
        {
            if (leg.From.IsPrivate)
                await AloneAsync(leg);
            else if (!InRoom && script.OpensBoth)
                await GatherAsync((WriteStep)leg.From.Here!);
            else if (InRoom || !await ComeAsync(leg))
                await TogetherAsync(leg);
            AssertStandsAt(leg.To);
        }
        catch (Exception e) when (e is not WalkException)
        {
            throw new WalkException($"{script.Id}: {leg}, to {leg.To.Step}: {e.Message}\n{bot.World.History.Recent(12)}", e);
        }
    }

    /// <summary>Asserts that the room shows this position.</summary>
    public void AssertStandsAt(ExpectedPosition at)
    {
        if (!InRoom)
            return;
        var cards = bot.Cards(Alex);
        Assert.Equal(cards, bot.Cards(Sam));
        var floor = CardChecks.Room(cards);
        Assert.Equal(ExpectedCard.Labels(at), floor.Labels);
        foreach (var piece in ExpectedCard.Says(at, bot.Clock.GetUtcNow()))
            Assert.Contains(piece, floor.Text);
        if (at.Done == WalkEnd.No && at.Holder(at.Here) is { } holder && at.Here is not null)
            Assert.Contains(People(holder).Name, floor.Text);
        Assert.All(_secrets, s => Assert.DoesNotContain(cards, c => c.Text.Contains(s, StringComparison.Ordinal)));
    }

    /// <summary>Walks a step of the starter before the other is notified.</summary>
    private async Task AloneAsync(WalkStep leg)
    {
        switch (leg.From.Here)
        {
            case WriteStep step when leg.Choice.Outcome == ScriptKeywords.Aloud:
                _page = await PressAsync(_page!, "Say it aloud");
                await ComeAsync(leg);
                await SaidAsync(leg.From.Starter);
                break;
            case WriteStep step when leg.Choice.Outcome == ScriptKeywords.Skipped:
                _page = await PressAsync(_page!, step.Optional!);
                break;
            case PrepareStep step:
                _page = await PrepareAsync(_page!, step, leg.Choice);
                break;
            case WriteStep step:
                var form = leg.Choice.How == StepChoices.Starter
                    ? await BeginningAsync(Alex, _page!.Message!)
                    : await PressAsync(_page!, "Write");
                _page = (await ShareAsync(form, step, leg.Choice.How == StepChoices.Deeper)).Answer;
                break;
            default:
                var option = ((ChooseStep)leg.From.Here!).Options.First(o => o.Id == leg.Choice.Outcome);
                _page = await PressAsync(_page!, option.Label);
                break;
        }

        if (leg.To.Done == WalkEnd.Unseen)
            Assert.StartsWith(Left(leg), _page!.Text);
    }

    /// <summary>Lets the other come; returns true when they have made a choice with the same press.</summary>
    private async Task<bool> ComeAsync(WalkStep leg)
    {
        Assert.Equal(leg.From.Shared || leg.From.IsPrivate, !_page!.Message!.Labels.Contains(Ask));
        var onCard = leg.From is { IsPrivate: false, Shared: false, Here: ChooseStep { Private: false } c }
            && leg.From.Holder(c) == 1 - leg.From.Starter;
        if (_page.Message.Labels.Contains(Ask))
            _page = await PressAsync(_page, Ask);
        Assert.Contains("Take it back", _page.Message!.Labels);
        await BeforePress();
        var card = CardChecks.Reads(await bot.OpenRingAsync(Sam));
        var label = onCard ? ((ChooseStep)leg.From.Here!).Options.First(o => o.Id == leg.Choice.Outcome).Label : script.Here ?? "I'm here";
        await PressAsync(card, label);
        InRoom = true;
        return onCard;
    }

    /// <summary>Returns what somebody reads whose choice ended the practice.</summary>
    private static string Left(WalkStep leg) => ((ChooseStep)leg.From.Here!).Options.First(o => o.Id == leg.Choice.Outcome).Refer
        ? "This is too big for a bot"
        : "That is a good answer, too. Nothing was sent.";

    /// <summary>Walks a step of preparing alone on a private page.</summary>
    private async Task<SeenAnswer> PrepareAsync(SeenAnswer page, PrepareStep step, StepChoice way)
    {
        if (way.Outcome == ScriptKeywords.Skipped)
            return await PressAsync(page, step.Optional!);
        var written = new TypedMarks();
        if (step.Form.Count > 0)
        {
            page = await FillAsync(await PressAsync(page, "Write"), null, written);
            Assert.All(written.Shared, mark => Assert.Contains(mark, page.Text));
            _secrets.AddRange(written.Shared);
        }

        return await PressAsync(page, "Ready");
    }

    /// <summary>Walks a step in which both write separately, and the room opens when both have shared.</summary>
    private async Task GatherAsync(WriteStep step)
    {
        var (page, first) = await ShareAsync(await FirstFormAsync(_page!), step, deeper: false);
        Assert.Contains("Take it back", page.Message!.Labels);
        var card =
            CardChecks.Reads(script.Id == IntimacyBot.CheckIns.CheckInMoves.Practice
                ? await bot.CommandAsync(Sam, "checkin now")
                : await bot.OpenRingAsync(Sam));
        Assert.All(first.Shared, mark => Assert.DoesNotContain(mark, card.Text));
        var (_, second) = await ShareAsync(await FirstFormAsync(card), step, deeper: false);
        InRoom = true;
        Shown(first);
        Shown(second);
    }

    /// <summary>Opens the form, through the gate page if there is one.</summary>
    private async Task<SeenAnswer> FirstFormAsync(SeenAnswer page)
    {
        var answer = await PressAsync(page, "Write");
        return answer.Modal is null ? await PressAsync(answer, "Write") : answer;
    }

    private async Task SaidAsync(int who)
    {
        Assert.Contains($"{People(who).Name} is saying it aloud.**", bot.Floor(Sam).Text);
        await FloorAsync(who, "I've said it");
    }

    /// <summary>Opens a form with one of the offered beginnings.</summary>
    private async Task<SeenAnswer> BeginningAsync(WorldPerson person, WorldMessage card)
    {
        await BeforePress();
        var form = CardChecks.Reads(await bot.DoneAsync(await person.SelectAsync(card, "Or begin with…", "0")));
        Assert.Contains(form.Modal!.Fields, f => f.Value.Length > 0);
        return form;
    }

    /// <summary>Fills and shares a form, by way of the preview.</summary>
    private async Task<(SeenAnswer Answer, TypedMarks Written)> ShareAsync(SeenAnswer form, WriteStep step, bool deeper)
    {
        var written = new TypedMarks();
        var preview = await FillAsync(form, step, written);
        if (deeper)
            preview = await FillAsync(await PressAsync(preview, "One level deeper"), step, written);
        Assert.Equal(["Share", "Edit", "Keep to myself", "Discard"], preview.Message!.Labels.Take(4));
        Assert.All(written.Shared, mark => Assert.Contains(mark, preview.Text));
        Assert.All(written.Private, mark => Assert.DoesNotContain(mark, preview.Text));
        _secrets.AddRange(written.Private);
        return (await PressAsync(preview, "Share"), written);
    }

    private async Task<SeenAnswer> FillAsync(SeenAnswer form, WriteStep? step, TypedMarks written)
    {
        await BeforePress();
        var values =
            _filler.Fill(
                form.Modal ?? throw new InvalidOperationException($"There is no form: {form}"),
                id => step?.Form.Any(f => f.Id == id && f.Private) == true,
                written);
        return CardChecks.Reads(await bot.SubmitAsync(form, values));
    }

    private async Task<SeenAnswer> PressAsync(SeenAnswer answer, string label)
    {
        await BeforePress();
        return CardChecks.Reads(await bot.PressAsync(answer, label));
    }

    private async Task<SeenAnswer> FloorAsync(int who, string label)
    {
        await BeforePress();
        return CardChecks.Reads(await bot.OnFloorAsync(People(who), label));
    }

    private WorldPerson People(int who) => who == 0 ? Alex : Sam;
}

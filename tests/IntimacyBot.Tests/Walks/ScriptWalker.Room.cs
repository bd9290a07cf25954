using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;
using Rehearsal.World;
using Tests.Stories;
using SeenAnswer = Rehearsal.World.SeenAnswer;

namespace Tests.Walks;

/// <summary>The walker's steps in the room.</summary>
internal sealed partial class ScriptWalker
{
    private async Task TogetherAsync(WalkStep leg)
    {
        var (at, way) = (leg.From, leg.Choice);
        switch (at.Here)
        {
            case null:
                await EndAsync(at.First, way);
                break;
            case WriteStep step when at.Holder(step) is { } who:
                await WriteAsync(who, step, way);
                break;
            case WriteStep step:
                await BothWriteAsync(step, way);
                break;
            case MirrorStep { Optional: { } skip } when way.Outcome == ScriptKeywords.Skipped:
                await FloorAsync(at.Holder(at.Here)!.Value, skip);
                break;
            case MirrorStep:
                await SayBackAsync(at.Holder(at.Here)!.Value, way);
                break;
            case ChooseStep step when at.Holder(step) is { } who:
                await ChooseAsync(who, step, way, leg);
                break;
            case ChooseStep step:
                await ChooseAsync(
                    0, step, way.Outcome == StepChoices.Else ? new StepChoice(step.Options[0].Id, StepChoices.Plain) : way, leg);
                await ChooseAsync(
                    1, step, way.Outcome == StepChoices.Else ? new StepChoice(step.Options[1].Id, StepChoices.Plain) : way, leg);
                break;
            case PrepareStep step:
                foreach (var who in at.Holder(step) is { } one ? new[] { one } : [1, 0])
                    await PrepareAsync(await FloorAsync(who, "Open"), step, way);
                break;
            case ShowStep { Loop: true } step:
                await RevealAsync(step, way);
                break;
            case ShowStep step:
                foreach (var who in new[] { 1, 0 })
                    await FloorAsync(
                        who,
                        way.Outcome == ScriptKeywords.Skipped
                            ? step.Optional!
                            : way.How == StepChoices.GoOn
                            ? "Go on"
                            : ExpectedCard.Recognise);
                break;
            case QuietStep { Optional: { } skip } when way.Outcome == ScriptKeywords.Skipped:
                await FloorAsync(0, skip);
                break;
            case QuietStep { Together: false } when way.How == StepChoices.GoOn:
                await FloorAsync(1, "Go on");
                break;
            case QuietStep { Together: true } step:
                await QuietTogetherAsync(step, way.How == StepChoices.GoOn);
                break;
            case QuietStep step:
                await BeforePress();
                await bot.PassAsync(step.For);
                break;
            default:
                throw new InvalidOperationException($"Nobody knows how to do {at.Here}.");
        }
    }

    /// <summary>Checks that the loop is shown when both want to see it, and that no card tells that one of them does.</summary>
    private async Task RevealAsync(ShowStep step, StepChoice way)
    {
        if (way.Outcome == ScriptKeywords.Skipped)
        {
            await FloorAsync(1, step.Optional!);
            return;
        }

        var (before, cards) = (bot.Floor(Alex).ToString(), bot.Cards(Alex).Count);
        await FloorAsync(1, ExpectedCard.Reveal);
        Assert.Equal((before, cards), (bot.Floor(Alex).ToString(), bot.Cards(Alex).Count));
        await FloorAsync(0, ExpectedCard.Reveal);
        foreach (var words in LoopOfTwo.Shown)
            Assert.Contains(bot.Cards(Alex), c => c.Text.Contains(words, StringComparison.Ordinal));
        foreach (var who in step.Recognised ? new[] { 1, 0 } : [])
            await FloorAsync(who, way.How == StepChoices.GoOn ? "Go on" : ExpectedCard.Recognise);
    }

    /// <summary>Checks that the quiet begins when the second person is ready, and ends early only when both agree.</summary>
    private async Task QuietTogetherAsync(QuietStep step, bool goesOn)
    {
        await FloorAsync(0, "I'm in");
        Assert.Equal(["I'm in", .. ExpectedCard.OfBoth], bot.Floor(Alex).Labels);
        await FloorAsync(1, "I'm in");
        Assert.Equal(["Go on", .. ExpectedCard.OfBoth], bot.Floor(Alex).Labels);
        if (!goesOn)
        {
            await BeforePress();
            await bot.PassAsync(step.For);
            return;
        }

        await FloorAsync(1, "Go on");
        await FloorAsync(0, "Go on");
    }

    private async Task WriteAsync(int who, WriteStep step, StepChoice way)
    {
        if (way.Outcome == ScriptKeywords.Aloud)
        {
            if (IsPrivate)
                await PressAsync(await FloorAsync(who, "Open"), "Say it aloud");
            else
                await FloorAsync(who, "Say it aloud");
            await SaidAsync(who);
        }
        else if (way.Outcome == ScriptKeywords.Skipped)
        {
            await FloorAsync(who, step.Optional!);
        }
        else
        {
            Shown((await ShareAsync(await FormAsync(who, way.How == StepChoices.Starter), step, way.How == StepChoices.Deeper)).Written);
        }
    }

    /// <summary>Opens the form of a step; after a swap this goes through the gate page.</summary>
    private async Task<SeenAnswer> FormAsync(int who, bool beginning)
    {
        var page = IsPrivate ? await FloorAsync(who, "Open") : null;
        if (beginning)
            return await BeginningAsync(People(who), page?.Message ?? bot.Floor(People(who)));
        return page is null ? await FloorAsync(who, "Write") : await PressAsync(page, "Write");
    }

    /// <summary>True when the card shows nothing of what its holder does.</summary>
    private bool IsPrivate => bot.Floor(Alex).Labels[0] == "Open";

    private async Task BothWriteAsync(WriteStep step, StepChoice way)
    {
        _filler.OnlyOne = way.How == StepChoices.Apart ? true : null;
        var first = (way.Outcome == ScriptKeywords.Skipped && way.How.Length == 0) || way.How == StepChoices.OneSkips
            ? null
            : (await ShareAsync(await FormAsync(1, false), step, false)).Written;
        if (first is null)
            await FloorAsync(1, step.Optional!);
        else
            Assert.All(first.Shared, mark => Assert.Equal(0, bot.Count(mark)));
        _filler.OnlyOne = way.How == StepChoices.Apart ? false : null;
        if (way.Outcome == ScriptKeywords.Skipped && way.How.Length == 0)
            await FloorAsync(0, step.Optional!);
        else
            Shown((await ShareAsync(await FormAsync(0, false), step, false)).Written);
        _filler.OnlyOne = null;
        if (first is not null)
            Shown(first);
    }

    private async Task SayBackAsync(int listener, StepChoice way)
    {
        var author = 1 - listener;
        if (way.Outcome == ScriptKeywords.Aloud)
        {
            await FloorAsync(listener, "Say it aloud");
            await SaidAsync(listener);
            await FloorAsync(author, "That's it");
            return;
        }

        await SaidBackAsync(listener);
        Assert.Equal(["That's it", "Almost", "There's more", .. ExpectedCard.OfBoth], bot.Floor(Alex).Labels);
        if (way.How.Length == 0)
        {
            await FloorAsync(author, "That's it");
            return;
        }

        var asked = new TypedMarks();
        var form = await FloorAsync(author, way.How == StepChoices.More ? "There's more" : "Almost");
        if (way.How is StepChoices.Almost or StepChoices.More)
            await FillAsync(form, null, asked);
        else
            await bot.SubmitAsync(form);
        Shown(asked);
        Assert.Equal(["Write", "Say it aloud", .. ExpectedCard.OfBoth], bot.Floor(Alex).Labels);
        await SaidBackAsync(listener);
        Assert.Equal(
            ["That's it", "Almost", .. way.How == StepChoices.More
                ? []
                : (string[])["There's more"], "Close enough", .. ExpectedCard.OfBoth],
            bot.Floor(Alex).Labels);
        await FloorAsync(
            way.How == StepChoices.EnoughSaid ? listener : author,
            way.How is StepChoices.Enough or StepChoices.EnoughSaid ? "Close enough" : "That's it");
    }

    private async Task SaidBackAsync(int listener)
    {
        var written = new TypedMarks();
        await FillAsync(await FloorAsync(listener, "Write"), null, written);
        Shown(written);
    }

    private async Task ChooseAsync(int who, ChooseStep step, StepChoice way, WalkStep leg)
    {
        if (way.Outcome == ScriptKeywords.Skipped)
        {
            await FloorAsync(who, step.Optional!);
            return;
        }

        var option = step.Options.First(o => o.Id == way.Outcome);
        var told = option.Post is { } post ? ExpectedCard.Pieces(post).MaxBy(p => p.Length)! : null;
        var before = told is null ? 0 : bot.Count(told);
        if (step.Private)
        {
            var page = await PressAsync(await FloorAsync(who, "Open"), option.Label);
            if (way.How is StepChoices.Tell or StepChoices.Keep)
                page = await PressAsync(page, way.How == StepChoices.Tell ? "Tell them" : "Keep it");
            // After a swap the gate page comes between the new lead's private choice and the partner.
            if (page.Message?.Labels.FirstOrDefault(l => l == $"Ask {People(1 - who).Name}") is { } ask)
                page = await PressAsync(page, ask);
            if (option.Refer || (leg.To.Done == WalkEnd.Closed && leg.From.IsAlone))
                Assert.StartsWith(Left(leg), page.Text);
        }
        else
        {
            await FloorAsync(who, option.Label);
        }

        if (told is not null)
            Assert.Equal(before + (way.How == StepChoices.Keep ? 0 : 1), bot.Count(told));
    }

    private async Task EndAsync(int lead, StepChoice way)
    {
        if (way.Outcome == StepChoices.Close && way.How != StepChoices.ByOther)
        {
            await FloorAsync(lead, "Close with thanks");
            return;
        }

        await FloorAsync(lead, "Swap turns");
        Assert.Equal(["Yes, swap", "Close with thanks", .. ExpectedCard.OfBoth], bot.Floor(Alex).Labels);
        await FloorAsync(1 - lead, way.Outcome == StepChoices.Swap ? "Yes, swap" : "Close with thanks");
    }

    /// <summary>Asserts that shared words stand in the room once, or at most twice where a card shows them again.</summary>
    private void Shown(TypedMarks written) =>
        Assert.All(written.Shared, mark => Assert.InRange(bot.Count(mark), 1, script.Steps.Any(s => s is ShowStep) ? 2 : 1));
}

using System.Globalization;
using IntimacyBot.Dances.Model;
using IntimacyBot.GoodStuff;
using IntimacyBot.Platform.Interactions;
using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>
/// A simulated person: they look at the messages, press a button, fill in the form, and press again when no answer comes. The log records
/// what they were told about their words.
/// </summary>
internal sealed partial class SimulatedPerson(
    SoakFixture fixture,
    WorldPerson me,
    WorldPerson partner,
    int seed,
    TypedTexts texts,
    SharedWordsLog log)
{
    private const int MaxRetries = 12;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(6);
    private readonly Random _random = new(seed);
    private readonly RandomFormFiller _filler = new(me, new Random(seed ^ 0x5EED), texts);
    private readonly List<WorldMessage> _seen = [];
    private WorldModal? _form;
    private WorldMessage? _page;

    public async Task LiveAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await PauseAsync(0.5, 4);
            try
            {
                await ActAsync();
            }
            catch (RehearsalException e)
            {
                // The message was deleted meanwhile, or the button cannot be pressed any more.
                log.Read("not possible", e.Message.Split('.')[0].Split('"')[0]);
            }
        }
    }

    private async Task ActAsync()
    {
        if (_form is { } form)
        {
            _form = null;
            if (Chance(0.93))
                await SubmitAsync(form);
            return;
        }

        if (_page is { IsDeleted: false } page && Chance(0.95))
        {
            _page = null;
            await PressSomethingAsync(page);
            return;
        }

        _page = null;
        if (_seen.Count > 0 && Chance(0.03))
            await PressSomethingAsync(_seen[_random.Next(_seen.Count)]);
        else if (Ring() is { } ring && Chance(0.7))
            await PressSomethingAsync(ring);
        else if (Room() is { } room && Chance(0.93))
            await DanceAsync(room);
        else if (Chance(0.5))
            await BeginAsync();
    }

    private async Task DanceAsync(WorldChannel room)
    {
        var cards = me.Sees(room).Where(m => !m.IsEphemeral && m.Buttons.Any()).ToList();
        if (cards.Count == 0)
            return;
        var card = Chance(0.05) ? cards[_random.Next(cards.Count)] : cards[^1];
        if (card.Text.Contains($"{partner.Name}, your turn.", StringComparison.Ordinal) && Chance(0.85))
            return;
        await PressSomethingAsync(card);
    }

    private async Task PressSomethingAsync(WorldMessage message)
    {
        Remember(message);
        var menu =
            message.Selects.FirstOrDefault(s => s is { Type: WorldComponentType.StringSelect, Options.Count: > 0, IsDisabled: false }
                && (s.CustomId!.StartsWith("d.", StringComparison.Ordinal) || Chance(0.1)));
        var buttons = message.Buttons.Where(b => b is { CustomId: not null, IsDisabled: false }).ToList();
        if (menu is not null && (buttons.Count == 0 || Chance(0.3)))
        {
            var value = menu.Options[_random.Next(menu.Options.Count)].Value;
            See(await RetryAsync("a menu", () => me.SelectAsync(message, menu.CustomId!, value)));
        }
        else if (ActionWeights.Choose(buttons, _random) is { } button)
        {
            await PressAsync(message, button);
        }
    }

    private async Task PressAsync(WorldMessage message, WorldComponent button)
    {
        var id = button.CustomId!;
        var label = button.Label ?? "";
        Withdraw(id);
        var preview = CustomIds.Read<PreviewId>(id);
        var shares = preview is { Act: PreviewAct.Share } p ? log.Shares(me, p.Dance, p.Key, texts.In(message.Text)) : null;
        var twice = Chance(0.04) ? RetryAsync(label, () => me.PressAsync(message, id)) : null;
        var answer = await RetryAsync(label, () => me.PressAsync(message, id));
        if (twice is not null)
            answer = Better(answer, await twice);
        if (shares is not null && answer is not null && AcknowledgedAnswers.Sharing(answer.Text))
            shares.Told = First(answer.Text);
        See(answer);
    }

    /// <summary>Of the two answers to a double click, this returns the one that confirms that words were shared.</summary>
    private static SeenAnswer? Better(SeenAnswer? one, SeenAnswer? other) =>
        one is null || (other is not null && AcknowledgedAnswers.Sharing(other.Text)) ? other : one;

    private async Task SubmitAsync(WorldModal form)
    {
        var values = _filler.Fill(form);
        var written = texts.In(string.Join('\n', values.Select(v => v.Value).OfType<string>())).ToList();
        var id = CustomIds.Read<FormId>(form.CustomId);
        var said = id is { } f && IsSharedAsWritten(f) ? Says(f, written) : null;
        var inJar = CustomIds.Read<JarAddId>(form.CustomId) is not null;
        if (inJar)
            written.ForEach(m => m.MayBeSeen = true);
        var answer = await RetryAsync($"form {form.Title}", () => form.SubmitAsync(values));
        // The words in a preview replace words that were shared at that step before and had been returned.
        if (said is null && Preview(answer?.Message) is { } again)
            log.Withdraws(me, again.Dance, again.Key);
        if (said is not null && answer is not null && AcknowledgedAnswers.Saying(answer))
            said.Told = First(answer.Text.Length == 0 ? "(nothing)" : answer.Text);
        if (inJar && answer?.Text.StartsWith("It is in the jar.", StringComparison.Ordinal) == true)
            log.PutsIn(me, written);
        See(answer);
    }

    private static PreviewId? Preview(WorldMessage? page) =>
        page?.Buttons.Select(b => CustomIds.Read<PreviewId>(b.CustomId ?? "")).FirstOrDefault(p => p is { Act: PreviewAct.Share });

    private Utterance Says(FormId form, IReadOnlyList<TypedText> written)
    {
        if (form.For == FormPurpose.Change)
            log.Withdraws(me, form.Dance, form.Key);
        return log.Shares(me, form.Dance, form.Key, written);
    }

    private static bool IsSharedAsWritten(FormId form) => form.For switch
    {
        FormPurpose.Part or FormPurpose.Addition or FormPurpose.Change or FormPurpose.Closing => true,
        FormPurpose.Step => ShippedPractices.IsSaidBack(form.Practice, form.Key),
        _ => false,
    };

    private void Withdraw(string id)
    {
        if (CustomIds.Read<RoomPostId>(id) is { Act: RoomPostAct.TakeBack } piece)
            log.Withdraws(me, piece.Dance, piece.Key);
        else if (CustomIds.Read<LeadPageId>(id) is { Act: LeadPageAct.TakeBack or LeadPageAct.Close } lead)
            log.Withdraws(me, lead.Dance);
    }

    private void See(SeenAnswer? answer)
    {
        (_form, _page) = (answer?.Modal, null);
        if (answer is null)
            return;
        if (answer.Text.StartsWith("### ☕ Your time is set.", StringComparison.Ordinal))
            log.HasAnHour(me);
        var page = answer.Followups.Append(answer.Message)
            .OfType<WorldMessage>()
            .LastOrDefault(m => m is { IsEphemeral: true, IsDeleted: false } && m.Buttons.Any());
        if (page is null)
            return;
        _page = page;
        Remember(page);
    }

    private void Remember(WorldMessage message)
    {
        _seen.Add(message);
        if (_seen.Count > 12)
            _seen.RemoveAt(0);
    }

    private static string First(string text) => text.Split('\n')[0].Split(". ")[0];

    private bool Chance(double of) => _random.NextDouble() < of;

    private async Task PauseAsync(double least, double most)
    {
        await Task.Delay(TimeSpan.FromSeconds(least + (_random.NextDouble() * (most - least))), TimeProvider.System);
        await fixture.Gate.PassAsync();
    }

    public override string ToString() => me.ToString() ?? seed.ToString(CultureInfo.InvariantCulture);
}

using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Service;

/// <summary>A dance as one of its two people comes to it.</summary>
internal sealed record Participant(DanceRow Row, Dance Dance, Couple Couple, Side Me, DanceRules Rules)
{
    public AuthorWords? A { get; init; }

    public AuthorWords? B { get; init; }

    /// <summary>Who could read the room when its last card was posted.</summary>
    public string? ReadersBefore { get; init; }

    public Script Script => Rules.Script;

    public AuthorWords Mine => (Me == Side.A ? A : B) ?? AuthorWords.Empty;

    public AuthorWords Theirs => (Me == Side.A ? B : A) ?? AuthorWords.Empty;

    /// <summary>The same with other words of mine.</summary>
    public Participant With(AuthorWords? mine) => Me == Side.A ? this with { A = mine } : this with { B = mine };

    public Guid Person => Couple[Me].Person ?? throw new InvalidOperationException("A participant is somebody who has not left.");

    /// <summary>What my private pages are made of.</summary>
    public CardModel Model(Texts texts, InteractionContext interaction) =>
        new(texts, Row.Id, Couple, Dance, Script, interaction.Language, interaction.At) { A = A, B = B, Reader = Me };

    /// <summary>What I wrote for this step and have not shared, or have taken back.</summary>
    public AuthorWords.Draft? DraftFor(string key)
    {
        if (Mine.Unsent is { } draft && draft.Key == key)
            return draft;
        return Mine.Shared.TryGetValue(key, out var text) ? new AuthorWords.Draft(key, text) : null;
    }

    /// <summary>My words for a step that still waits for them.</summary>
    public AuthorWords.Draft? Waiting
    {
        get
        {
            var waits = !Dance.HasRoom || Mine.Unsent?.Key == Key;
            return waits && Dance.Position.Current(Script) is WriteStep ? DraftFor(Key) : null;
        }
    }

    /// <summary>Something was prepared for it already, which is kept.</summary>
    public bool HasPrepared => Script.Flat().OfType<PrepareStep>().Any(p => Dance.Position.Outcomes.ContainsKey(p.Id));

    /// <summary>An option of the step I stand at.</summary>
    public StepOption? OptionOf(string? id) => (Dance.Position.Current(Script) as ChooseStep)?.Options.FirstOrDefault(o => o.Id == id);

    /// <summary>Would sharing this show the two that they picked nothing alike?</summary>
    public bool PickedNothingAlike(string key)
    {
        if (Key != key || Dance.Position.Current(Script) is not WriteStep { Common: true } step)
            return false;
        var (mine, theirs) = (DraftFor(key)?.Text, Theirs.Shared.GetValueOrDefault(key));
        return mine is not null && theirs is not null && SharedPicks.AreNone(step, mine, theirs);
    }

    /// <summary>What the step I stand at is called among my words.</summary>
    public string Key => Dance.Position.Key(Dance.Position.Step);
}

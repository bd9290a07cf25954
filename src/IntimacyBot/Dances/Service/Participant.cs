using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Service;

/// <summary>A dance from the side of one of its two people.</summary>
internal sealed record Participant(DanceRow Row, Dance Dance, Couple Couple, Side Me, DanceRules Rules)
{
    public AuthorWords? A { get; init; }

    public AuthorWords? B { get; init; }

    /// <summary>Says who could read the room when its last card was posted; null before there is one.</summary>
    public string? RoomReaders { get; init; }

    /// <summary>Says who could read the last card of the two, of this dance or one before; null if there is none.</summary>
    public string? ReadersBefore => RoomReaders ?? Couple.Readers;

    public Script Script => Rules.Script;

    public AuthorWords Mine => (Me == Side.A ? A : B) ?? AuthorWords.Empty;

    public AuthorWords Theirs => (Me == Side.A ? B : A) ?? AuthorWords.Empty;

    /// <summary>Returns a copy in which my words are replaced.</summary>
    public Participant With(AuthorWords? mine) => Me == Side.A ? this with { A = mine } : this with { B = mine };

    public Guid Person => Couple[Me].Person ?? throw new InvalidOperationException("A participant is somebody who has not left.");

    /// <summary>Builds the model of my private pages.</summary>
    public CardModel Model(Texts texts, InteractionContext interaction) =>
        new(texts, Row.Id, Couple, Dance, Script, interaction.Language, interaction.At)
        {
            A = A,
            B = B,
            Reader = Me,
            Version = Row.Version,
        };

    /// <summary>The state of the dance, for pages that describe it.</summary>
    public DescribedState State => new(Row.Id, Row.Version);

    /// <summary>Returns what I wrote for this step and have not shared, or have taken back.</summary>
    public AuthorWords.Draft? DraftFor(string key)
    {
        if (Mine.Unsent is { } draft && draft.Key == key)
            return draft;
        return Mine.Shared.TryGetValue(key, out var text) ? new AuthorWords.Draft(key, text) : null;
    }

    /// <summary>Returns my draft for a step that still waits for it.</summary>
    public AuthorWords.Draft? Waiting
    {
        get
        {
            var waits = !Dance.HasRoom || Mine.Unsent?.Key == Key;
            return waits && Dance.Position.Current(Script) is WriteStep ? DraftFor(Key) : null;
        }
    }

    /// <summary>True when something was prepared for this dance already. It is kept.</summary>
    public bool HasPrepared => Script.Flat().OfType<PrepareStep>().Any(p => Dance.Position.Outcomes.ContainsKey(p.Id));

    /// <summary>Returns an option of the current step; null if the step has no such option.</summary>
    public StepOption? OptionOf(string? id) => (Dance.Position.Current(Script) as ChooseStep)?.Options.FirstOrDefault(o => o.Id == id);

    /// <summary>True when sharing this would show the two that they picked nothing alike.</summary>
    public bool PickedNothingAlike(string key)
    {
        if (Key != key || Dance.Position.Current(Script) is not WriteStep { Common: true } step)
            return false;
        var (mine, theirs) = (DraftFor(key)?.Text, Theirs.Shared.GetValueOrDefault(key));
        return mine is not null && theirs is not null && SharedPicks.AreNone(step, mine, theirs);
    }

    /// <summary>The key under which my words for the current step are stored.</summary>
    public string Key => Dance.Position.Key(Dance.Position.Step);
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>Words that somebody shared, as they know it themselves: what they pressed, and the answer they read.</summary>
internal sealed class Utterance(WorldPerson author, Guid dance, string key, IReadOnlyList<TypedText> typed)
{
    public WorldPerson Author => author;

    public Guid Dance => dance;

    public string Key => key;

    public IReadOnlyList<TypedText> Texts => typed;

    /// <summary>This is the answer they read; it is null until they are told that their words are saved.</summary>
    public string? Told { get; set; }

    public long At { get; } = Stopwatch.GetTimestamp();

    /// <summary>True when the author has withdrawn or changed the words, or has tried to.</summary>
    public bool IsWithdrawn { get; set; }

    public override string ToString() => $"{Author}'s {string.Join(", ", Texts.Select(m => m.Number))} at {Key} of {Dance} (\"{Told}\")";
}

/// <summary>Records what people know of their words, independently of the bot.</summary>
internal sealed class SharedWordsLog
{
    /// <summary>Under this key <see cref="Answers"/> counts how often people had to press again.</summary>
    public const string PressedAgain = "nothing came: pressed again";

    private readonly ConcurrentDictionary<WorldPerson, bool> _hours = new();
    private readonly ConcurrentQueue<Utterance> _utterances = new();
    private readonly ConcurrentQueue<(WorldPerson By, IReadOnlyList<TypedText> Texts)> _jar = new();
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Utterance> Utterances => _utterances;

    /// <summary>These are the texts that people were told are in the jar.</summary>
    public IReadOnlyCollection<(WorldPerson By, IReadOnlyList<TypedText> Texts)> InJar => _jar;

    /// <summary>These are the people who were told that their weekly time is set.</summary>
    public IReadOnlyCollection<WorldPerson> WithAnHour => [.. _hours.Keys];

    /// <summary>This counts how often each answer was read after each action.</summary>
    public IReadOnlyDictionary<string, int> Answers => _answers;

    /// <summary>Records that the author has shared these texts, so that the partner may read them from now on.</summary>
    public Utterance Shares(WorldPerson author, Guid dance, string key, IEnumerable<TypedText> typed)
    {
        var utterance = new Utterance(author, dance, key, [.. typed.Where(m => m.Author == author)]);
        foreach (var text in utterance.Texts)
            text.MayBeSeen = true;
        _utterances.Enqueue(utterance);
        return utterance;
    }

    public void PutsIn(WorldPerson by, IReadOnlyList<TypedText> typed) => _jar.Enqueue((by, typed));

    public void HasAnHour(WorldPerson person) => _hours[person] = true;

    /// <summary>Records that the author has withdrawn everything of a dance, or one step of it.</summary>
    public void Withdraws(WorldPerson author, Guid dance, string? key = null)
    {
        foreach (var utterance in _utterances.Where(u => u.Author == author && u.Dance == dance && (key is null || IsPartOf(key, u.Key))))
            utterance.IsWithdrawn = true;
    }

    public void Read(string deed, string answer) => _answers.AddOrUpdate($"{deed}: {answer}", 1, (_, n) => n + 1);

    /// <summary>True when the key is that of the step, or of one of its rounds, whose key is the step's key and a suffix.</summary>
    private static bool IsPartOf(string key, string step) => key == step || key.StartsWith($"{step}.", StringComparison.Ordinal);
}

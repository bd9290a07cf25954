using System.Collections.Concurrent;
using System.Diagnostics;
using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>Words that somebody shared, as they know it themselves: what they pressed, and what they read then.</summary>
internal sealed class Utterance(WorldPerson author, Guid dance, string key, IReadOnlyList<TypedText> typed)
{
    public WorldPerson Author => author;

    public Guid Dance => dance;

    public string Key => key;

    public IReadOnlyList<TypedText> Texts => typed;

    /// <summary>What they read as the answer; null while nobody told them that it counts.</summary>
    public string? Told { get; set; }

    public long At { get; } = Stopwatch.GetTimestamp();

    /// <summary>They have taken it back or changed it, or tried to.</summary>
    public bool IsWithdrawn { get; set; }

    public override string ToString() => $"{Author}'s {string.Join(", ", Texts.Select(m => m.Number))} at {Key} of {Dance} (\"{Told}\")";
}

/// <summary>What the people themselves know of their words, kept beside the bot and without it.</summary>
internal sealed class SharedWordsLog
{
    /// <summary>Under which <see cref="Answers"/> counts how often people had to insist.</summary>
    public const string PressedAgain = "nothing came: pressed again";

    private readonly ConcurrentDictionary<WorldPerson, bool> _hours = new();
    private readonly ConcurrentQueue<Utterance> _utterances = new();
    private readonly ConcurrentQueue<(WorldPerson By, IReadOnlyList<TypedText> Texts)> _jar = new();
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Utterance> Utterances => _utterances;

    /// <summary>Good things that were said to be in the jar.</summary>
    public IReadOnlyCollection<(WorldPerson By, IReadOnlyList<TypedText> Texts)> InJar => _jar;

    /// <summary>People who were told that their weekly hour is set.</summary>
    public IReadOnlyCollection<WorldPerson> WithAnHour => [.. _hours.Keys];

    /// <summary>How often which answer was read after which deed.</summary>
    public IReadOnlyDictionary<string, int> Answers => _answers;

    /// <summary>From now on the other may read it.</summary>
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

    /// <summary>Everything of the dance, or one piece of it.</summary>
    public void Withdraws(WorldPerson author, Guid dance, string? key = null)
    {
        foreach (var utterance in _utterances.Where(u => u.Author == author && u.Dance == dance && (key is null || IsPartOf(key, u.Key))))
            utterance.IsWithdrawn = true;
    }

    public void Read(string deed, string answer) => _answers.AddOrUpdate($"{deed}: {answer}", 1, (_, n) => n + 1);

    /// <summary>A round of saying back has the key of its step, and something behind it.</summary>
    private static bool IsPartOf(string key, string step) => key == step || key.StartsWith($"{step}.", StringComparison.Ordinal);
}

using System.Collections.Concurrent;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using IntimacyBot.Solo;
using NodaTime;
using Tests.Practices;

namespace Tests.Solo;

/// <summary>Loads practices for one and finds every page that somebody can reach.</summary>
internal static class SoloScripts
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 18, 0);

    /// <summary>A host's script that uses every keyword of practices for one.</summary>
    public const string Whole = """
        practice: whole
        title: Everything at once
        about: Every word that a practice for one can use.
        minutes: 5
        solo: true
        steps:
          - { id: still, quiet: 30s, optional: "Not now", vary: ["One text.", "Another text."] }
          - id: tell
            write: me
            say: Something of today.
            starters: ["It began with ", "I noticed "]
            form:
              long: { text: long, label: "At length", hint: "As it comes", required: true }
              line: { text: short, label: "In a line" }
              mood: { choice: { good: "Good", bad: { label: "Bad", offer: meta } }, label: "A mood", private: true }
              parts: { choices: { body: "Body", head: "Head", heart: "Heart" }, label: "Where", max: 2 }
          - id: again
            write: me
            optional: "Leave it"
            form:
              one: { choice: { from: tell.parts }, label: "Where most" }
              more: { text: short, label: "The line, once more", prefill: tell.line }
          - id: pick
            choose: me
            say: "You said: {tell.long}"
            options:
              aa: { label: "First" }
              bb: { label: "Second" }
              cc: { label: "Third" }
              dd: { label: "Fourth" }
              ee: { label: "Fifth" }
              ff: { label: "Sixth", next: last }
          - { id: left, quiet: 10s, when: { again: [skipped], pick: [aa, bb] }, say: "You left it." }
          - { id: seen, show: [tell.parts, again.one], most: { parts: "Something ticked." } }
          - id: last
            choose: me
            options:
              back: { label: "Once more", next: tell, times: 1 }
              far: { label: "From the start", next: still, times: 2 }
              note: { label: "Into another", offer: alone, carry: { note: [tell.long] } }
              done: { label: "Done", next: end }

        """;

    public static IReadOnlyList<string> Shipped { get; } =
        [.. new PracticeCatalogue(PracticeFiles.BuiltIn(), []).All().Where(s => s.Solo).Select(s => s.Id)];

    private static readonly ConcurrentDictionary<string, Script> Known = new();

    public static Script Script(string id) => Known.GetOrAdd(id, _ => id switch
    {
        "whole" => ScriptLoader.Load("whole.yaml", Whole).Script ?? throw new InvalidOperationException(SampleScripts.Problems(Whole)),
        "alone" => ScriptLoader.Load("alone.yaml", SampleScripts.Solo).Script!,
        _ => SampleScripts.Worked(id).Script!,
    });

    /// <summary>Returns every page of the practice, with fields filled by <paramref name="fill"/>.</summary>
    public static IReadOnlyList<SoloPosition> Pages(Script script, Func<FormField, string> fill)
    {
        var (seen, open, all) = (new HashSet<string>(), new Stack<SoloPosition>([SoloPosition.Begin(script)]), new List<SoloPosition>());
        while (open.TryPop(out var position))
        {
            if (!seen.Add(string.Join(
                '|',
                position.Notes.Select(n => $"{n.Step}.{n.Field}={n.Value.Reveal().GetHashCode(StringComparison.Ordinal)}")
                    .Prepend($"{position.Now?.Id} {position.Times} {position.Before?.Id}"))))
                continue;
            all.Add(position);
            foreach (var next in position.Now is { } step ? Next(position, step, fill) : [])
                open.Push(next);
        }

        return all;
    }

    public static IReadOnlyList<SoloAnswer> Filled(SoloPosition position, WriteStep step, Func<FormField, string> fill) =>
        [.. step.Form.Where(f => !f.Private).Select(f => new SoloAnswer(step.Id, f.Id, new Words(f.Kind switch
        {
            FieldKind.Choice => position.Options(f)[^1].Id,
            FieldKind.Choices => string.Join(',', position.Options(f).Take(f.Max ?? 10).Select(o => o.Id)),
            _ => fill(f),
        })))];

    /// <summary>Returns the message as Discord would send it back.</summary>
    public static Message Sent(IReadOnlyList<Component> components) => new() { Components = components, Flags = MessageFlags.Ephemeral };

    private static IEnumerable<SoloPosition> Next(SoloPosition position, Step step, Func<FormField, string> fill)
    {
        if (step.Optional is not null)
            yield return position.Skip();
        if (step is WriteStep write)
        {
            yield return position.Write(Filled(position, write, fill));
            if (write.Form.All(f => !f.Required))
                yield return position.Write([]);
        }
        else if (step is ChooseStep choose)
        {
            var choices = position.Choices(choose);
            foreach (var id in choose.List is null ? choices.Select(c => c.Id) : [choices[0].Id, choices[^1].Id])
                yield return position.Pick(id)!;
        }
        else
        {
            yield return position.GoOn();
        }
    }
}

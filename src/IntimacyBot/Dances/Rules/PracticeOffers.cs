using System.Runtime.CompilerServices;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Rules;

/// <summary>
/// Removes options and picks that lead to a practice which does not exist here, and finds the practices to which picks lead.
/// </summary>
internal static class PracticeOffers
{
    /// <summary>A field of a form needs at least two options.</summary>
    private const int LeastOfField = 2;

    /// <summary>The result is cached because every move needs it, and a catalogue and its scripts never change.</summary>
    private static readonly ConditionalWeakTable<Script, Script> Known = [];

    /// <summary>Returns a practice in the form in which it can be danced here.</summary>
    public static Script? ToDance(this PracticeCatalogue catalogue, string id, string language = "en") =>
        catalogue.Find(id, language) is { } script ? Known.GetValue(script, s => Possible(s, catalogue.Has)) : null;

    public static Script Possible(Script script, Func<string, bool> has) =>
        script.Flat().SelectMany(Of).All(has) ? script : script with { Steps = [.. script.Steps.Select(s => Possible(s, has))] };

    /// <summary>Returns the practices to which somebody's picks in a form lead, also the picks that they keep to themselves.</summary>
    public static IEnumerable<string> Picked(
        IReadOnlyDictionary<string, Discord.Interactions.SubmittedField> submitted,
        IEnumerable<FormField> form) =>
        form.Where(f => submitted.ContainsKey(f.Id))
            .SelectMany(f => f.Options.Where(o => submitted[f.Id].Values.Contains(o.Id)))
            .Select(o => o.Offer).OfType<string>().Distinct();

    private static IEnumerable<string> Of(Step step) => step switch
    {
        ChooseStep choose => choose.Options.Select(o => o.Offer).OfType<string>(),
        WriteStep write => write.Form.Concat(write.Deeper).SelectMany(f => f.Options).Select(o => o.Offer).OfType<string>(),
        _ => [],
    };

    private static Step Possible(Step step, Func<string, bool> has) => step switch
    {
        ChooseStep choose => choose with { Options = Left(choose.Options, o => o.Offer, has, 1) },
        WriteStep write => write with { Form = Possible(write.Form, has), Deeper = Possible(write.Deeper, has) },
        TurnsStep turns => turns with { Steps = [.. turns.Steps.Select(s => Possible(s, has))] },
        _ => step,
    };

    private static IReadOnlyList<FormField> Possible(IReadOnlyList<FormField> form, Func<string, bool> has) =>
        [.. form.Select(f => f with { Options = Left(f.Options, o => o.Offer, has, LeastOfField) })];

    /// <summary>
    /// All options stay where too few would be left, because a step that nobody can answer would be worse than an option that leads nowhere
    /// else.
    /// </summary>
    private static IReadOnlyList<T> Left<T>(IReadOnlyList<T> all, Func<T, string?> offer, Func<string, bool> has, int least)
    {
        var left = all.Where(o => offer(o) is not { } practice || has(practice)).ToList();
        return left.Count < least ? all : left;
    }
}

using Discord.Interactions;
using IntimacyBot.Dances.Handlers;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Solo;

/// <summary>Leads from a practice for one person to another one, or to the gate of a practice for two, and takes answers along.</summary>
internal sealed class SoloOffers(SoloPages pages, PracticeStart dances, PracticeCatalogue catalogue)
{
    public async Task<Reply> TakeAsync(
        InteractionContext interaction,
        SoloPosition position,
        StepOption option,
        string practice,
        CancellationToken cancel)
    {
        var brought = Brought(position, option);
        if (pages.Find(interaction, practice) is { } solo)
            return pages.Show(interaction, SoloPosition.Begin(solo, Into(solo, brought)));
        var (reply, opened) = await dances.BringAsync(interaction, practice, brought, cancel);
        // When nothing could be begun, the page stays with everything on it, and the reply opens beside it.
        return !opened && reply is Reply.Page page ? page with { Beside = true } : reply;
    }

    /// <summary>Returns the practices to which somebody's ticks in a form lead.</summary>
    public IReadOnlyList<Script> Picked(
        InteractionContext interaction,
        WriteStep step,
        IReadOnlyDictionary<string, SubmittedField> fields) =>
        [.. PracticeOffers.Picked(fields, step.Form).Select(p => catalogue.ToDance(p, interaction.Language)).OfType<Script>()];

    /// <summary>
    /// Returns, by field of the other practice, the answers that are carried into it. Sources without an answer are left out.
    /// </summary>
    private static Dictionary<string, string> Brought(SoloPosition position, StepOption option) => option.Carry
        .Select(c => (Field: c.Key, Words: CarriedWords.Joined(c.Value.Select(source => Source(position, source)))))
        .Where(c => c.Words is not null)
        .ToDictionary(c => c.Field, c => c.Words!);

    private static string? Source(SoloPosition position, string source) => source.Split('.') is [var step, var field]
        ? position.Readable(new FieldRef(step, field))
        : position.Chosen(source);

    private static IEnumerable<SoloAnswer> Into(Script script, Dictionary<string, string> brought) => script.Steps.OfType<WriteStep>()
        .SelectMany(w => w.Form.Select(f => (Step: w, Field: f)))
        .Where(f => f.Field is { Private: false, IsText: true } && brought.ContainsKey(f.Field.Id))
        .DistinctBy(f => f.Field.Id)
        .Select(f => new SoloAnswer(f.Step.Id, f.Field.Id, new Words(FormCheck.Fitting(brought[f.Field.Id], f.Field))));
}

using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>
/// The pages on which a person switches what they may be called for: in a server, or in direct messages, where it is asked for which.
/// </summary>
internal sealed class SettingsPages(Store store, PersonStore people, Guilds guilds, SettingsView view, Texts texts)
{
    public async Task<Reply> PageAsync(Ask ask, CancellationToken cancel)
    {
        var known = await KnownAsync(ask, cancel);
        if (ask.Guild is { } here)
            return view.Page(ask.Language, known.SingleOrDefault(p => p.Guild == here));
        if (ask.Values is [var chosen, ..])
            known = [.. known.Where(p => p.Id.ToString() == chosen)];
        return known switch
        {
            [] => Reply.Line(texts[ask.Language, CouplesText.SettingsUnknown]),
            [var only] => view.Page(ask.Language, only),
            _ => view.WhichServer(ask.Language, await NamedAsync(known, cancel)),
        };
    }

    /// <summary>The page of one person, who must be the asker.</summary>
    public async Task<Reply> OfAsync(Ask ask, Guid person, CancellationToken cancel)
    {
        var known = await KnownAsync(ask, cancel);
        var own = known.SingleOrDefault(p => p.Id == person) ?? known.SingleOrDefault(p => p.Guild == ask.Guild);
        return own is null && ask.Guild is null ? texts.NotAvailable(ask) : view.Page(ask.Language, own);
    }

    /// <summary>The one question after a long silence was answered.</summary>
    public async Task<Reply> AnsweredAsync(Ask ask, StillOnId id, CancellationToken cancel)
    {
        var known = await KnownAsync(ask, cancel);
        return known.Any(p => p.Id == id.Person) ? view.Answered(ask.Language, id.Kind, id.On) : texts.NotAvailable(ask);
    }

    private Task<IReadOnlyList<Person>> KnownAsync(Ask ask, CancellationToken cancel) =>
        store.ReadAsync((read, token) => people.OfAsync(read, ask.User, token), cancel);

    /// <summary>The names of the servers, as Discord tells them now.</summary>
    private async Task<IReadOnlyList<SelectOption>> NamedAsync(IReadOnlyList<Person> known, CancellationToken cancel)
    {
        var options = new List<SelectOption>();
        foreach (var person in known.Take(SettingsView.MostServers))
            options.Add(new SelectOption(await guilds.ServerNameAsync(person.Guild, cancel), person.Id.ToString()));
        return options;
    }
}

using System.Text.Json.Serialization;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>Asks each about their own promise, once; what nobody answered goes on its day.</summary>
internal sealed class PromisesDue(Store store, KeptWords kept, Bell bell, Painter painter) : IDueSource
{
    private const int Batch = 100;

    public string Name => "promises";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (!await store.ReadAsync((read, token) => read.Set<PromiseRow>().AnyAsync(p => p.DueAt <= now, token), cancel))
            return 0;
        var authors = await store.WriteAsync((context, token) => MoveAsync(context, now, token), cancel);
        painter.Bells(authors);
        return authors.Count;
    }

    private async Task<List<Guid>> MoveAsync(BotContext context, Instant now, CancellationToken cancel)
    {
        var due = await context.Set<PromiseRow>().Where(p => p.DueAt <= now).OrderBy(p => p.DueAt).Take(Batch).ToListAsync(cancel);
        foreach (var row in due)
        {
            var last = row.DueAt + kept.LeftOnceAsked;
            if (row.Asked || last <= now)
            {
                await bell.DropAsync(context, row.Id, row.Author, PromisePage.Called, cancel);
                context.Remove(row);
                continue;
            }

            (row.Asked, row.DueAt) = (true, last);
            row.Version++;
            await bell.CallAsync(context, row.Author, PromisePage.Called, row.Id, now, Consent.Dances, cancel);
        }

        return due.ConvertAll(p => p.Author);
    }
}

/// <summary>The page behind that ring: what its reader promised, and nothing of anybody else.</summary>
internal sealed class PromisePage(KeptWords kept, Texts texts) : ICallPage
{
    public const string Called = "dance.promise";

    public string Kind => Called;

    public async Task<Reply.Page?> OpenAsync(BotContext read, Ask ask, Call call, CancellationToken cancel) =>
        await kept.PromiseOfAsync(read, call.About, call.Person, cancel) is { } words ? Page(texts, ask.Language, call.About, words) : null;

    internal static Reply.Page Page(Texts texts, string language, Guid promise, Words words) => texts.Page(
        language,
        Pages.Text(texts[language, DanceText.PromiseAsk]),
        WordsView.Framed(WordsView.Fitting(show => show(words.Reveal()))),
        Pages.Row(
            Pages.Quiet(texts[language, DanceText.LabelPromiseDone], new PromiseId(promise, PromiseAct.Done)),
            Pages.Quiet(texts[language, DanceText.LabelPromiseSome], new PromiseId(promise, PromiseAct.Some)),
            Pages.Quiet(texts[language, DanceText.LabelPromiseNotYet], new PromiseId(promise, PromiseAct.NotYet))));
}

/// <summary>Which answer it was is kept nowhere.</summary>
internal sealed class PromiseCommands(Once once, PersonStore people, Bell bell, Painter painter, Texts texts) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<PromiseId>(AnswerAsync);

    private async Task<Reply> AnswerAsync(Ask ask, PromiseId id, CancellationToken cancel)
    {
        var author = await once.SaveAsync<Guid?>(ask, (context, token) => AnsweredAsync(context, ask, id.Promise, token), null, cancel);
        painter.Bells(author);
        return texts.Page(ask.Language, Pages.Text(texts[ask.Language, id.Act switch
        {
            PromiseAct.Done => DanceText.PromiseDone,
            PromiseAct.Some => DanceText.PromiseSome,
            _ => DanceText.PromiseNotYet,
        }]));
    }

    private async Task<Guid?> AnsweredAsync(BotContext context, Ask ask, Guid promise, CancellationToken cancel)
    {
        // In a direct message nobody knows yet which server it was in; the author does.
        foreach (var person in await people.OfAsync(context, ask.User, cancel))
        {
            if (!await KeptWords.AnswerAsync(context, promise, person.Id, cancel))
                continue;
            await bell.DropAsync(context, promise, person.Id, PromisePage.Called, cancel);
            return person.Id;
        }

        return null;
    }
}

[Route("d.promise")]
internal readonly record struct PromiseId(Guid Promise, PromiseAct Act) : ICustomId;

internal enum PromiseAct
{
    [JsonStringEnumMemberName("Done")] Done,
    [JsonStringEnumMemberName("Some")] Some,
    [JsonStringEnumMemberName("NotYet")] NotYet,
}

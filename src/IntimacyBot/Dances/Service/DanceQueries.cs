using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Reads dances as somebody comes to them. What takes a context runs in the caller's transaction; everything else is one snapshot.
/// </summary>
internal sealed class DanceQueries(
    Store store,
    DanceStore dances,
    CoupleStore couples,
    ServerSettingsStore servers,
    DanceScripts scripts,
    IEnumerable<IScheduledPractice> schedules)
{
    /// <summary>The dance as the asker sees it now; nothing is changed. Null for anybody who is not one of the two.</summary>
    public Task<Participant?> FindAsync(InteractionContext interaction, Guid dance, CancellationToken cancel) =>
        store.ReadAsync((context, token) => FindAsync(context, interaction, dance, withWords: true, token), cancel);

    /// <summary>In a direct message, where notifications may be shown, the server follows from the dance itself.</summary>
    public async Task<Participant?> FindAsync(
        BotContext context,
        InteractionContext interaction,
        Guid dance,
        bool withWords,
        CancellationToken cancel)
    {
        if (await dances.FindWithCoupleAsync(context, couples, dance, withWords, cancel) is not { } found
            || (interaction.Guild is { } here && found.Couple.Guild != here)
            || found.Couple.SideOf(interaction.User) is not { } me
            || (found.Dance is Dance.Preparing && found.Dance.Position.Starter != me)
            || scripts.RulesOf(found.Dance, interaction.Language) is not { } rules)
            return null;
        var participant = new Participant(found.Row, found.Dance, found.Couple, me, rules) { A = found.A, B = found.B };
        return withWords ? participant with { ReadersBefore = dances.RenderedOf(found.Row).Readers } : participant;
    }

    /// <summary>All that a page needs on which the asker opens a practice; null if they are in no couple here.</summary>
    public Task<PracticeOpening?> OpeningAsync(InteractionContext interaction, Script script, CancellationToken cancel) => store.ReadAsync(
        async (context, token) =>
        {
            if (await StartAsync(context, interaction, script, token) is not { } opening)
                return null;
            var settings = await servers.FindAsync(context, opening.Couple.Guild, token);
            var waiting = opening.Prepared is var (row, dance) ? await WithWordsAsync(context, opening, row, dance, token) : null;
            var asked = await AskedAsync(context, interaction, opening, token);
            var chosen = opening.Lock is Journey.Lock.Both && await HasChosenAsync(context, opening, token);
            return opening with { Settings = settings, Waiting = waiting, Asked = asked, Chosen = chosen };
        },
        cancel);

    /// <summary>The couple and its dances, for whoever begins one.</summary>
    public async Task<PracticeOpening?> StartAsync(
        BotContext context,
        InteractionContext interaction,
        Script script,
        CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild || await couples.OfAsync(context, guild, interaction.User, cancel) is not { } couple
            || couple.SideOf(interaction.User) is not { } me)
            return null;
        return new PracticeOpening(couple, me, scripts.RulesOf(script), await dances.OfCoupleAsync(context, couple.Id, cancel));
    }

    /// <summary>One of these dances as the asker sees it, with the words of both.</summary>
    public async Task<Participant> WithWordsAsync(
        BotContext context,
        PracticeOpening opening,
        DanceRow row,
        Dance dance,
        CancellationToken cancel) =>
        new(row, dance, opening.Couple, opening.Me, opening.Rules)
        {
            A = await dances.WordsAsync(context, row.Id, opening.Couple.A.Person, cancel),
            B = await dances.WordsAsync(context, row.Id, opening.Couple.B.Person, cancel),
        };

    /// <summary>What is in the way, as the asker sees it, without words; null if its practice is not here any more.</summary>
    public Participant? InTheWay(InteractionContext interaction, PracticeOpening opening) =>
        opening.InTheWay is var (row, dance) && scripts.RulesOf(dance, interaction.Language) is { } rules
            ? new Participant(row, dance, opening.Couple, opening.Me, rules)
            : null;

    public Snowflake? RoomOf(DanceRow row) => dances.RenderedOf(row).Room is { } room ? new Snowflake(room) : null;

    public Task<Snowflake?> RoomAsync(Guid dance, CancellationToken cancel) => store.ReadAsync<Snowflake?>(
        async (context, token) => await dances.FindAsync(context, dance, token) is { Row: var row } ? RoomOf(row) : null,
        cancel);

    /// <summary>My own words that wait in another dance of the same practice: at a swap they are offered to me.</summary>
    public Task<AuthorWords.FormAnswers?> OtherDraftAsync(Participant participant, CancellationToken cancel) => store.ReadAsync(
        async (context, token) =>
        {
            foreach (var (row, dance) in await dances.OfCoupleAsync(context, participant.Couple.Id, token))
                if (dance is Dance.Preparing p
                    && p.Position.Starter == participant.Me
                    && p.Position.Practice == participant.Dance.Position.Practice
                    && await dances.WordsAsync(context, row.Id, participant.Person, token) is { } authorWords)
                    return authorWords.Unsent?.Text ?? authorWords.Shared.GetValueOrDefault(p.Position.Key(p.Position.Step));
            return null;
        },
        cancel);

    /// <summary>Words for which nobody is called wait until their author's own next hour; null where the other is called.</summary>
    public async Task<Instant?> WaitsUntilAsync(BotContext context, Participant participant, Instant at, CancellationToken cancel) =>
        participant.Dance is Dance.Preparing && ScheduleOf(participant.Script) is { } schedule
            ? await schedule.UntilAsync(context, participant.Person, at, cancel)
            : null;

    /// <summary>A dance that time moves now, with its couple and rules, each null if it is gone; null if it is not due any more.</summary>
    public async Task<DueDance?> DueAsync(BotContext context, Guid dance, Instant now, CancellationToken cancel)
    {
        if (await dances.FindAsync(context, dance, cancel) is not var (row, state) || row.DueAt is not { } due || due > now)
            return null;
        return new DueDance(row, state, await couples.FindAsync(context, row.Couple, cancel), scripts.RulesOf(state));
    }

    private async Task<Instant> AskedAsync(
        BotContext context,
        InteractionContext interaction,
        PracticeOpening opening,
        CancellationToken cancel) =>
        ScheduleOf(opening.Script) is { } schedule && opening.Couple[opening.Me].Person is { } person
            ? await schedule.AskedAsync(context, person, interaction.At, cancel)
            : interaction.At;

    private async Task<bool> HasChosenAsync(BotContext context, PracticeOpening opening, CancellationToken cancel) =>
        opening.Couple[opening.Me].Person is { } person && await couples.HasChosenAsync(context, person, opening.Script.Id, cancel);

    private IScheduledPractice? ScheduleOf(Script script) => schedules.FirstOrDefault(h => h.Practice == script.Id);
}

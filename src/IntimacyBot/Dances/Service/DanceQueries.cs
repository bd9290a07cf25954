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
/// Reads dances from the side of one person. Methods that take a context run in the caller's transaction; all others open one snapshot.
/// </summary>
internal sealed partial class DanceQueries(
    Store store,
    DanceStore dances,
    CoupleStore couples,
    ServerSettingsStore servers,
    DanceScripts scripts,
    IEnumerable<IScheduledPractice> schedules)
{
    /// <summary>Returns the dance as the asker sees it now, and changes nothing. Null for anybody who is not one of the two.</summary>
    public async Task<Participant?> FindAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        var found = await store.ReadAsync((context, token) => FindAsync(context, interaction, dance, withWords: true, token), cancel);
        await LearnNamesAsync(found?.Couple, cancel);
        return found;
    }

    /// <summary>
    /// Loads the names of the two, which nearly every page shows. It may ask Discord, so it must be called outside of any snapshot.
    /// </summary>
    public Task LearnNamesAsync(Couple? couple, CancellationToken cancel) =>
        couple is null ? Task.CompletedTask : couples.LearnNamesAsync(couple, cancel);

    /// <summary>Returns the two people of a dance.</summary>
    public async Task<IReadOnlyList<Snowflake>> PeopleAsync(BotContext read, Guid dance, CancellationToken cancel) =>
        await dances.FindWithCoupleAsync(read, couples, dance, withWords: false, cancel) is { Couple: var couple }
            ? [couple.A.User, couple.B.User]
            : [];

    /// <summary>In a direct message, where notifications may be shown, the server is taken from the dance.</summary>
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
        return withWords ? participant with { RoomReaders = dances.RenderedOf(found.Row).Readers } : participant;
    }

    /// <summary>Returns everything that a page needs on which the asker opens a practice; null if they are in no couple here.</summary>
    public async Task<PracticeOpening?> OpeningAsync(InteractionContext interaction, Script script, CancellationToken cancel)
    {
        var opening = await ReadOpeningAsync(interaction, script, cancel);
        await LearnNamesAsync(opening?.Couple, cancel);
        return opening;
    }

    private Task<PracticeOpening?> ReadOpeningAsync(
        InteractionContext interaction,
        Script script,
        CancellationToken cancel) => store.ReadAsync(
        async (context, token) =>
        {
            if (await StartAsync(context, interaction, script, token) is not { } opening)
                return null;
            var settings = await servers.FindAsync(context, opening.Couple.Guild, token);
            var waiting = opening.Prepared is var (row, dance) ? await WithWordsAsync(context, opening, row, dance, token) : null;
            var asked = await AskedAsync(context, interaction, opening, token);
            var chosen = script.ConsentBoth && await HasChosenAsync(context, opening, token);
            return opening with { Settings = settings, Waiting = waiting, Asked = asked, Chosen = chosen };
        },
        cancel);

    /// <summary>Returns the couple and its dances for somebody who begins one; null if they are in no couple here.</summary>
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

    /// <summary>Returns one of these dances as the asker sees it, with the words of both.</summary>
    public async Task<Participant> WithWordsAsync(
        BotContext context,
        PracticeOpening opening,
        DanceRow row,
        Dance dance,
        CancellationToken cancel)
    {
        var a = await dances.WordsAsync(context, row.Id, opening.Couple.A.Person, cancel);
        var b = await dances.WordsAsync(context, row.Id, opening.Couple.B.Person, cancel);
        return new Participant(row, dance, opening.Couple, opening.Me, opening.Rules) { A = a, B = b };
    }

    /// <summary>
    /// Returns the dance that prevents a new one, as the asker sees it and without words; null if its practice no longer exists.
    /// </summary>
    public Participant? InTheWay(InteractionContext interaction, PracticeOpening opening) =>
        opening.InTheWay is var (row, dance) && scripts.RulesOf(dance, interaction.Language) is { } rules
            ? new Participant(row, dance, opening.Couple, opening.Me, rules)
            : null;

    /// <summary>Returns the open room of the asker's couple in this server, without words; null when there is none.</summary>
    public Task<Participant?> InRoomAsync(InteractionContext interaction, CancellationToken cancel) => store.ReadAsync(
        async (context, token) =>
        {
            if (interaction.Guild is not { } guild || await couples.OfAsync(context, guild, interaction.User, token) is not { } couple)
                return null;
            var all = await dances.OfCoupleAsync(context, couple.Id, token);
            foreach (var (row, dance) in all.OrderByDescending(d => DayRoomRules.IsOpen(d.Dance)))
                if (dance.HasRoom && couple.SideOf(interaction.User) is { } me && scripts.RulesOf(dance, interaction.Language) is { } rules)
                    return new Participant(row, dance, couple, me, rules);
            return null;
        },
        cancel);

    /// <summary>
    /// True when the dance is over and deleted, and its room is one of this person's. A null channel means that they pressed on a page of
    /// that room: then it is closed to them as well where it is no longer theirs, so that nobody learns whether it goes on without them.
    /// </summary>
    public Task<bool> HasClosedAsync(Guid dance, Snowflake user, Snowflake? channel, CancellationToken cancel) => store.ReadAsync(
        async (context, token) =>
        {
            if (channel is not { } room)
                return !await IsOfAsync(context, dance, user, token);
            return await dances.FindAsync(context, dance, token) is null
                && await dances.CoupleOfRoomAsync(context, room, token) is { } couple
                && (await couples.FindAsync(context, couple, token))?.SideOf(user) is not null;
        },
        cancel);

    private async Task<bool> IsOfAsync(BotContext read, Guid dance, Snowflake user, CancellationToken cancel) =>
        await dances.FindWithCoupleAsync(read, couples, dance, withWords: false, cancel) is { Couple: var couple }
        && couple.SideOf(user) is not null;

    public Snowflake? RoomOf(DanceRow row) => dances.RenderedOf(row).Room is { } room ? new Snowflake(room) : null;

    /// <summary>Returns the name of the dance's thread; null if it was not noted.</summary>
    public string? RoomNameOf(DanceRow row) => dances.RenderedOf(row).Name;

    public Task<Snowflake?> RoomAsync(Guid dance, CancellationToken cancel) => store.ReadAsync<Snowflake?>(
        async (context, token) => await dances.FindAsync(context, dance, token) is { Row: var row } ? RoomOf(row) : null,
        cancel);

    /// <summary>Returns my own words that wait in another dance of the same practice. They are offered to me at a swap.</summary>
    public Task<AuthorWords.FormAnswers?> OtherDraftAsync(Participant participant, CancellationToken cancel) => store.ReadAsync(
        async (context, token) =>
        {
            foreach (var (row, dance) in await dances.OfCoupleAsync(context, participant.Couple.Id, token))
                if (dance is Dance.Preparing { Returned: not ReturnReason.RoomClosed } p
                    && p.Position.Starter == participant.Me
                    && p.Position.Practice == participant.Dance.Position.Practice
                    && await dances.WordsAsync(context, row.Id, participant.Person, token) is { } authorWords)
                    return authorWords.Unsent?.Text ?? authorWords.Shared.GetValueOrDefault(p.Position.Key(p.Position.Step));
            return null;
        },
        cancel);

    /// <summary>
    /// Returns until when words wait for which nobody is called, which is their author's own next hour; null where the other is called.
    /// </summary>
    public async Task<ShareWait?> WaitsUntilAsync(BotContext context, Participant participant, Instant at, CancellationToken cancel) =>
        participant.Dance is Dance.Preparing && ScheduleOf(participant.Script) is { } schedule
            ? await schedule.UntilAsync(context, participant.Person, at, cancel)
            : null;

    /// <summary>
    /// Returns a dance that is due, with its couple and rules, each null if it no longer exists; null if the dance is not due any more.
    /// </summary>
    public async Task<DueDance?> DueAsync(BotContext context, Guid dance, Instant now, CancellationToken cancel)
    {
        if (await dances.FindAsync(context, dance, cancel) is not var (row, state) || row.DueAt is not { } due || due > now)
            return null;
        return new DueDance(row, state, await couples.FindAsync(context, row.Couple, cancel), scripts.RulesOf(state));
    }

    /// <summary>Returns the dances that have this room, with their couple and rules, each null if it no longer exists.</summary>
    public async Task<IReadOnlyList<DueDance>> OfRoomAsync(BotContext context, Snowflake room, CancellationToken cancel)
    {
        var found = new List<DueDance>();
        foreach (var (row, state) in await dances.OfRoomAsync(context, room, cancel))
            found.Add(new DueDance(row, state, await couples.FindAsync(context, row.Couple, cancel), scripts.RulesOf(state)));
        return found;
    }

    /// <summary>True when this person has ever shared anything here.</summary>
    public Task<bool> HasSharedAsync(Couple couple, Side side, CancellationToken cancel) => store.ReadAsync(
        async (context, token) => couple[side].Person is { } person && await couples.HasSharedAsync(context, person, token),
        cancel);

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

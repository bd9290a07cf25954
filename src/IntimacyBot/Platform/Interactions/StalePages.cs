using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using Discord.Rest.Api;
using NodaTime;

namespace IntimacyBot.Platform.Interactions;

/// <summary>What a page describes: whose turn it is, what is paused, what waits.</summary>
/// <param name="Row">The row, or whatever else has this id.</param>
/// <param name="Version">The version of it that the page describes: a page ends when a newer one is shown.</param>
/// <param name="Part">
/// Which side of it the page describes. Each has versions of its own, so that a page can outlive changes that do not concern it.
/// </param>
internal readonly record struct DescribedState(Guid Row, long Version, string Part = "")
{
    /// <summary>Describes a state that was true at a moment; it ends with whatever comes later.</summary>
    public static DescribedState At(Guid row, Instant at, string part) => new(row, at.ToUnixTimeTicks(), part);

    /// <summary>Describes the change that comes now. Whatever was true until this moment has ended.</summary>
    public static DescribedState After(Guid row, Instant at, string part) => new(row, at.ToUnixTimeTicks() + 1, part);
}

/// <summary>A page that describes a state.</summary>
/// <param name="Origin">The interaction that made the page.</param>
/// <param name="Answered">The interaction whose token deletes the page.</param>
/// <param name="Followup">The page's message; null where it is the first answer to that interaction.</param>
/// <param name="Afterwards">What the page shows once its state is over; null where it is deleted.</param>
internal sealed record DescribingPage(
    DescribedState State,
    Snowflake Origin,
    Interaction Answered,
    Snowflake? Followup,
    Instant At,
    IReadOnlyList<Component>? Afterwards = null)
{
    /// <summary>What the page shows once it is too old to be ended any more; null for a page that stays as it is then.</summary>
    public IReadOnlyList<Component>? Later { get; init; }
}

/// <summary>
/// Ends private pages that describe a state which is over, because they would stand beside newer cards and contradict them: they are
/// deleted, or show what holds afterwards. That works only with the token of the page's interaction, which Discord accepts for fifteen
/// minutes. The tokens are kept in memory alone: after a restart an old page stays, and a press on it is answered as on every page that is
/// out of date. A page ends only with what both can see, never with what one of the two does alone.
/// </summary>
internal sealed class StalePages(DiscordRest rest, ThreadPages threadPages, TimeProvider clock)
{
    /// <summary>Discord accepts a token for fifteen minutes. The last one is left out, so that no request comes too late.</summary>
    internal static readonly Duration Kept = Duration.FromMinutes(14);

    /// <summary>A page that changes before it is too old does so in the last minute of that time.</summary>
    private static readonly Duration ChangedAfter = Duration.FromMinutes(13);

    /// <summary>What is too old is looked for this often, and not at each change of a room.</summary>
    private static readonly Duration ForgottenEvery = Duration.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Snowflake, DescribingPage> _pages = [];
    private readonly Dictionary<(Guid Row, string Part), ShownRow> _rows = [];

    /// <summary>
    /// The newest press on each page. A quick one comes before the page is remembered that was sent last; it must not end meanwhile.
    /// </summary>
    private readonly Dictionary<Snowflake, NewestPress> _presses = [];
    private Instant _forgotten;

    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Remembers a page. If Discord shows a newer state already, the page ends at once.</summary>
    public async Task AddAsync(DescribingPage page, CancellationToken cancel)
    {
        lock (_gate)
        {
            var row = RowOf(page.State);
            if (_presses.TryGetValue(page.Origin, out var newest) && newest.Press.Value > page.Answered.Id.Value)
            {
                newest.Late = page;
                return;
            }

            if (row.Version <= page.State.Version)
            {
                // Two presses on one page at once may both have changed it. The later one says what it describes.
                Remove(page.Origin);
                _pages[page.Origin] = page;
                row.Origins.Add(page.Origin);
                return;
            }
        }

        await EndAsync(page, cancel);
    }

    /// <summary>
    /// Takes out the page on which somebody has just pressed something, so that it does not end while it is answered; null if the page
    /// describes no state.
    /// </summary>
    /// <param name="origin">The interaction that made the page; null if none was pressed.</param>
    /// <param name="press">The interaction of the press.</param>
    public DescribingPage? Take(Snowflake? origin, Snowflake press)
    {
        if (origin is not { } page)
            return null;
        lock (_gate)
        {
            ForgetOld();
            if (!_presses.TryGetValue(page, out var known) || known.Press.Value < press.Value)
                _presses[page] = new NewestPress(press, Now);
            return Remove(page);
        }
    }

    /// <summary>Remembers a page again that was pressed and stays as it is.</summary>
    /// <param name="origin">The interaction that made the page.</param>
    /// <param name="press">The interaction of the press.</param>
    /// <param name="taken">What was taken out when it was pressed.</param>
    /// <param name="cancel">Cancels it.</param>
    public async Task ReturnAsync(Snowflake origin, Snowflake press, DescribingPage? taken, CancellationToken cancel)
    {
        lock (_gate)
        {
            if (!_presses.TryGetValue(origin, out var newest) || newest.Press != press)
                return;
            _presses.Remove(origin);
            taken ??= newest.Late;
        }

        if (taken is not null)
            await AddAsync(taken, cancel);
    }

    /// <summary>Ends the pages that describe an older state of the row than Discord shows now.</summary>
    public async Task EndOlderAsync(DescribedState shown, CancellationToken cancel)
    {
        List<DescribingPage> old;
        lock (_gate)
        {
            var row = RowOf(shown);
            row.Version = shown.Version;
            old = [.. row.Origins.Select(origin => _pages[origin]).Where(page => page.State.Version < shown.Version)];
            foreach (var page in old)
                Remove(page.Origin);
        }

        var oldest = Now - Kept;
        await Task.WhenAll(old.Where(page => page.At >= oldest).Select(page => EndAsync(page, cancel)));
    }

    /// <summary>Changes the pages that will soon be too old to be ended, so that none of them leads to where nothing is any more.</summary>
    public async Task ChangeOldAsync(CancellationToken cancel)
    {
        List<DescribingPage> old;
        lock (_gate)
        {
            old = [.. _pages.Values.Where(page => page.Later is not null && page.At <= Now - ChangedAfter)];
            foreach (var page in old)
                Remove(page.Origin);
        }

        var oldest = Now - Kept;
        await Task.WhenAll(old.Where(page => page.At >= oldest)
            .Select(page => EndAsync(page with { Afterwards = page.Later }, cancel)));
    }

    /// <summary>Returns what is known of the row, which is used now.</summary>
    private ShownRow RowOf(DescribedState state)
    {
        ForgetOld();
        if (!_rows.TryGetValue((state.Row, state.Part), out var row))
            _rows[(state.Row, state.Part)] = row = new ShownRow();
        row.UsedAt = Now;
        return row;
    }

    private DescribingPage? Remove(Snowflake origin)
    {
        if (!_pages.Remove(origin, out var page))
            return null;
        if (_rows.TryGetValue((page.State.Row, page.State.Part), out var row))
            row.Origins.Remove(origin);
        return page;
    }

    /// <summary>A row that was not used for so long has no page that could still be changed.</summary>
    private void ForgetOld()
    {
        if (Now - _forgotten < ForgottenEvery)
            return;
        _forgotten = Now;
        var oldest = Now - Kept;
        foreach (var (page, _) in _presses.Where(p => p.Value.At < oldest).ToList())
            _presses.Remove(page);
        foreach (var (key, row) in _rows.Where(r => r.Value.UsedAt < oldest).ToList())
        {
            foreach (var origin in row.Origins)
                _pages.Remove(origin);
            _rows.Remove(key);
        }
    }

    /// <summary>Ends a page. One that cannot be changed stays, or its reader has hidden it already.</summary>
    private async Task EndAsync(DescribingPage page, CancellationToken cancel)
    {
        if (page.Afterwards is { } afterwards)
            threadPages.Change(page.Origin, afterwards);
        else
            threadPages.Remove(page.Origin);
        try
        {
            await (page switch
            {
                { Afterwards: { } next, Followup: { } message } =>
                    rest.EditFollowupAsync(page.Answered, message, MessageEdit.V2(next), cancel),
                { Afterwards: { } next } => rest.EditOriginalAsync(page.Answered, MessageEdit.V2(next), cancel),
                { Followup: { } message } => rest.DeleteFollowupAsync(page.Answered, message, cancel),
                _ => rest.DeleteOriginalAsync(page.Answered, cancel),
            });
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            // A page that stays is out of date, as every page is after fifteen minutes. What it offers is answered with that.
        }
    }

    /// <summary>The newest press on a page.</summary>
    private sealed class NewestPress(Snowflake press, Instant at)
    {
        public Snowflake Press => press;

        public Instant At => at;

        /// <summary>The page as an earlier interaction made it, which came to be remembered only after this press.</summary>
        public DescribingPage? Late { get; set; }
    }

    /// <summary>What is known of a row.</summary>
    private sealed class ShownRow
    {
        /// <summary>The version that Discord shows, as far as this process has seen.</summary>
        public long Version { get; set; } = long.MinValue;

        public Instant UsedAt { get; set; }

        /// <summary>The pages that describe it.</summary>
        public HashSet<Snowflake> Origins { get; } = [];
    }
}

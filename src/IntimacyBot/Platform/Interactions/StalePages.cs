using Discord.Interactions;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using NodaTime;

namespace IntimacyBot.Platform.Interactions;

/// <summary>The saved state of a row that a page describes: whose turn it is, what is paused, what waits.</summary>
internal readonly record struct DescribedState(Guid Row, long Version);

/// <summary>A page that describes a state.</summary>
/// <param name="Origin">The interaction that made the page.</param>
/// <param name="Answered">The interaction whose token deletes the page.</param>
/// <param name="Followup">The page's message; null where it is the first answer to that interaction.</param>
internal sealed record DescribingPage(
    DescribedState State, Snowflake Origin, Interaction Answered, Snowflake? Followup, Instant At);

/// <summary>
/// Deletes private pages that describe a state which is over, because they would stand beside newer cards and contradict them. A page can
/// be deleted only with the token of its interaction, which Discord accepts for fifteen minutes. The tokens are kept in memory alone: after
/// a restart an old page stays, and a press on it is answered as on every page that is out of date.
/// </summary>
internal sealed class StalePages(DiscordRest rest, TimeProvider clock)
{
    /// <summary>Discord accepts a token for fifteen minutes. The last one is left out, so that no request comes too late.</summary>
    private static readonly Duration Kept = Duration.FromMinutes(14);

    private readonly Lock _gate = new();
    private readonly Dictionary<Snowflake, DescribingPage> _pages = [];
    private readonly Dictionary<Guid, (long Version, Instant At)> _shown = [];

    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Remembers a page. If Discord shows a newer state already, the page is deleted at once.</summary>
    public async Task AddAsync(DescribingPage page, CancellationToken cancel)
    {
        lock (_gate)
        {
            ForgetOld();
            if (!_shown.TryGetValue(page.State.Row, out var shown) || shown.Version <= page.State.Version)
            {
                _pages[page.Origin] = page;
                return;
            }
        }

        await DeleteAsync(page, cancel);
    }

    /// <summary>
    /// Takes out the page on which somebody has just pressed something, so that it is not deleted while it is answered; null if the page
    /// describes no state.
    /// </summary>
    public DescribingPage? Take(Snowflake? origin)
    {
        lock (_gate)
            return origin is { } page && _pages.Remove(page, out var taken) ? taken : null;
    }

    /// <summary>Deletes the pages that describe an older state of the row than Discord shows now.</summary>
    public async Task DeleteOlderAsync(DescribedState shown, CancellationToken cancel)
    {
        List<DescribingPage> old;
        lock (_gate)
        {
            ForgetOld();
            _shown[shown.Row] = (shown.Version, Now);
            old = [.. _pages.Values.Where(p => p.State.Row == shown.Row && p.State.Version < shown.Version)];
            foreach (var page in old)
                _pages.Remove(page.Origin);
        }

        await Task.WhenAll(old.Select(page => DeleteAsync(page, cancel)));
    }

    private void ForgetOld()
    {
        var oldest = Now - Kept;
        foreach (var page in _pages.Values.Where(p => p.At < oldest).ToList())
            _pages.Remove(page.Origin);
        foreach (var row in _shown.Where(s => s.Value.At < oldest).ToList())
            _shown.Remove(row.Key);
    }

    /// <summary>Deletes a page. One that cannot be deleted stays, or its reader has hidden it already.</summary>
    private async Task DeleteAsync(DescribingPage page, CancellationToken cancel)
    {
        try
        {
            await (page.Followup is { } message
                ? rest.DeleteFollowupAsync(page.Answered, message, cancel)
                : rest.DeleteOriginalAsync(page.Answered, cancel));
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            // A page that stays is out of date, as every page is after fifteen minutes. What it offers is answered with that.
        }
    }
}

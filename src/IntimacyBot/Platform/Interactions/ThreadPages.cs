using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using Discord.Rest.Api;
using NodaTime;

namespace IntimacyBot.Platform.Interactions;

/// <summary>What the private pages in a thread say from now on, because the thread has closed.</summary>
/// <param name="Said">The sentence that the thread has closed. A page that says it already does not say it again.</param>
/// <param name="Further">Where the reader goes on.</param>
internal readonly record struct ThreadEnding(string Said, string Further);

/// <summary>
/// Takes the buttons from private pages that stand in a thread which closes, because Discord passes on no press from a locked thread: what
/// stays is what they say. That works only with the token of a page's interaction, which Discord accepts for fifteen minutes; the pages are
/// kept in memory alone, and no longer than that. What is sent to such a thread later has no buttons from the beginning.
/// </summary>
internal sealed class ThreadPages(DiscordRest rest, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Snowflake, ThreadPage> _pages = [];
    private readonly Dictionary<Snowflake, ClosedThread> _closed = [];

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Returns the reply as it can be used where it goes: without buttons in a thread that has closed.</summary>
    public Reply Fitting(InteractionContext interaction, Reply reply)
    {
        if (reply is not Reply.Page page || interaction.Interaction.ChannelId is not { } thread)
            return reply;
        lock (_gate)
        {
            ForgetOld();
            if (!_closed.TryGetValue(thread, out var closed))
                return page;
            var ending = closed.Ending(interaction.Language);
            return page with { Components = ThreadPageView.Ended(page.InClosedThread ?? page.Components, ending) };
        }
    }

    /// <summary>Remembers a page that was shown. If its thread has closed meanwhile, it loses its buttons at once.</summary>
    public async Task AddAsync(
        InteractionContext interaction, Snowflake origin, Snowflake? followup, Reply.Page page, CancellationToken cancel)
    {
        if (interaction.Interaction is not { Channel.Type: ChannelType.PrivateThread, ChannelId: { } thread })
            return;
        var shown = new ThreadPage(thread, interaction.Interaction, interaction.Language, followup, page.Components, Now)
        {
            AtEnd = page.InClosedThread,
        };
        ClosedThread? closed;
        lock (_gate)
        {
            ForgetOld();
            _pages.Remove(origin);
            if (!ThreadPageView.HasButtons(page.Components))
                return;
            if (!_closed.TryGetValue(thread, out closed))
            {
                _pages[origin] = shown;
                return;
            }
        }

        await EndAsync(shown, closed.Ending, cancel);
    }

    /// <summary>Forgets a page that is shown no more.</summary>
    public void Remove(Snowflake origin)
    {
        lock (_gate)
            _pages.Remove(origin);
    }

    /// <summary>Notes that a page shows something else now.</summary>
    public void Change(Snowflake origin, IReadOnlyList<Component> components)
    {
        lock (_gate)
            if (_pages.TryGetValue(origin, out var page))
                _pages[origin] = page with { Components = components };
    }

    /// <summary>Ends the pages of a thread that closes.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="ending">What its pages say from now on, in the language of their reader.</param>
    /// <param name="cancel">Cancels it.</param>
    public async Task CloseAsync(Snowflake thread, Func<string, ThreadEnding> ending, CancellationToken cancel)
    {
        List<ThreadPage> pages;
        lock (_gate)
        {
            ForgetOld();
            _closed[thread] = new ClosedThread(ending, Now);
            pages = [.. _pages.Values.Where(page => page.Thread == thread)];
            foreach (var (origin, _) in _pages.Where(known => known.Value.Thread == thread).ToList())
                _pages.Remove(origin);
        }

        await Task.WhenAll(pages.Select(page => EndAsync(page, ending, cancel)));
    }

    private void ForgetOld()
    {
        var oldest = Now - StalePages.Kept;
        foreach (var (origin, _) in _pages.Where(page => page.Value.At < oldest).ToList())
            _pages.Remove(origin);
        foreach (var (thread, _) in _closed.Where(closed => closed.Value.At < oldest).ToList())
            _closed.Remove(thread);
    }

    private async Task EndAsync(ThreadPage page, Func<string, ThreadEnding> ending, CancellationToken cancel)
    {
        var edit = MessageEdit.V2([.. ThreadPageView.Ended(page.AtEnd ?? page.Components, ending(page.Language))]);
        try
        {
            await (page.Followup is { } message
                ? rest.EditFollowupAsync(page.Answered, message, edit, cancel)
                : rest.EditOriginalAsync(page.Answered, edit, cancel));
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            // The reader has hidden the page already, or it stays as every page does that is too old to be changed.
        }
    }

    private sealed record ThreadPage(
        Snowflake Thread,
        Interaction Answered,
        string Language,
        Snowflake? Followup,
        IReadOnlyList<Component> Components,
        Instant At)
    {
        /// <summary>What the page shows once its thread has closed; null for a page that only loses its buttons.</summary>
        public IReadOnlyList<Component>? AtEnd { get; init; }
    }

    private sealed record ClosedThread(Func<string, ThreadEnding> Ending, Instant At);
}

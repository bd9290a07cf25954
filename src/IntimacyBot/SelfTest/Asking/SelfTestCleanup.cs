using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.SelfTest.Model;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>Deletes what is noted, of this run or of one that was killed. Nothing is deleted that the bot did not make there.</summary>
internal sealed class SelfTestCleanup(DiscordRest rest, SelfTestNotes notes, Snowflake self, IReadOnlyCollection<string> letters)
{
    private const int MostPages = 10;
    private const int MostLetters = 100;

    /// <summary>
    /// Returns how many threads were found and deleted. What could not be deleted stays noted, and so does what was not found, unless
    /// <paramref name="forGood"/> says that nobody makes it any more.
    /// </summary>
    public async Task<int> CleanAsync(bool forGood, CancellationToken cancel)
    {
        var deleted = 0;
        // Threads without an id are looked for last, because one of them may be in the making.
        foreach (var note in notes.Open.OrderBy(n => n.Made is null))
        {
            try
            {
                deleted += await CleanAsync(note, forGood, cancel) ? 1 : 0;
            }
            catch (DiscordApiException e) when (SelfTestFailures.IsGone(e))
            {
                notes.SetGone(note);
            }
            catch (DiscordApiException e) when (SelfTestFailures.IsAnswer(e))
            {
                // Somebody has changed permissions meanwhile. It stays noted.
            }
        }
        return deleted;
    }

    private async Task<bool> CleanAsync(ThreadNote note, bool forGood, CancellationToken cancel)
    {
        if (note.IsDirect)
        {
            await TakeBackAsync(note.Channel, cancel);
            notes.SetGone(note);
            return false;
        }
        if (await FindAsync(note, cancel) is not { } thread)
        {
            if (forGood)
                notes.SetGone(note);
            return false;
        }
        if (!IsOurs(thread, note))
            throw new SelfTestException(SelfTestText.ProblemNotesForeign);
        await rest.DeleteChannelAsync(thread.Id, cancel);
        notes.SetGone(note);
        return true;
    }

    private async Task<Channel?> FindAsync(ThreadNote note, CancellationToken cancel)
    {
        if (note.Made is { } made)
            return await rest.GetChannelAsync(made, cancel);
        var active = await rest.GetActiveThreadsAsync(note.Guild, cancel);
        return active.Threads.FirstOrDefault(IsMeant) ?? await FindArchivedAsync(note.Channel, IsMeant, cancel);

        bool IsMeant(Channel thread) => thread.Name == note.Name && IsOurs(thread, note);
    }

    private bool IsOurs(Channel thread, ThreadNote note)
    {
        var isOwn = thread.Type == ChannelType.PrivateThread && thread.OwnerId == self;
        return isOwn && thread.ParentId == note.Channel;
    }

    private async Task<Channel?> FindArchivedAsync(Snowflake channel, Func<Channel, bool> isMeant, CancellationToken cancel)
    {
        DateTimeOffset? before = null;
        for (var page = 0; page < MostPages; page++)
        {
            var archived = await rest.GetPrivateArchivedThreadsAsync(channel, before, cancel);
            if (archived.Threads.FirstOrDefault(isMeant) is { } found)
                return found;
            before = archived.Threads.LastOrDefault()?.ThreadMetadata?.ArchiveTimestamp;
            if (!archived.HasMore || before is null)
                break;
        }
        return null;
    }

    /// <summary>Deletes the messages of a self-test from direct messages, which their text tells.</summary>
    private async Task TakeBackAsync(Snowflake direct, CancellationToken cancel)
    {
        var recent = await rest.GetMessagesAsync(direct, MostLetters, cancellationToken: cancel);
        foreach (var message in recent.Where(m => m.Author?.Id == self && letters.Contains(m.Content)))
            await rest.DeleteMessageAsync(direct, message.Id, cancel);
    }
}

using Discord.Models;
using Discord.Rest.Api;
using IntimacyBot.SelfTest.Model;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>Makes the private threads of a run, each noted before it is made.</summary>
internal sealed class TestThreads(DiscordRest rest, SelfTestNotes notes, SelfTestPlace place)
{
    private const int AnHour = 60;
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private int _made;
    private Channel? _common;

    /// <summary>A thread for questions that do not disturb each other. It is made when it is first needed.</summary>
    public async Task<Channel> CommonAsync(CancellationToken cancel) => _common ??= await MakeAsync(cancel);

    public async Task<Channel> MakeAsync(CancellationToken cancel)
    {
        var note = new ThreadNote(place.Guild.Id, place.Channel.Id, $"self-test-{_run}-{++_made}", Made: null);
        notes.Add(note);
        var thread = await rest.StartThreadAsync(
            place.Channel.Id, new StartThread(note.Name) { Invitable = false, AutoArchiveDuration = AnHour }, cancel);
        notes.SetMade(note, thread.Id);
        return thread;
    }

    /// <summary>Notes that a question has deleted the thread itself.</summary>
    public void SetGone(Channel thread) => notes.SetGone(notes.Open.First(n => n.Made == thread.Id));

    /// <summary>Notes that messages of the bot will stand in a direct message channel.</summary>
    public void NoteDirect(Snowflake channel)
    {
        if (!notes.Open.Any(n => n.IsDirect && n.Channel == channel))
            notes.Add(new ThreadNote(default, channel, ThreadNote.Direct, Made: null));
    }
}

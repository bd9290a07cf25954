using Microsoft.Data.Sqlite;
using Rehearsal.World;
using Person = Rehearsal.World.Person;

namespace IntimacyBot.Tests.Stories;

/// <summary>The steps of a dance, as people do them.</summary>
internal sealed partial class Story
{
    public const string MovedOn = "This card has moved on. Nothing is lost.";
    public const string Neutral = "Not available right now.";
    public const string NotYours = "It is your partner's move.";
    private const string Truer = "What is truer, more tender, about me?";

    /// <summary>From the gate to the preview.</summary>
    public async Task<Answer> DraftAsync(Person person, string words)
    {
        var form = await PressAsync(await CommandAsync(person, "reach"), "Write");
        return await SubmitAsync(form, ("What I am sharing", "fear"), (Truer, words));
    }

    public async Task<Answer> ReachAsync(Person person, string words = "I am afraid of being too much.") => await PressAsync(await DraftAsync(person, words), "Share");

    public async Task<Answer> HereAsync(Person person) => await PressAsync(await OpenRingAsync(person), "I'm here");

    /// <summary>Alex has reached, and Sam is here.</summary>
    public async Task<Channel> OpenRoomAsync(string words = "I am afraid of being too much.")
    {
        await ReachAsync(Alex, words);
        await HereAsync(Sam);
        return Room(Sam)!;
    }

    public async Task<Answer> SayBackAsync(Person person, string words = "You fear that you are too much for me.") =>
        await SubmitAsync(await OnFloorAsync(person, "Write"), ("What I heard you say", words));

    public async Task<Answer> RespondAsync(Person person, string words = "You were often told so.")
    {
        var preview = await SubmitAsync(await OnFloorAsync(person, "Write"), ("It makes sense because…", words));
        return await PressAsync(preview, "Share");
    }

    public async Task<Answer> ReceiveAsync(Person person)
    {
        var tell = await PressAsync(await OnFloorAsync(person, "Open"), "I feel understood");
        return await PressAsync(tell, "Tell them");
    }

    /// <summary>As far as the question whether to swap.</summary>
    public async Task<Channel> DanceOnceAsync()
    {
        var room = await OpenRoomAsync();
        await SayBackAsync(Sam);
        await OnFloorAsync(Alex, "That's it");
        await RespondAsync(Sam);
        await ReceiveAsync(Alex);
        return room;
    }

    /// <summary>Both are in the room of a minute together, and the minute is over.</summary>
    public async Task<Channel> TogetherAsync()
    {
        await PressAsync(await CommandAsync(Alex, "practice", ("name", "together")), "Ask Sam");
        await HereAsync(Sam);
        await PassAsync(TimeSpan.FromSeconds(61));
        return Room(Alex)!;
    }

    public async Task<Answer> WriteALineAsync(Person person, string words) =>
        await SubmitAsync(await OnFloorAsync(person, "Write"), ("Right now, here with you, I…", words));

    /// <summary>How many messages in the room say this.</summary>
    public int Count(string words) => Cards(Moderator).Count(m => m.Text.Contains(words));

    public long Rows(string table) => Ask($"SELECT COUNT(*) FROM \"{table}\"");

    /// <summary>Grows with everything that is saved of dances.</summary>
    public long Moves() => Ask("SELECT COALESCE(SUM(\"Version\" + 1), 0) FROM \"Dances\"");

    private long Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of names in this file alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}

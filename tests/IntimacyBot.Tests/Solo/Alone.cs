using IntimacyBot.Tests.Stories;
using Microsoft.Data.Sqlite;
using Rehearsal.World;
using Person = Rehearsal.World.Person;

namespace Tests.Solo;

/// <summary>One person alone with the bot, in a server or in direct messages, and the database before and after.</summary>
internal static class Alone
{
    public static async Task<Answer> PickAsync(this Story story, Answer page, string chosen) =>
        await story.DoneAsync(await page.By.SelectAsync(page.Message!, page.Message!.Selects.Last().CustomId!, chosen));

    public static async Task<Answer> DirectAsync(this Story story, Person person, string command, params (string Name, object? Value)[] options) =>
        await story.DoneAsync(await person.CommandAsync(person.OpenDirect(), command, options));

    /// <summary>Everything that is stored: each table, each row, each byte. Only where the gateway would go on is left out, which moves with every event.</summary>
    public static string Everything(this Story story)
    {
        using var connection = new SqliteConnection($"Data Source={story.DatabaseFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var tables = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'GatewaySession' ORDER BY name");
        Assert.True(tables.Count > 8, $"Only {tables.Count} tables were found.");
        return string.Join('\n', tables.SelectMany(t => Rows(connection, $"SELECT * FROM \"{t}\" ORDER BY rowid").Select(r => $"{t}: {r}")));
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of the names of our own tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(i)}")));
        return rows;
    }
}

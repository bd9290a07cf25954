using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Solo;

/// <summary>Drives one person in a solo practice, in a server or in direct messages, and compares the database before and after.</summary>
internal static class SoloDriver
{
    public static async Task<SeenAnswer> PickAsync(this BotFixture bot, SeenAnswer page, string chosen)
    {
        var answer = await page.By.SelectAsync(page.Message!, page.Message!.Selects.Last().CustomId!, chosen);
        return await bot.DoneAsync(answer);
    }

    public static async Task<SeenAnswer> DirectAsync(
        this BotFixture bot, WorldPerson person, string command, params (string Name, object? Value)[] options)
    {
        var answer = await person.CommandAsync(person.OpenDirect(), command, options);
        return await bot.DoneAsync(answer);
    }

    /// <summary>
    /// Returns everything that is stored in every table. Only the gateway's resume point is left out, because it changes with every event.
    /// </summary>
    public static string Everything(this BotFixture bot)
    {
        var snapshot = DatabaseSnapshot.Of(bot.DatabaseFile);
        var tables = snapshot.Tables.Where(t => t != "GatewaySessions").ToList();
        Assert.True(tables.Count > 8, $"Only {tables.Count} tables were found.");
        return string.Join('\n', tables.SelectMany(t => snapshot.Rows(t).Select(r => $"{t}: {r}")));
    }
}

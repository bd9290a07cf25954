using Microsoft.Data.Sqlite;
using Rehearsal.World;
using Tests.Hosting;

namespace Tests.Support;

public sealed class SupportStories
{
    [Fact]
    public async Task Opening_the_safety_page_records_nothing()
    {
        await using var town = await Town.OpenAsync();
        await town.StartAsync();
        var before = Rows(town.Database);

        var answer = await town.Alex.CommandAsync(town.Home, "safety");
        foreach (var label in new[] { "When not to do this", "In danger now", "What Discord can show", "Leaving quietly", "Where to turn" })
            await Press(town.Alex, answer.Message!, label);
        await town.Alex.SelectAsync(answer.Message!, "Choose a country", "IE");
        Assert.Contains("Ireland", answer.Message!.Text, StringComparison.Ordinal);
        await Press(town.Alex, answer.Message, "Safety");
        Assert.Contains("same for everybody", answer.Message.Text, StringComparison.Ordinal);
        await town.Alex.PressAsync(answer.Message, "Hide");
        await town.World.WaitForAsync(_ => town.Alex.Ephemerals.Count == 0, "the page to go");
        Assert.Equal(before, Rows(town.Database));
        Assert.Empty(town.World.Violations);
        Assert.Empty(town.Log.AboveInformation);
    }

    [Fact]
    public async Task It_is_the_same_page_in_a_direct_message()
    {
        await using var town = await Town.OpenAsync();
        await town.StartAsync();

        var here = await town.Alex.CommandAsync(town.Home, "safety");
        var direct = await town.Alex.CommandAsync(town.Alex.OpenDirect(), "safety");

        Assert.Equal(here.Message!.Text, direct.Message!.Text);
        Assert.Equal(here.Message.Labels, direct.Message.Labels);
        Assert.True(here.IsEphemeral);
    }

    [Fact]
    public async Task Help_lists_what_this_person_can_use_in_this_place()
    {
        await using var town = await Town.OpenAsync();
        await town.StartAsync();

        var member = await town.Alex.CommandAsync(town.Home, "help");
        var manager = await town.Owner.CommandAsync(town.Home, "help");
        var direct = await town.Owner.CommandAsync(town.Owner.OpenDirect(), "help");

        Assert.Contains("/safety", member.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/setup", member.Text, StringComparison.Ordinal);
        Assert.Contains("/setup", manager.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/setup", direct.Text, StringComparison.Ordinal);
        Assert.Equal(["Report a problem", "Settings", "Safety", "Hide"], direct.Message!.Labels);
    }

    [Fact]
    public async Task A_problem_is_reported_to_whoever_runs_the_bot()
    {
        await using var town = await Town.OpenAsync();
        await town.StartAsync(operatorContact: "robin@example.org");

        var help = await town.Alex.CommandAsync(town.Home, "help");
        await Press(town.Alex, help.Message!, "Report a problem");

        Assert.Contains("robin@example.org", help.Message!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Support_shows_the_card_of_the_server_and_nothing_is_kept_of_it()
    {
        await using var town = await Town.OpenAsync();
        await town.StartAsync();
        var none = await town.Alex.CommandAsync(town.Home, "support");
        Assert.DoesNotContain("Written by", none.Text, StringComparison.Ordinal);
        await town.Owner.CommandAsync(town.Home, "setup", ("referral", "Ask at the harbour office."));
        var before = Rows(town.Database);

        var card = await town.Alex.CommandAsync(town.Home, "support");

        Assert.Contains("Written by whoever runs this server", card.Text, StringComparison.Ordinal);
        Assert.Contains("Ask at the harbour office.", card.Text, StringComparison.Ordinal);
        Assert.Equal(["Where to turn", "Safety", "Hide"], card.Message!.Labels);
        Assert.Equal(before, Rows(town.Database));
    }

    private static async Task Press(Person person, Message message, string label)
    {
        var answer = await person.PressAsync(message, label);
        Assert.False(answer.Failed, $"{label}: {answer}");
    }

    /// <summary>Every row of every table; the gateway's own position tells nothing about anybody.</summary>
    private static List<string> Rows(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var tables = Read(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'GatewaySession' ORDER BY name");
        return [.. tables.SelectMany(table => Read(connection, $"SELECT * FROM \"{table}\"").Select(row => $"{table}: {row}").Order(StringComparer.Ordinal))];
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
#pragma warning disable CA2100 // Our own sentences.
        using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(i)}")));
        return rows;
    }
}

using Rehearsal.Page;
using Rehearsal.World;

namespace Tests;

/// <summary>Tests the line above an answer, which shows what was pressed as people read it and never how it is written.</summary>
public sealed class PreviewLineTests
{
    private readonly WorldClock _clock = new(new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero), TimeProvider.System);

    [Theory]
    [InlineData("**A pause.** Back <t:1795867200:D>.", "A pause. Back November 28, 2026.")]
    [InlineData("-# It waits until <t:1795867200:D>.", "It waits until November 28, 2026.")]
    [InlineData("### <@!{sam}> and <@{sam}>", "@Sam and @Sam")]
    [InlineData("In <#{home}> type </home:1574294928031219712>", "In #couples type /home")]
    [InlineData(@"Night \*shift\*, __here__ and ~~there~~", "Night *shift*, here and there")]
    [InlineData("[Read](https://example.org/a) `this` ||now||", "Read this now")]
    [InlineData("<@1574294928031219712> <@&1574294928031219713> <#1574294928031219714>", "@unknown-user @unknown-role #unknown")]
    [InlineData("\n\n-# \nAt last", "At last")]
    public void It_reads_as_the_message_does(string written, string read)
    {
        _clock.Begin(TimeSpan.Zero);
        var server = new DemoServer(new World(new() { Clock = _clock }));
        var text = written.Replace("{sam}", $"{server.Sam.Id}", StringComparison.Ordinal)
            .Replace("{home}", $"{server.Home.Id}", StringComparison.Ordinal);
        Assert.Equal(read, DisplayNames.Preview(server.Alex.Say(server.Home, text)));
    }
}

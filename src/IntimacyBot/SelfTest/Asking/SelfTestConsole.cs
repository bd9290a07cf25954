using IntimacyBot.SelfTest.Model;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>The terminal: text in, text out.</summary>
internal sealed class SelfTestConsole(TextReader input, TextWriter output, bool hasColours = false)
{
    private const string Skip = "skip";
    private const string Plain = "\u001b[0m";

    public async Task SayAsync(string line)
    {
        await output.WriteLineAsync(line);
        await output.FlushAsync(CancellationToken.None);
    }

    /// <summary>Writes a line in the colour of its verdict, where the terminal has colours.</summary>
    public Task SayAsync(string line, Verdict? verdict)
    {
        var colour = verdict switch
        {
            Verdict.Agrees => "\u001b[32m",
            Verdict.Disagrees => "\u001b[31m",
            Verdict.NotAsked => "\u001b[33m",
            _ => null,
        };
        return SayAsync(hasColours && colour is not null ? $"{colour}{line}{Plain}" : line);
    }

    /// <summary>Asks for a line. Null means that it was skipped, or that nobody types there.</summary>
    public async Task<string?> AskAsync(string prompt, CancellationToken cancel)
    {
        await SayAsync(prompt);
        // A terminal is read on a thread of its own, because a line that nobody types must not keep the run from ending.
        var line = await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(cancel);
        return line?.Trim() is { } said && !said.Equals(Skip, StringComparison.OrdinalIgnoreCase) ? said : null;
    }

    /// <summary>Asks until the answer is yes, no or skip; null means skipped.</summary>
    public async Task<bool?> AskYesOrNoAsync(string prompt, CancellationToken cancel)
    {
        while (await AskAsync(prompt, cancel) is { } said)
        {
            if (said.Length > 0 && "yes".StartsWith(said, StringComparison.OrdinalIgnoreCase))
                return true;
            if (said.Length > 0 && "no".StartsWith(said, StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return null;
    }
}

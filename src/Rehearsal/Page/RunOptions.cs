using System.Globalization;

namespace Rehearsal.Page;

/// <summary>The options of the rehearsal's command line.</summary>
internal sealed record RunOptions
{
    public const int UsualPort = 5080;

    public const string Usage = """
        dotnet run --project src/Rehearsal [-- options]
          --port NUMBER        where the page is (5080; 0 takes a free one)
          --data FOLDER        keeps the bot's database and key there between runs
          --practices FOLDER   adds the practices that lie there
          --own-server         begins in a server of two people, before its /setup
          --orders             lets bad days be ordered over HTTP
          --no-browser         only prints the address
        """;

    public int Port { get; init; } = UsualPort;

    /// <summary>This is the folder for the bot's files; null means a temporary folder that is deleted at the end.</summary>
    public string? Data { get; init; }
    /// <summary>This is the folder of the host's own practices; it is null when there is none.</summary>
    public string? Practices { get; init; }

    /// <summary>
    /// True when it begins in a server of two people, to which they have just invited the bot with the link for two. It is not kept.
    /// </summary>
    public bool HasOwnServer { get; init; }

    /// <summary>True when faults can be started over HTTP.</summary>
    public bool TakesOrders { get; init; }
    public bool OpensBrowser { get; init; } = true;

    /// <exception cref="FormatException">The arguments are not valid; the message says why in one line.</exception>
    public static RunOptions Read(IReadOnlyList<string> args)
    {
        var options = new RunOptions();
        for (var at = 0; at < args.Count; at++)
        {
            var (name, value) = args[at].Split('=', 2) is [var left, var right] ? (left, right) : (args[at], null);
            options = name switch
            {
                "--no-browser" => options with { OpensBrowser = false },
                "--own-server" => options with { HasOwnServer = true },
                "--orders" => options with { TakesOrders = true },
                "--port" => options with { Port = Number(value ?? Next(args, ref at)) },
                "--data" => options with { Data = value ?? Next(args, ref at) },
                "--practices" => options with { Practices = value ?? Next(args, ref at) },
                _ => throw new FormatException(
                    $"\"{args[at]}\" is not known. Known are --port, --data, --practices, --own-server, --orders and --no-browser."),
            };
        }
        return options is { HasOwnServer: true, Data: not null }
            ? throw new FormatException("--own-server is not kept between runs. Leave out --data.")
            : options;
    }

    private static string Next(IReadOnlyList<string> args, ref int at) =>
        ++at < args.Count ? args[at] : throw new FormatException($"{args[at - 1]} needs a value.");

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new FormatException($"--port: \"{text}\" is not a port. Example: --port {UsualPort}");
}

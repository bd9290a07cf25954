using System.Text;
using IntimacyBot.Platform.Texts;
using IntimacyBot.SelfTest.Asking;
using IntimacyBot.SelfTest.Model;
using Rehearsal.World;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace Tests.SelfTest;

/// <summary>
/// A person at the terminal and at their phone: does in the world what the terminal asks for, and types what they see there.
/// </summary>
internal sealed class SimulatedTester(WorldPerson person) : TextReader
{
    private static readonly Texts Texts = new();

    private static readonly SelfTestText[] Tasks =
    [
        AskPhone, AskLockAgain, AskAddRang, AskScreen, AskLeave, AskSound, AskPressDesktop, AskPressWeb, AskPressPhone, AskForm,
        AskCloseDms, AskOpenDms,
    ];

    private readonly StringBuilder _said = new();
    private int _heard;
    private WorldChannel? _left;

    /// <summary>What is typed instead of what they would type themselves.</summary>
    public Dictionary<SelfTestText, string?> Types { get; } = [];

    /// <summary>Called with each line before it is answered.</summary>
    public Action<SelfTestText> Before { get; set; } = _ => { };

    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public SelfTestConsole Terminal => field ??= new SelfTestConsole(this, new Screen(_said));

    public override string? ReadLine()
    {
        var task = LastTask();
        Before(task);
        return Types.TryGetValue(task, out var typed) ? typed : Do(task);
    }

    private string Do(SelfTestText task)
    {
        switch (task)
        {
            case AskPhone:
                person.DmsOpen = true;
                _heard = person.Notifications.Count;
                return "";
            case AskLockAgain:
                _heard = person.Notifications.Count;
                return "";
            case AskAddRang:
                return Heard() is null ? "n" : "y";
            case AskScreen:
                return Heard() is { } push ? Shown(push) : "";
            case AskLeave:
                _left = Newest();
                person.LeaveThread(_left);
                return "";
            case AskSound:
                // Whoever is brought into a thread hears that, with or without a notice in it.
                return _left!.Thread!.Has(person) ? "a ding" : "";
            case AskPressDesktop or AskPressWeb or AskPressPhone:
                return IsTaken(Newest().Messages[^1]) ? "y" : "n";
            case AskCloseDms:
                person.DmsOpen = false;
                return "";
            default:
                return "";
        }
    }

    /// <summary>A phone shows the bot, the channel and the text of a message, and nothing of its components.</summary>
    private static string Shown(WorldMessage push) =>
        $"{push.Author.Name} #{push.Channel.Parent?.Name} {Mentions.WithNames(push.Channel.World, push.Content)} {push.Id}";

    private WorldMessage? Heard() => person.Notifications.Skip(_heard).LastOrDefault()?.Message;

    private WorldChannel Newest() => person.World.Guilds.SelectMany(g => g.Threads).Where(t => t.Thread!.Has(person)).MaxBy(t => t.Id)!;

    private bool IsTaken(WorldMessage message)
    {
        var press = person.PressAsync(message, "Press me");
        return !press.IsCompleted;
    }

    /// <summary>Finds what the terminal asked for last. Most of it is asked before the line that waits for Enter.</summary>
    private SelfTestText LastTask()
    {
        var said = Said;
        return Tasks.MaxBy(t => said.LastIndexOf(Texts[Texts.English, t].Split('{')[0], StringComparison.Ordinal));
    }

    private sealed class Screen(StringBuilder said) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (said)
                said.Append(value);
        }

        public override Task WriteLineAsync(string? value)
        {
            lock (said)
                said.Append(value).Append('\n');
            return Task.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using Discord.Models;

namespace IntimacyBot.SelfTest.Model;

/// <summary>What <c>self-test</c> was called with.</summary>
internal sealed record SelfTestArguments(Snowflake Channel)
{
    public Snowflake? With { get; init; }
    public Snowflake? WithoutView { get; init; }
    public bool MembersKnow { get; init; }

    /// <summary>The file of notes; null stands for the usual one.</summary>
    public string? Notes { get; init; }

    /// <summary>Returns null when the arguments cannot be meant.</summary>
    public static SelfTestArguments? Read(IReadOnlyList<string> args)
    {
        var read = new SelfTestArguments(default(Snowflake));
        for (var at = 0; at < args.Count; at++)
        {
            var value = at + 1 < args.Count ? args[at + 1] : null;
            if (args[at] == "--members-know")
                read = read with { MembersKnow = true };
            else if (Apply(read, args[at], value) is { } more)
                (read, at) = (more, at + 1);
            else
                return null;
        }
        return read.Channel == default || read.IsOnePersonTwice ? null : read;
    }

    private bool IsOnePersonTwice => With is not null && With == WithoutView;

    private static SelfTestArguments? Apply(SelfTestArguments read, string name, string? value)
    {
        if (name == "--notes")
            return string.IsNullOrWhiteSpace(value) ? null : read with { Notes = value };
        if (!Snowflake.TryParse(value, out var id) || id == default)
            return null;
        return name switch
        {
            "--channel" => read with { Channel = id },
            "--with" => read with { With = id },
            "--without-view" => read with { WithoutView = id },
            _ => null,
        };
    }
}

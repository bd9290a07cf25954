using System.Globalization;
using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Platform.Guilds;

/// <summary>A member's name as people read it. Where the name is unknown, a mention stands instead.</summary>
internal readonly record struct MemberName(Snowflake User, string? Known)
{
    private const int Longest = 24;

    /// <summary>Formats the name in bold for use in a text, so that it is not taken for an ordinary word.</summary>
    public string Bold => Known is null ? User.Mention() : $"**{Text}**";

    /// <summary>Formats the name for text that is bold or small already.</summary>
    public string Text => Plain is { } name ? DiscordMarkdown.Escape(name) : User.Mention();

    /// <summary>Returns the name for labels and titles, which show neither markdown nor mentions; null where the name is unknown.</summary>
    public string? Plain => Known is null ? null : Cut(DiscordMarkdown.Plain(Known));

    /// <summary>Cuts a long name by text elements, so that no visible character is cut in two.</summary>
    private static string Cut(string name)
    {
        var starts = StringInfo.ParseCombiningCharacters(name);
        return starts.Length <= Longest ? name : name[..starts[Longest - 1]] + "…";
    }
}

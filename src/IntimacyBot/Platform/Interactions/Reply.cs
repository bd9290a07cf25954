using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;

namespace IntimacyBot.Platform.Interactions;

/// <summary>What the bot answers to one person. (What a partner answers is a response.)</summary>
internal abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>Of which server it is, where it answers in direct messages: whatever is pressed on it is about that one.</summary>
    public Snowflake? Server { get; init; }

    /// <summary>A private page. It takes the place of the page that was pressed; elsewhere it is a new one.</summary>
    internal sealed record Page(IReadOnlyList<Component> Components) : Reply
    {
        /// <summary>Leaves the pressed page where it is.</summary>
        public bool Beside { get; init; }
    }

    /// <summary>A form. Only as the answer to a command or a press.</summary>
    internal sealed record Form(Modal Modal) : Reply;

    /// <summary>The press is answered and nothing is said.</summary>
    internal sealed record Silent : Reply;

    /// <summary>The pressed page goes away.</summary>
    internal sealed record Hide : Reply;

    internal sealed record Choices(IReadOnlyList<CommandChoice> Found) : Reply;

    public static Reply Nothing { get; } = new Silent();

    /// <summary>One private line; no page, so without its last row.</summary>
    public static Reply Line(string text) => new Page([new TextDisplay(text)]);
}

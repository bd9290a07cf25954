using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;

namespace IntimacyBot.Platform.Interactions;

/// <summary>What the bot answers to one person. (What a partner answers in a practice is called a response.)</summary>
internal abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>
    /// In direct messages, this is the server that the page is about and that its buttons will name; null means the server of the
    /// interaction.
    /// </summary>
    public Snowflake? Server { get; init; }

    /// <summary>An ephemeral page. It replaces the page on which something was pressed; otherwise it is a new message.</summary>
    internal sealed record Page(IReadOnlyList<Component> Components) : Reply
    {
        /// <summary>True when the page is a new message and the pressed page stays unchanged.</summary>
        public bool Beside { get; init; }

        /// <summary>
        /// The state that the page describes. The page ends when Discord shows a newer one; null for a page that stays.
        /// </summary>
        public DescribedState? Describes { get; init; }

        /// <summary>Messages that follow the page, because not everything fits into one; each is for the same person alone.</summary>
        public IReadOnlyList<IReadOnlyList<Component>> Following { get; init; } = [];

        /// <summary>Files that come with the page, each shown by a component that names it; null if there are none.</summary>
        public IReadOnlyList<AttachedFile>? Files { get; init; }

        /// <summary>What the page shows once the state that it describes is over; null for a page that is deleted then.</summary>
        public IReadOnlyList<Component>? Afterwards { get; init; }

        /// <summary>
        /// What the page shows once the thread in which it stands has closed; null for a page that only loses its buttons.
        /// </summary>
        public IReadOnlyList<Component>? InClosedThread { get; init; }

        /// <summary>What the page shows shortly before it is too old to be changed; null for a page that stays as it is.</summary>
        public IReadOnlyList<Component>? Later { get; init; }
    }

    /// <summary>A form. Discord accepts it only as the first answer to a command or a press.</summary>
    internal sealed record Form(Modal Modal) : Reply;

    /// <summary>The interaction is acknowledged and nothing new is shown.</summary>
    internal sealed record Silent : Reply;

    /// <summary>The page on which something was pressed is deleted.</summary>
    internal sealed record Hide : Reply;

    internal sealed record Choices(IReadOnlyList<CommandChoice> Found) : Reply;

    public static Reply Nothing { get; } = new Silent();

    /// <summary>
    /// Makes an ephemeral message of one text, without the row of buttons that pages have. It stands beside the page that was pressed, so
    /// that nobody loses what they were reading.
    /// </summary>
    public static Page Line(string text) => new Page([new TextDisplay(text)]) { Beside = true };
}

namespace Rehearsal.Page.Markdown;

/// <summary>A stretch of a line.</summary>
internal abstract record Inline
{
    private Inline() { }

    internal sealed record Plain(string Text) : Inline;

    /// <summary>Children in an HTML element: strong, em, u, s.</summary>
    internal sealed record Styled(string Element, IReadOnlyList<Inline> Children) : Inline;
    internal sealed record Spoiler(IReadOnlyList<Inline> Children) : Inline;
    internal sealed record Code(string Text) : Inline;
    internal sealed record Link(string Url, IReadOnlyList<Inline> Children) : Inline;
    internal sealed record UserMention(ulong Id) : Inline;
    internal sealed record RoleMention(ulong Id) : Inline;
    internal sealed record ChannelMention(ulong Id) : Inline;
    internal sealed record CommandMention(string Path) : Inline;
    internal sealed record Moment(long Unix, char Style) : Inline;
}

/// <summary>One or more lines.</summary>
internal abstract record Block
{
    private Block() { }

    internal sealed record Paragraph(IReadOnlyList<Inline> Content) : Block;

    /// <summary>1 to 3; 0 for the small "-#".</summary>
    internal sealed record Heading(int Level, IReadOnlyList<Inline> Content) : Block;
    internal sealed record Quote(IReadOnlyList<Block> Content) : Block;
    internal sealed record Items(bool IsOrdered, int First, IReadOnlyList<IReadOnlyList<Inline>> All) : Block;
    internal sealed record CodeBlock(string Text) : Block;
}

namespace Rehearsal.Page.Markdown;

/// <summary>A stretch of a line.</summary>
public abstract record Inline
{
    private Inline() { }

    public sealed record Plain(string Text) : Inline;

    /// <summary>Children in an HTML element: strong, em, u, s.</summary>
    public sealed record Styled(string Element, IReadOnlyList<Inline> Children) : Inline;
    public sealed record Spoiler(IReadOnlyList<Inline> Children) : Inline;
    public sealed record Code(string Text) : Inline;
    public sealed record Link(string Url, IReadOnlyList<Inline> Children) : Inline;
    public sealed record UserMention(ulong Id) : Inline;
    public sealed record RoleMention(ulong Id) : Inline;
    public sealed record ChannelMention(ulong Id) : Inline;
    public sealed record CommandMention(string Path) : Inline;
    public sealed record Moment(long Unix, char Style) : Inline;
}

/// <summary>One or more lines.</summary>
public abstract record Block
{
    private Block() { }

    public sealed record Paragraph(IReadOnlyList<Inline> Content) : Block;

    /// <summary>1 to 3; 0 for the small "-#".</summary>
    public sealed record Heading(int Level, IReadOnlyList<Inline> Content) : Block;
    public sealed record Quote(IReadOnlyList<Block> Content) : Block;
    public sealed record Items(bool IsOrdered, int First, IReadOnlyList<IReadOnlyList<Inline>> All) : Block;
    public sealed record CodeBlock(string Text) : Block;
}

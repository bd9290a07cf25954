namespace Rehearsal.Page.Markdown;

/// <summary>A part of a line.</summary>
public abstract record Inline
{
    private Inline() { }

    public sealed record Plain(string Text) : Inline;

    /// <summary>Children in the HTML element strong, em, u or s.</summary>
    public sealed record Styled(string Element, IReadOnlyList<Inline> Children) : Inline;
    public sealed record Spoiler(IReadOnlyList<Inline> Children) : Inline;
    public sealed record Code(string Text) : Inline;
    public sealed record Link(string Url, IReadOnlyList<Inline> Children) : Inline;
    public sealed record UserMention(ulong Id) : Inline;
    public sealed record RoleMention(ulong Id) : Inline;
    public sealed record ChannelMention(ulong Id) : Inline;
    public sealed record CommandMention(string Path) : Inline;
    public sealed record Timestamp(long Unix, char Style) : Inline;
}

/// <summary>A block of one or more lines.</summary>
public abstract record Block
{
    private Block() { }

    public sealed record Paragraph(IReadOnlyList<Inline> Content) : Block;

    /// <summary>A heading of level 1 to 3; level 0 is the small text of "-#".</summary>
    public sealed record Heading(int Level, IReadOnlyList<Inline> Content) : Block;
    public sealed record Quote(IReadOnlyList<Block> Content) : Block;
    public sealed record Items(bool IsOrdered, int First, IReadOnlyList<IReadOnlyList<Inline>> All) : Block;
    public sealed record CodeBlock(string Text) : Block;
}

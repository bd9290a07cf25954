using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Walks;

/// <summary>The way in which fields are filled.</summary>
internal enum WritingStyle
{
    Plain,

    /// <summary>Every field is filled to its limit.</summary>
    Long,

    /// <summary>The text contains everything that could break formatting, mentions and invisible characters.</summary>
    Hostile,
}

/// <summary>Fills forms. Each text begins with a unique mark, by which it is found again.</summary>
internal sealed class ScriptFormFiller(WritingStyle style) : FormFiller
{
    private const string Trouble = "\n# **@everyone** <@1> <#2> _x_ ||y|| `z` ~~a~~ > b\n-# c\n- d\n1. e [f](https://example.org) <t:1:R>"
        + " :smile: \u202Eg\r\n```h";

    private Func<string, bool> _isPrivate = _ => false;
    private TypedMarks _marks = new();
    private int _count;

    /// <summary>When this is set, only the first (true) or only the last (false) of several options is picked.</summary>
    public bool? OnlyOne { get; set; }

    /// <summary>
    /// Fills each field of a form, and adds the marks of what was typed to <paramref name="marks"/>, separately for private fields.
    /// </summary>
    public (string Field, object? Value)[] Fill(WorldModal form, Func<string, bool> isPrivate, TypedMarks marks)
    {
        (_isPrivate, _marks) = (isPrivate, marks);
        return Fill(form);
    }

    protected override string Type(WorldModalField field)
    {
        var mark = $"mark{++_count}x";
        (_isPrivate(field.CustomId) ? _marks.Private : _marks.Shared).Add(mark);
        return Text(mark, field.Input.MaxLength ?? 4000);
    }

    protected override int Pick(int options) => ++_count % options;

    protected override IEnumerable<string> PickSeveral(WorldComponent input)
    {
        _count++;
        var picked = OnlyOne switch
        {
            true => input.Options.Take(1),
            false => input.Options.TakeLast(1),
            null => input.Options.Take(input.MaxValues ?? input.Options.Count),
        };
        return picked.Select(o => o.Value);
    }

    private string Text(string mark, int most) => style switch
    {
        WritingStyle.Long => $"{mark} {new string('w', most - mark.Length - 1)}",
        WritingStyle.Hostile => Cut(mark + string.Concat(Enumerable.Repeat(Trouble, 8)), most),
        _ => $"{mark} some words.",
    };

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}

/// <summary>The marks of the texts in one form.</summary>
internal sealed record TypedMarks
{
    public List<string> Shared { get; } = [];

    public List<string> Private { get; } = [];
}

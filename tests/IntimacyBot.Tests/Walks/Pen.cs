using Rehearsal.World;

namespace IntimacyBot.Tests.Walks;

/// <summary>How somebody writes.</summary>
internal enum Hand
{
    Plain,

    /// <summary>As much as every field takes.</summary>
    Long,

    /// <summary>Everything that formatting, mentions and invisible characters could break.</summary>
    Hostile,
}

/// <summary>Fills in forms. Whatever it writes begins with a mark that is nowhere else, by which it is found again.</summary>
internal sealed class Pen(Hand hand)
{
    private const string Trouble = "\n# **@everyone** <@1> <#2> _x_ ||y|| `z` ~~a~~ > b\n-# c\n- d\n1. e [f](https://example.org) <t:1:R> :smile: \u202Eg\r\n```h";

    private int _count;

    /// <summary>Of several, only the first or only the last is picked.</summary>
    public bool? OnlyOne { get; set; }

    /// <summary>An answer to each field of a form as its reader sees it, and the marks of what was typed, by the field's id.</summary>
    public (string Field, object? Value)[] Fill(Modal form, Func<string, bool> isPrivate, Written written) =>
        [.. form.Fields.Select(field => (field.CustomId, Value(field, isPrivate(field.CustomId) ? written.Private : written.Shared)))];

    private object? Value(ModalField field, List<string> marks)
    {
        var input = field.Input;
        _count++;
        switch (input.Type)
        {
            case ComponentType.TextInput:
                var mark = $"mark{_count}x";
                marks.Add(mark);
                return Text(mark, input.MaxLength ?? 4000);
            case ComponentType.RadioGroup:
                return input.Options[_count % input.Options.Count].Value;
            case ComponentType.CheckboxGroup:
                return Picked(input.Options, input.MaxValues ?? input.Options.Count).Select(o => o.Value).ToArray();
            default:
                throw new InvalidOperationException($"Nobody knows how to fill in a {input.Type}.");
        }
    }

    private IEnumerable<ComponentOption> Picked(IReadOnlyList<ComponentOption> options, int most) => OnlyOne switch
    {
        true => options.Take(1),
        false => options.TakeLast(1),
        null => options.Take(most),
    };

    private string Text(string mark, int most) => hand switch
    {
        Hand.Long => $"{mark} {new string('w', most - mark.Length - 1)}",
        Hand.Hostile => Cut(mark + string.Concat(Enumerable.Repeat(Trouble, 8)), most),
        _ => $"{mark} some words.",
    };

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}

/// <summary>The marks of what was typed in one form.</summary>
internal sealed record Written
{
    public List<string> Shared { get; } = [];

    public List<string> Private { get; } = [];
}

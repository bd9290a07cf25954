using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IntimacyBot.Practices.Reading;

/// <summary>
/// Reads the small part of YAML that scripts use. The size is checked first, nothing is ever expanded, and reading stops at the first
/// construct that no script needs. A hostile file therefore costs no more than an ordinary one.
/// </summary>
internal sealed class YamlReader
{
    public const int MaxBytes = 64 * 1024;
    public const string TooLarge = "the file is larger than 64 KB";
    private const int MaxDepth = 12;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Parser _events;
    private readonly ScriptDiagnostics _diagnostics;
    private Mark _at = Mark.Empty;

    private YamlReader(string text, ScriptDiagnostics diagnostics)
    {
        _events = new Parser(new Scanner(new StringReader(text)));
        _diagnostics = diagnostics;
    }

    /// <summary>Returns the map of the file; null if it could not be read, and then at least one problem was reported.</summary>
    public static MapNode? Read(ReadOnlyMemory<byte> bytes, ScriptDiagnostics diagnostics)
    {
        if (bytes.Length > MaxBytes)
        {
            diagnostics.At(0, TooLarge);
            return null;
        }
        if (Decode(bytes.Span) is not { } text)
        {
            diagnostics.At(0, "the file is not UTF-8 text");
            return null;
        }
        try
        {
            return new YamlReader(text, diagnostics).Document();
        }
        catch (YamlException e)
        {
            diagnostics.At((int)Math.Max(1, e.Start.Line), e is Refusal ? e.Message : $"this cannot be read as YAML: {e.Message}");
            return null;
        }
    }

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private MapNode? Document()
    {
        Take();
        if (Take() is StreamEnd)
        {
            _diagnostics.At(0, "the file is empty");
            return null;
        }
        var root = Read(Take(), 1, inBraces: false);
        Take();
        if (Take() is DocumentStart second)
            throw new Refusal(second.Start, "one file holds one practice; a second '---' begins here");
        if (root is MapNode map)
            return map;
        _diagnostics.At(root.Line, "a practice begins with 'practice: …'");
        return null;
    }

    private ParsingEvent Take()
    {
        try
        {
            _events.MoveNext();
        }
        catch (Exception e) when (e is not (YamlException or OutOfMemoryException))
        {
            // The scanner throws several kinds of exceptions for texts that are not YAML. The author of the file needs only one message.
            throw new Refusal(_at, "this cannot be read as YAML: perhaps a brace, bracket or quote near here is not closed");
        }
        _at = _events.Current!.Start;
        return _events.Current;
    }

    private Node Read(ParsingEvent e, int depth, bool inBraces)
    {
        if (depth > MaxDepth)
            throw new Refusal(e.Start, "this is nested too deeply");
        if (e is AnchorAlias || e is NodeEvent { Anchor.IsEmpty: false })
            throw new Refusal(e.Start, "anchors (&) and aliases (*) are not used here; quote the text if it begins with one of these");
        if (e is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
            throw new Refusal(e.Start, "tags (!) are not used here; quote the text if it begins with one");
        return e switch
        {
            Scalar scalar => Text(scalar, inBraces),
            SequenceStart list => List(list, depth),
            MappingStart map => Map(map, depth),
            _ => throw new Refusal(e.Start, "something is missing here"),
        };
    }

    private TextNode Text(Scalar scalar, bool inBraces)
    {
        if (scalar.Value.Any(Unwanted) || !WellFormed(scalar.Value))
            _diagnostics.At((int)scalar.Start.Line, "control characters are not used here");
        return new TextNode((int)scalar.Start.Line, scalar.Value, inBraces && scalar.Style == ScalarStyle.Plain);
    }

    private ListNode List(SequenceStart start, int depth)
    {
        var items = new List<Node>();
        for (var e = Take(); e is not SequenceEnd; e = Take())
            items.Add(Read(e, depth + 1, start.Style == SequenceStyle.Flow));
        return new ListNode((int)start.Start.Line, items);
    }

    private MapNode Map(MappingStart start, int depth)
    {
        var entries = new List<MapEntry>();
        var keys = new HashSet<string>();
        for (var e = Take(); e is not MappingEnd; e = Take())
        {
            if (Read(e, depth + 1, inBraces: false) is not TextNode key)
                throw new Refusal(e.Start, "a key is one word");
            var value = Read(Take(), depth + 1, start.Style == MappingStyle.Flow);
            if (keys.Add(key.Value))
                entries.Add(new MapEntry(key.Value, key.Line, value));
            else
                _diagnostics.At(key.Line, $"{ScriptDiagnostics.Quote(key.Value)} is here twice");
        }
        return new MapNode((int)start.Start.Line, entries);
    }

    // Characters that change the reading direction are refused like control characters.
    private static bool Unwanted(char c) => c switch
    {
        '\n' or '\t' => false,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        '\u2028' or '\u2029' or '\uFEFF' => true,
        _ => char.IsControl(c),
    };

    private static bool WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsSurrogatePair(text, i))
                return false;
            i++;
        }
        return true;
    }

    private sealed class Refusal(Mark at, string what) : YamlException(at, at, what);
}

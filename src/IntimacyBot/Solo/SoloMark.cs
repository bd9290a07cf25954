using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using IntimacyBot.Practices;

namespace IntimacyBot.Solo;

/// <summary>
/// A number made of a script's shape: its steps, fields and options by their ids, and where they lead. Pages carry it, so that a page
/// whose script has changed since is known. Another wording of a text, or another language, does not change the number.
/// </summary>
internal static class SoloMark
{
    private static readonly ConditionalWeakTable<Script, object> Known = [];

    public static int Of(Script script) => (int)Known.GetValue(script, s => Make(s));

    private static object Make(Script script)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', script.Steps.Select(Shape))));
        return BinaryPrimitives.ReadInt32BigEndian(hash) & int.MaxValue;
    }

    private static string Shape(Step step)
    {
        var conditions = step.When.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key}={string.Join(',', w.Value)}");
        var when = string.Join('&', conditions);
        return string.Join('|', step.GetType().Name, step.Id, step.Next, step.Optional is not null, when, Own(step));
    }

    private static string Own(Step step) => step switch
    {
        Write write => string.Join(' ', write.Form.Select(Own)),
        Choose { List: { } list } choose => $"{list} {choose.Under} {string.Join(' ', WordLists.Of(list).Select(Own))}",
        Choose choose => string.Join(' ', choose.Options.Select(o => $"{o.Id}:{o.Next}:{o.Times}")),
        Show show => string.Join(' ', show.Fields),
        _ => "",
    };

    private static string Own(Field f) => $"{f.Id}:{f.Kind}:{f.Private}:{f.From}:{string.Join(',', f.Options.Select(o => o.Id))}";

    private static string Own(ListedWord word) => $"{word.Id}:{string.Join(',', word.Finer.Select(f => f.Id))}";
}

using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Solo;

/// <summary>
/// Hashes a script's shape: its steps, fields and options by their ids, and where they lead. Pages carry the hash, so that the bot notices
/// when a page was made from another version of the script. Another wording or another language does not change the hash. The names that
/// are hashed are spelled out below, because renaming something in the code must not change a hash that is on a page already.
/// </summary>
internal static class ScriptShapeHash
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
        return string.Join('|', Kind(step), step.Id, step.Next, step.Optional is not null, when, Own(step));
    }

    private static string Own(Step step) => step switch
    {
        WriteStep write => string.Join(' ', write.Form.Select(Shape)),
        ChooseStep { List: { } list } choose => $"{list} {choose.Under} {string.Join(' ', WordLists.Of(list).Select(Own))}",
        ChooseStep choose => string.Join(' ', choose.Options.Select(o => $"{o.Id}:{o.Next}:{o.Times}")),
        ShowStep show => string.Join(' ', show.Fields.Select(Reference)),
        _ => "",
    };

    private static string Shape(FormField field)
    {
        var options = string.Join(',', field.Options.Select(o => o.Id));
        return $"{field.Id}:{Kind(field.Kind)}:{field.Private}:{Reference(field.From)}:{options}";
    }

    private static string Kind(Step step) => step switch
    {
        PrepareStep => "Prepare",
        WriteStep => "Write",
        MirrorStep => "Mirror",
        ChooseStep => "Choose",
        QuietStep => "Quiet",
        TurnsStep => "Turns",
        ShowStep => "Show",
        CloseStep => "Close",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static string Kind(FieldKind kind) => kind switch
    {
        FieldKind.Short => "Short",
        FieldKind.Long => "Long",
        FieldKind.Choice => "Choice",
        FieldKind.Choices => "Choices",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Reference(FieldRef? field) => field is null ? "" : $"FieldRef {{ Step = {field.Step}, Field = {field.Field} }}";

    private static string Own(WordListEntry word) => $"{word.Id}:{string.Join(',', word.Finer.Select(f => f.Id))}";
}

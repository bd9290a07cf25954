using System.Text;
using Discord.Models.Components;

namespace Discord.Interactions;

/// <summary>The limits of a message's components as a whole. Source: docs.discord.com/developers/components/reference.</summary>
internal static class ComponentLimits
{
    public const int MostTotal = 40;
    private const int MostRows = 5;
    private const int MostText = 4000;

    // Beyond about 10,170 bytes of text the platform answers with status 500; each text display costs 12 of them.
    private const int MostTextBytes = 10_000;
    private const int BytesPerText = 12;

    public static bool LooksV2(IReadOnlyList<Component>? components) =>
        components is not null && components.Any(component => component is not ActionRow);

    public static void Check(FieldPath path, IReadOnlyList<Component>? components, bool v2)
    {
        if (components is null)
            return;
        if (!v2)
            path.Count("components", components, 0, MostRows);
        var seen = new Seen();
        for (var i = 0; i < components.Count; i++)
        {
            var at = path.Item("components", i);
            if (!v2 && components[i] is not (ActionRow or UnknownComponent))
                throw at.Wrong("needs the flag for components V2");
            MessageComponents.Check(at, components[i], seen);
        }
        if (seen.Components > MostTotal)
            throw path.Field("components").Wrong($"{seen.Components} components in total, at most {MostTotal}");
        if (seen.TextLength > MostText)
            throw path.Field("components").Wrong($"{seen.TextLength} characters of text in total, at most {MostText}");
        if (seen.TextBytes > MostTextBytes)
            throw path.Field("components").Wrong($"{seen.TextBytes} bytes of text in total, at most {MostTextBytes}");
    }

    /// <summary>What adds up over the components of a message or form.</summary>
    internal sealed class Seen
    {
        private readonly HashSet<string> _customIds = new(StringComparer.Ordinal);
        private readonly HashSet<int> _ids = [];

        public int Components { get; private set; }

        public int TextLength { get; private set; }

        public int TextBytes { get; private set; }

        public void Count(FieldPath path, Component component)
        {
            Components++;
            if (component.Id is { } id and not 0)
                path.Require("id", id > 0 && _ids.Add(id), "is not positive, or used twice");
        }

        public void CustomId(FieldPath path, string? customId)
        {
            path.Text("custom_id", customId, 1, 100);
            path.Require("custom_id", _customIds.Add(customId!), "is used twice");
        }

        public void Text(FieldPath path, TextDisplay text)
        {
            path.Text("content", text.Content, 1, MostText);
            TextLength += text.Content.Length;
            TextBytes += Encoding.UTF8.GetByteCount(text.Content) + BytesPerText;
        }
    }
}

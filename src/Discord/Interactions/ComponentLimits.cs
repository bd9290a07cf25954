using System.Text;
using Discord.Models.Components;

namespace Discord.Interactions;

/// <summary>The limits of a message's components as a whole. Source: docs.discord.com/developers/components/reference.</summary>
internal static class ComponentLimits
{
    public const int MaxTotal = 40;
    private const int MaxRows = 5;
    private const int MaxText = 4000;

    // Beyond about 10,170 bytes of text the platform answers with status 500; each text display costs 12 of them.
    private const int MaxTextBytes = 10_000;
    private const int BytesPerText = 12;

    public static bool LooksV2(IReadOnlyList<Component>? components) =>
        components is not null && components.Any(component => component is not ActionRow);

    public static void Check(FieldPath path, IReadOnlyList<Component>? components, bool v2)
    {
        if (components is null)
            return;
        if (!v2)
            path.Count("components", components, 0, MaxRows);
        var totals = new Totals();
        for (var i = 0; i < components.Count; i++)
        {
            var at = path.Item("components", i);
            if (!v2 && components[i] is not (ActionRow or UnknownComponent))
                throw at.Wrong("needs the flag for components V2");
            MessageComponents.Check(at, components[i], totals);
        }
        if (totals.Components > MaxTotal)
            throw path.Field("components").Wrong($"{totals.Components} components in total, at most {MaxTotal}");
        if (totals.TextLength > MaxText)
            throw path.Field("components").Wrong($"{totals.TextLength} characters of text in total, at most {MaxText}");
        if (totals.TextBytes > MaxTextBytes)
            throw path.Field("components").Wrong($"{totals.TextBytes} bytes of text in total, at most {MaxTextBytes}");
    }

    /// <summary>What is counted over all components of a message or form.</summary>
    internal sealed class Totals
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
            path.Text("content", text.Content, 1, MaxText);
            TextLength += text.Content.Length;
            TextBytes += Encoding.UTF8.GetByteCount(text.Content) + BytesPerText;
        }
    }
}

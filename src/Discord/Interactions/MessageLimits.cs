using Discord.Models;

namespace Discord.Interactions;

/// <summary>The limits of messages. Source: docs.discord.com/developers/resources/message#create-message.</summary>
internal static class MessageLimits
{
    private const int MaxContent = 2000;
    private const int MaxMentions = 100;
    private const int MaxFiles = 10;
    private const int MaxFileBytes = 10 * 1024 * 1024;
    private const long MaxRequestBytes = 25 * 1024 * 1024;

    public static void Check(FieldPath path, MessageCreate message)
    {
        var v2 = IsV2(message.Flags);
        path.OptionalText("content", message.Content, v2 ? 0 : 1, MaxContent);
        path.Require("content", !v2 || message.Content is null, "must be absent with components V2");
        if (!v2 && message.Content is null && message.Components is not { Count: > 0 } && message.Files is not { Count: > 0 })
            throw path.Field("content").Wrong("is missing, and so are components and files");
        if (v2)
            path.Count("components", message.Components, 1, ComponentLimits.MaxTotal);
        path.OptionalText("nonce", message.Nonce, 1, 25);
        path.Require("nonce", message.EnforceNonce != true || message.Nonce is not null, "is missing, but to be enforced");
        CheckShared(path, message.AllowedMentions, message.Files);
        ComponentLimits.Check(path, message.Components, v2);
    }

    public static void Check(FieldPath path, MessageEdit edit)
    {
        var v2 = IsV2(edit.Flags);
        if (edit.Content is { HasValue: true, Value: { } content })
        {
            path.Text("content", content, 0, MaxContent);
            path.Require("content", !v2, "must be null or absent with components V2");
        }
        CheckShared(path, edit.AllowedMentions, edit.Files);
        ComponentLimits.Check(path, edit.Components, v2 || ComponentLimits.LooksV2(edit.Components));
    }

    private static bool IsV2(MessageFlags? flags) => flags is { } value && value.HasFlag(MessageFlags.IsComponentsV2);

    private static void CheckShared(FieldPath path, AllowedMentions? allowed, IReadOnlyList<AttachedFile>? files)
    {
        path.Require("allowed_mentions", allowed is not null);
        var mentions = path.Field("allowed_mentions");
        mentions.Count("users", allowed!.UserIds, 0, MaxMentions);
        mentions.Count("roles", allowed.RoleIds, 0, MaxMentions);
        mentions.Require("users", allowed.UserIds is not { Count: > 0 } || !allowed.Parse.Contains("users"), "excluded by parse");
        mentions.Require("roles", allowed.RoleIds is not { Count: > 0 } || !allowed.Parse.Contains("roles"), "excluded by parse");
        path.Count("files", files, 0, MaxFiles);
        for (var i = 0; i < (files?.Count ?? 0); i++)
            CheckFile(path.Item("files", i), files![i]);
        var total = files?.Sum(file => (long)file.Bytes.Length) ?? 0;
        if (total > MaxRequestBytes)
            throw path.Field("files").Wrong($"{total} bytes in total, at most {MaxRequestBytes}");
    }

    private static void CheckFile(FieldPath path, AttachedFile file)
    {
        path.Text("filename", file.Name, 1, 260);
        path.Require(
            "filename",
            file.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'),
            "must be ASCII letters, digits, '.', '_' and '-'");
        path.OptionalText("description", file.Description, 0, 1024);
        if (file.Bytes.Length > MaxFileBytes)
            throw path.Wrong($"{file.Bytes.Length} bytes, at most {MaxFileBytes}");
    }
}

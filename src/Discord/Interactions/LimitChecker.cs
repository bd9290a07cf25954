using Discord.Models;

namespace Discord.Interactions;

/// <summary>
/// Checks what is about to be sent against the platform's limits. Every request passes through <see cref="Check(object?)"/>; a broken limit
/// is an <see cref="InvalidRequestException"/> that names the field. Source: docs.discord.com/developers/components/reference.
/// </summary>
public static class LimitChecker
{
    private static readonly int[] ArchiveMinutes = [60, 1440, 4320, 10080];

    /// <summary>Checks a body of any kind this library sends; kinds without limits pass.</summary>
    public static void Check(object? body)
    {
        switch (body)
        {
            case MessageCreate message:
                MessageLimits.Check(FieldPath.Root, message);
                break;
            case MessageEdit edit:
                MessageLimits.Check(FieldPath.Root, edit);
                break;
            case InteractionResponse response:
                Check(response);
                break;
            case Modal modal:
                FormLimits.Check(FieldPath.Root, modal);
                break;
            case IReadOnlyList<ApplicationCommand> commands:
                CommandLimits.Check(commands);
                break;
            case StartThread thread:
                Check(thread);
                break;
            case CreateGuildChannel channel:
                Check(channel);
                break;
            case ModifyChannel change:
                Check(change);
                break;
        }
    }

    /// <summary>Checks what is to stand in the audit log.</summary>
    internal static void CheckReason(string? reason) => FieldPath.Root.OptionalText("X-Audit-Log-Reason", reason, 1, 512);

    private static void Check(InteractionResponse response)
    {
        var data = FieldPath.Root.Field("data");
        switch (response.Data)
        {
            case MessageCreate message:
                MessageLimits.Check(data, message);
                break;
            case MessageEdit edit:
                MessageLimits.Check(data, edit);
                break;
            case Modal modal:
                FormLimits.Check(data, modal);
                break;
            case AutocompleteData suggestions:
                data.Count("choices", suggestions.Choices, 0, 25);
                for (var i = 0; i < suggestions.Choices.Count; i++)
                    CommandLimits.CheckChoice(data.Item("choices", i), suggestions.Choices[i], null);
                break;
        }
    }

    private static void Check(StartThread thread)
    {
        FieldPath.Root.Text("name", thread.Name, 1, 100);
        FieldPath.Root.Require(
            "type",
            thread.Type is ChannelType.PrivateThread or ChannelType.PublicThread or ChannelType.AnnouncementThread,
            "is no kind of thread");
        CheckArchive(thread.AutoArchiveDuration);
        FieldPath.Root.Range("rate_limit_per_user", thread.RateLimitPerUser, 0, 21600);
    }

    private static void Check(CreateGuildChannel channel)
    {
        FieldPath.Root.Text("name", channel.Name, 1, 100);
        FieldPath.Root.OptionalText("topic", channel.Topic, 0, 1024);
    }

    private static void Check(ModifyChannel change)
    {
        FieldPath.Root.OptionalText("name", change.Name, 1, 100);
        FieldPath.Root.OptionalText("topic", change.Topic, 0, 1024);
        CheckArchive(change.AutoArchiveDuration);
        FieldPath.Root.Range("rate_limit_per_user", change.RateLimitPerUser, 0, 21600);
    }

    private static void CheckArchive(int? minutes) =>
        FieldPath.Root.Require(
            "auto_archive_duration",
            minutes is not { } value || ArchiveMinutes.Contains(value),
            "must be 60, 1440, 4320 or 10080");
}

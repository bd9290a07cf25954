namespace Rehearsal.World;

/// <summary>Somebody tried what Discord's own programs would not let them do: usually a mistake of the story.</summary>
internal sealed class RehearsalException(string message) : Exception(message);

/// <summary>The platform refuses a request.</summary>
internal sealed class Refused(int status, int code, string message, System.Text.Json.Nodes.JsonObject? errors = null) : Exception(message)
{
    public int Status { get; } = status;
    public int Code { get; } = code;
    public System.Text.Json.Nodes.JsonObject? Errors { get; } = errors;

    public static Refused UnknownChannel => new(404, 10003, "Unknown Channel");
    public static Refused UnknownGuild => new(404, 10004, "Unknown Guild");
    public static Refused UnknownMember => new(404, 10007, "Unknown Member");
    public static Refused UnknownMessage => new(404, 10008, "Unknown Message");
    public static Refused UnknownUser => new(404, 10013, "Unknown User");
    public static Refused UnknownWebhook => new(404, 10015, "Unknown Webhook");
    public static Refused UnknownInteraction => new(404, 10062, "Unknown interaction");
    public static Refused UnknownCommand => new(404, 10063, "Unknown application command");
    public static Refused AlreadyAcknowledged => new(400, 40060, "Interaction has already been acknowledged.");
    public static Refused MissingAccess => new(403, 50001, "Missing Access");
    public static Refused NotYourMessage => new(403, 50005, "Cannot edit a message authored by another user");
    public static Refused EmptyMessage => new(400, 50006, "Cannot send an empty message");
    public static Refused CannotMessageUser => new(403, 50007, "Cannot send messages to this user");
    public static Refused MissingPermissions => new(403, 50013, "Missing Permissions");
    public static Refused WrongChannelType => new(400, 50024, "Cannot execute action on this channel type");
    public static Refused TokenExpired => new(401, 50027, "Invalid Webhook Token");
    public static Refused Archived => new(400, 50083, "Thread is archived");
    public static Refused NoMutualGuild => new(403, 50278, "Cannot send messages to this user due to having no mutual guilds");
    public static Refused Locked => new(400, 160005, "This thread is locked");
    public static Refused TooManyThreads => new(400, 160006, "Maximum number of active threads reached");
    public static Refused TooManyParticipants => new(400, 30033, "Maximum number of thread participants reached (1000)");
}

namespace Rehearsal.World;

/// <summary>Thrown when a person tries what Discord's client would not allow, which is usually a mistake of the test.</summary>
internal sealed class RehearsalException(string message) : Exception(message);

/// <summary>Thrown when the platform refuses a request.</summary>
internal sealed class RefusedException(int status, int code, string message, System.Text.Json.Nodes.JsonObject? errors = null)
    : Exception(message)
{
    public int Status { get; } = status;
    public int Code { get; } = code;
    public System.Text.Json.Nodes.JsonObject? Errors { get; } = errors;

    public static RefusedException UnknownChannel => new(404, 10003, "Unknown Channel");
    public static RefusedException UnknownGuild => new(404, 10004, "Unknown Guild");
    public static RefusedException UnknownMember => new(404, 10007, "Unknown Member");
    public static RefusedException UnknownMessage => new(404, 10008, "Unknown Message");
    public static RefusedException UnknownUser => new(404, 10013, "Unknown User");
    public static RefusedException UnknownWebhook => new(404, 10015, "Unknown Webhook");
    public static RefusedException UnknownInteraction => new(404, 10062, "Unknown interaction");
    public static RefusedException UnknownCommand => new(404, 10063, "Unknown application command");
    public static RefusedException AlreadyAcknowledged => new(400, 40060, "Interaction has already been acknowledged.");
    public static RefusedException MissingAccess => new(403, 50001, "Missing Access");
    public static RefusedException NotYourMessage => new(403, 50005, "Cannot edit a message authored by another user");
    public static RefusedException EmptyMessage => new(400, 50006, "Cannot send an empty message");
    public static RefusedException CannotMessageUser => new(403, 50007, "Cannot send messages to this user");
    public static RefusedException MissingPermissions => new(403, 50013, "Missing Permissions");
    public static RefusedException SystemMessage => new(403, 50021, "Cannot execute action on a system message");
    public static RefusedException WrongChannelType => new(400, 50024, "Cannot execute action on this channel type");
    public static RefusedException TokenExpired => new(401, 50027, "Invalid Webhook Token");
    public static RefusedException TwoFactorRequired => new(403, 60003, "Two factor is required for this operation");
    public static RefusedException Archived => new(400, 50083, "Thread is archived");
    public static RefusedException NoMutualGuild => new(403, 50278, "Cannot send messages to this user due to having no mutual guilds");
    public static RefusedException Locked => new(400, 160005, "This thread is locked");
    public static RefusedException TooManyThreads => new(400, 160006, "Maximum number of active threads reached");
    public static RefusedException TooManyParticipants => new(400, 30033, "Maximum number of thread participants reached (1000)");
}

namespace Discord.Rest;

/// <summary>
/// The platform's error codes that somebody reacts to. Source: docs.discord.com/developers/topics/opcodes-and-status-codes#json.
/// </summary>
public static class ErrorCode
{
    /// <summary>No particular code.</summary>
    public const int General = 0;
    /// <summary>The channel or thread is gone.</summary>
    public const int UnknownChannel = 10003;
    /// <summary>The bot is not in this guild.</summary>
    public const int UnknownGuild = 10004;
    /// <summary>The user is not in this guild.</summary>
    public const int UnknownMember = 10007;
    /// <summary>The message is gone.</summary>
    public const int UnknownMessage = 10008;
    /// <summary>The role is gone.</summary>
    public const int UnknownRole = 10011;
    /// <summary>There is no such user.</summary>
    public const int UnknownUser = 10013;
    /// <summary>An interaction was followed up before it was answered.</summary>
    public const int UnknownWebhook = 10015;
    /// <summary>An interaction was answered later than 3 seconds, or by somebody else.</summary>
    public const int UnknownInteraction = 10062;
    /// <summary>The command is not registered.</summary>
    public const int UnknownCommand = 10063;
    /// <summary>The thread has 1000 participants.</summary>
    public const int TooManyThreadParticipants = 30033;
    /// <summary>200 commands were created today.</summary>
    public const int TooManyCommandCreates = 30034;
    /// <summary>Messages older than an hour were edited too often.</summary>
    public const int TooManyEditsOfOldMessages = 30046;
    /// <summary>The token does not do.</summary>
    public const int Unauthorized = 40001;
    /// <summary>Direct messages were opened too fast.</summary>
    public const int OpeningDmsTooFast = 40003;
    /// <summary>The interaction was answered already.</summary>
    public const int AlreadyAcknowledged = 40060;
    /// <summary>The User-Agent or the address of this machine is blocked.</summary>
    public const int CloudflareBlocked = 40333;
    /// <summary>The bot cannot see it.</summary>
    public const int MissingAccess = 50001;
    /// <summary>The user takes no direct messages from the bot.</summary>
    public const int CannotSendToUser = 50007;
    /// <summary>The bot lacks a permission.</summary>
    public const int MissingPermissions = 50013;
    /// <summary>The token is no token.</summary>
    public const int InvalidToken = 50014;
    /// <summary>The interaction is older than 15 minutes.</summary>
    public const int InvalidWebhookToken = 50027;
    /// <summary>The body does not do; the fields are named.</summary>
    public const int InvalidFormBody = 50035;
    /// <summary>The guild asks for two-factor authentication, and the account that owns the bot does not have it.</summary>
    public const int TwoFactorRequired = 60003;
    /// <summary>The thread is archived.</summary>
    public const int ThreadArchived = 50083;
    /// <summary>The bot shares no guild with the user any more.</summary>
    public const int NoMutualGuilds = 50278;
    /// <summary>The thread is locked.</summary>
    public const int ThreadLocked = 160005;
    /// <summary>The guild has its full number of active threads.</summary>
    public const int TooManyActiveThreads = 160006;
    /// <summary>Automatic moderation blocked the text.</summary>
    public const int BlockedByAutoMod = 200000;
    /// <summary>Automatic moderation blocked the title.</summary>
    public const int TitleBlockedByAutoMod = 200001;
}

using System.Text.Json.Serialization;
using Discord.Models.Json;

namespace Discord.Models;

/// <summary>
/// What a role, an overwrite or a member may do: a bit set of up to 64 bits, on the wire a string of decimal digits.
/// Source: docs.discord.com/developers/topics/permissions.
/// </summary>
[Flags]
[JsonConverter(typeof(PermissionsConverter))]
public enum Permissions : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Make invites.</summary>
    CreateInstantInvite = 1UL << 0,
    /// <summary>Remove members from the guild.</summary>
    KickMembers = 1UL << 1,
    /// <summary>Ban members.</summary>
    BanMembers = 1UL << 2,
    /// <summary>Everything, and channel overwrites do not apply.</summary>
    Administrator = 1UL << 3,
    /// <summary>Create, change and delete channels.</summary>
    ManageChannels = 1UL << 4,
    /// <summary>Change the guild.</summary>
    ManageGuild = 1UL << 5,
    /// <summary>Add new reactions to messages.</summary>
    AddReactions = 1UL << 6,
    /// <summary>Read the audit log.</summary>
    ViewAuditLog = 1UL << 7,
    /// <summary>Speak with priority in a voice channel.</summary>
    PrioritySpeaker = 1UL << 8,
    /// <summary>Share video in a voice channel.</summary>
    Stream = 1UL << 9,
    /// <summary>See a channel at all; without it nothing else counts there.</summary>
    ViewChannel = 1UL << 10,
    /// <summary>Post messages in a channel (without effect in threads) and start forum posts.</summary>
    SendMessages = 1UL << 11,
    /// <summary>Post messages that are read aloud.</summary>
    SendTtsMessages = 1UL << 12,
    /// <summary>Delete the messages of others.</summary>
    ManageMessages = 1UL << 13,
    /// <summary>Links show a preview.</summary>
    EmbedLinks = 1UL << 14,
    /// <summary>Upload files.</summary>
    AttachFiles = 1UL << 15,
    /// <summary>Read messages that were there before.</summary>
    ReadMessageHistory = 1UL << 16,
    /// <summary>Ping everyone, here and all roles.</summary>
    MentionEveryone = 1UL << 17,
    /// <summary>Use emoji of other guilds.</summary>
    UseExternalEmojis = 1UL << 18,
    /// <summary>See the guild's statistics.</summary>
    ViewGuildInsights = 1UL << 19,
    /// <summary>Join a voice channel.</summary>
    Connect = 1UL << 20,
    /// <summary>Speak in a voice channel.</summary>
    Speak = 1UL << 21,
    /// <summary>Mute others in voice.</summary>
    MuteMembers = 1UL << 22,
    /// <summary>Deafen others in voice.</summary>
    DeafenMembers = 1UL << 23,
    /// <summary>Move others between voice channels.</summary>
    MoveMembers = 1UL << 24,
    /// <summary>Speak without push-to-talk.</summary>
    UseVad = 1UL << 25,
    /// <summary>Change the own nickname.</summary>
    ChangeNickname = 1UL << 26,
    /// <summary>Change the nicknames of others.</summary>
    ManageNicknames = 1UL << 27,
    /// <summary>Change roles below the own one.</summary>
    ManageRoles = 1UL << 28,
    /// <summary>Create, change and delete webhooks.</summary>
    ManageWebhooks = 1UL << 29,
    /// <summary>Change and delete emoji, stickers and sounds of others.</summary>
    ManageGuildExpressions = 1UL << 30,
    /// <summary>Use commands of applications.</summary>
    UseApplicationCommands = 1UL << 31,
    /// <summary>Ask to speak on a stage.</summary>
    RequestToSpeak = 1UL << 32,
    /// <summary>Change and delete scheduled events of others.</summary>
    ManageEvents = 1UL << 33,
    /// <summary>Change and delete threads, and see all private ones.</summary>
    ManageThreads = 1UL << 34,
    /// <summary>Start public threads.</summary>
    CreatePublicThreads = 1UL << 35,
    /// <summary>Start private threads.</summary>
    CreatePrivateThreads = 1UL << 36,
    /// <summary>Use stickers of other guilds.</summary>
    UseExternalStickers = 1UL << 37,
    /// <summary>Post messages in threads.</summary>
    SendMessagesInThreads = 1UL << 38,
    /// <summary>Start activities.</summary>
    UseEmbeddedActivities = 1UL << 39,
    /// <summary>Time members out.</summary>
    ModerateMembers = 1UL << 40,
    /// <summary>See what the guild earns.</summary>
    ViewCreatorMonetizationAnalytics = 1UL << 41,
    /// <summary>Play sounds in voice.</summary>
    UseSoundboard = 1UL << 42,
    /// <summary>Add emoji, stickers and sounds.</summary>
    CreateGuildExpressions = 1UL << 43,
    /// <summary>Add scheduled events.</summary>
    CreateEvents = 1UL << 44,
    /// <summary>Play sounds of other guilds.</summary>
    UseExternalSounds = 1UL << 45,
    /// <summary>Post voice messages.</summary>
    SendVoiceMessages = 1UL << 46,
    /// <summary>Post polls.</summary>
    SendPolls = 1UL << 49,
    /// <summary>Responses of user-installed applications are shown to others.</summary>
    UseExternalApps = 1UL << 50,
    /// <summary>Pin and unpin messages.</summary>
    PinMessages = 1UL << 51,
    /// <summary>Post without waiting for slowmode.</summary>
    BypassSlowmode = 1UL << 52,
}

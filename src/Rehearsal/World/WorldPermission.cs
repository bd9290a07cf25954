namespace Rehearsal.World;

/// <summary>The permission bits that matter here. Bits without a name are kept as they come.</summary>
[Flags]
internal enum WorldPermission : ulong
{
    None = 0,
    KickMembers = 1UL << 1,
    BanMembers = 1UL << 2,
    Administrator = 1UL << 3,
    ManageChannels = 1UL << 4,
    ManageGuild = 1UL << 5,
    AddReactions = 1UL << 6,
    ViewAuditLog = 1UL << 7,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    SendTts = 1UL << 12,
    ManageMessages = 1UL << 13,
    EmbedLinks = 1UL << 14,
    AttachFiles = 1UL << 15,
    ReadMessageHistory = 1UL << 16,
    MentionEveryone = 1UL << 17,
    UseExternalEmojis = 1UL << 18,
    Connect = 1UL << 20,
    Speak = 1UL << 21,
    ManageRoles = 1UL << 28,
    ManageWebhooks = 1UL << 29,
    UseApplicationCommands = 1UL << 31,
    ManageThreads = 1UL << 34,
    CreatePublicThreads = 1UL << 35,
    CreatePrivateThreads = 1UL << 36,
    SendMessagesInThreads = 1UL << 38,
    ModerateMembers = 1UL << 40,
    SendPolls = 1UL << 49,
    UseExternalApps = 1UL << 50,
    PinMessages = 1UL << 51,
    BypassSlowmode = 1UL << 52,
    All = (1UL << 53) - 1,

    /// <summary>These are the permissions of @everyone in a new server.</summary>
    Everyone = ViewChannel | SendMessages | AddReactions | EmbedLinks | AttachFiles | ReadMessageHistory | UseExternalEmojis
        | Connect | Speak | UseApplicationCommands | CreatePublicThreads | CreatePrivateThreads | SendMessagesInThreads | SendPolls
        | UseExternalApps,

    /// <summary>These are the permissions in the invitation link, 360777370624 as a number.</summary>
    Install = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | ManageThreads | CreatePrivateThreads
        | SendMessagesInThreads,

    /// <summary>These are the permissions in the link for a server of two people, 360777370640 as a number.</summary>
    InstallForTwo = Install | ManageChannels,
}

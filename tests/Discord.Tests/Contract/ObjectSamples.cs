using Discord.Interactions;
using Discord.Models;

namespace Tests.Contract;

/// <summary>
/// Fictional samples of guilds, channels, messages and users with every field that this library knows, and some it does not.
/// </summary>
internal static class ObjectSamples
{
    public const string User =
        """{"id":"400000000000000004","username":"sam","global_name":"Sam","bot":true,"system":"""
            + """true,"avatar":"a1b2c3","mfa_enabled":true,"discriminator":"0","public_flags":64,"avatar_decoration_data":null}""";

    public const string Member = $$$"""
        {"user":{{{User}}},"nick":"Sammy","roles":["900000000000000009"],"joined_at":"2026-01-02T03:04:05.678901+00:00","pending":true,
         "communication_disabled_until":"2026-11-23T10:11:12+00:00","permissions":"4503599627370496","deaf":false,"mute":false,"flags":2,
         "premium_since":null}
        """;

    public const string Overwrite = """{"id":"900000000000000009","type":1,"allow":"2251799813685248","deny":"1024"}""";

    public const string Metadata = """
        {"archived":true,"auto_archive_duration":10080,"archive_timestamp":"2026-01-02T03:04:05+00:00","locked":true,"invitable":true,
         "create_timestamp":"2026-01-01T00:00:00+00:00"}
        """;

    public const string ThreadMember =
        """{"id":"340000000000000034","user_id":"400000000000000004","join_timestamp":"2026-01-02T03:04:05+00:00","flags":1}""";

    public const string Channel = $$$"""
        {"id":"310000000000000031","type":12,"guild_id":"300000000000000003","name":"a room","topic":"ours",
         "parent_id":"300000000000000030","owner_id":"100000000000000001",
         "position":4,"permission_overwrites":[{{{Overwrite}}}],"flags":131072,"nsfw":true,"last_message_id":"500000000000000005",
         "recipients":[{{{User}}}],
         "thread_metadata":{{{Metadata}}},"member_count":3,"member":{{{ThreadMember}}},"newly_created":true,"permissions":"1024",
         "app_permissions":"360777370624",
         "rate_limit_per_user":0,"application_id":null,"total_message_sent":7,"available_tags":[{"id":"700000000000000007"}]}
        """;

    public const string Role = """
        {"id":"900000000000000009","name":"gardeners","permissions":"9007199254740992","position":3,"managed":true,"mentionable":true,
         "color":0,"colors":{"primary_color":0,"secondary_color":null},"hoist":false,"tags":{"bot_id":"100000000000000001"},"flags":0}
        """;

    public const string Guild = $$$"""
        {"id":"300000000000000003","name":"Lake House","owner_id":"400000000000000004","preferred_locale":"es-ES","roles":[{{{Role}}}],
         "channels":[{{{Channel}}}],
         "threads":[{{{Channel}}}],"members":[{{{Member}}}],"member_count":12,"approximate_member_count":13,
         "mfa_level":1,"unavailable":true,"features":["COMMUNITY"],
         "afk_channel_id":null,"presences":[],"emojis":[{"id":null,"name":"x"}]}
        """;

    public const string Attachment = """
        {"id":"800000000000000008","filename":"a.png","description":"A lake","content_type":"image/png","size":12345,
         "url":"https://files.example/a.png?ex=1","proxy_url":"https://files.example/p","ephemeral":true,"width":null}
        """;

    public const string Message = $$$"""
        {"id":"500000000000000005","channel_id":"310000000000000031","author":{{{User}}},"content":"words",
         "timestamp":"2026-11-23T10:11:12.131415+00:00",
         "edited_timestamp":"2026-11-23T11:11:12+00:00","type":19,"flags":32832,"components":[{"type":1,"id":1,"components":[{"type":2,
         "style":1,"label":"a","custom_id":"b"}]},{"type":99,"id":2}],
         "attachments":[{{{Attachment}}}],"mentions":[{{{User}}}],"nonce":"abc","pinned":true,"tts":false,"embeds":[{"type":"rich"}],
         "interaction_metadata":{"id":"600000000000000006","type":3,"user":{{{User}}}},"webhook_id":"100000000000000001","position":3}
        """;

    public const string Application = $$$"""
        {"id":"100000000000000001","name":"bot","bot":{{{User}}},"flags":8912896,"approximate_guild_count":3,"flags_new":"8912896",
         "description":"","verify_key":"00","team":null}
        """;

    public const string GatewayBot =
        """{"url":"wss://gateway.example","shards":9,"session_start_limit":{"total":2000,"remaining":999,"reset_after":"""
            + """14400000,"max_concurrency":16}}""";

    public static IEnumerable<ContractSample> All =>
    [
        new(typeof(User), User),
        new(typeof(GuildMember), Member),
        new(typeof(Overwrite), Overwrite) { IsSent = true },
        new(typeof(ThreadMetadata), Metadata),
        new(typeof(ThreadMember), ThreadMember),
        new(typeof(ActiveThreads), $$$"""{"threads":[{{{Channel}}}],"members":[{{{ThreadMember}}}],"has_more":false}"""),
        new(typeof(ArchivedThreads), $$$"""{"threads":[{{{Channel}}}],"members":[{{{ThreadMember}}}],"has_more":true}"""),
        new(typeof(Channel), Channel),
        new(typeof(Role), Role),
        new(typeof(Guild), Guild),
        new(typeof(Attachment), Attachment),
        new(typeof(Message), Message),
        new(typeof(MessageInteraction), """{"id":"600000000000000006"}"""),
        new(typeof(Application), Application),
        new(typeof(GatewayBot), GatewayBot),
        new(typeof(SessionStartLimit), """{"total":2000,"remaining":999,"reset_after":14400000,"max_concurrency":16}"""),
        new(typeof(AllowedMentions), """{"parse":["roles"],"users":["400000000000000004"],"roles":["900000000000000009"]}""")
        {
            IsSent = true
        },
        new(typeof(CreateGuildChannel), """{"name":"couples","type":2,"topic":"For two."}""") { IsSent = true },
        new(typeof(StartThread), """{"name":"a room","type":12,"auto_archive_duration":1440,"invitable":true,"rate_limit_per_user":5}""")
        {
            IsSent = true
        },
        new(
            typeof(ModifyChannel),
            $$$"""{"name":"a","topic":"b","permission_overwrites":[{{{Overwrite}}}],"archived":true,"locked":true,"invitable":"""
                + """true,"auto_archive_duration":60,"rate_limit_per_user":5}""")
            {
                IsSent = true
            },
        new(
            typeof(MessageCreate),
            """{"content":"a","components":[{"type":10,"content":"b"}],"flags":4096,"allowed_mentions":{"parse":"""
                + """[]},"nonce":"n","enforce_nonce":true}""")
            {
                IsSent = true,
                Unread = ["files", "attachments"]
            },
        new(typeof(MessageEdit), """{"content":"a","components":[{"type":10,"content":"b"}],"flags":4,"allowed_mentions":{"parse":[]}}""")
        {
            IsSent = true,
            Unread = ["files", "keep_attachments", "attachments"]
        },
        new(typeof(ApplicationCommand), Command) { IsSent = true },
        new(typeof(CommandOption), Option) { IsSent = true },
        new(typeof(CommandChoice), Choice) { IsSent = true },
    ];

    private const string Choice = """{"name":"a","value":"b","name_localizations":{"es-ES":"c"}}""";

    private const string Option = $$$"""
        {"type":3,"name":"practice","description":"Which","name_localizations":{"es-ES":"pr"},
         "description_localizations":{"es-ES":"Cual"},"required":true,"choices":[{{{Choice}}}],
         "options":[{"type":5,"name":"quiet","description":"d"}],"channel_types":[0,12],"min_value":1.5,"max_value":9,"min_length":1,
         "max_length":100,"autocomplete":true,"file_types":["image"]}
        """;

    private const string Command = $$$"""
        {"name":"bell","description":"Rings","id":"550000000000000055","type":3,"name_localizations":{"es-ES":"campana"},
         "description_localizations":{"es-ES":"Suena"},"options":[{{{Option}}}],
         "default_member_permissions":"32","contexts":[1,2],"integration_types":[1],"nsfw":true}
        """;
}

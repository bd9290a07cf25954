using Discord.Gateway;
using Discord.Interactions;

namespace Tests.Contract;

/// <summary>Fictional samples of events and interactions with every field that this library knows, and some it does not.</summary>
internal static class EventSamples
{
    private const string Option = """{"name":"a","type":3,"value":"words","options":[{"name":"b","type":4,"value":19}],"focused":true}""";

    private const string Submitted = """
        {"type":18,"id":2,"custom_id":"outer","value":"v","values":["1"],"component":{"type":4,"id":3,"custom_id":"words",
         "value":"from the heart"},
         "components":[{"type":23,"id":4,"custom_id":"yes","value":true}]}
        """;

    private const string ResolvedParts = $$$"""
        {"users":{"400000000000000004":{{{ObjectSamples.User}}}},"members":{"400000000000000004":{"roles":["900000000000000009"],
         "nick":"S","permissions":"8"}},
         "roles":{"900000000000000009":{{{ObjectSamples.Role}}}},"channels":{"310000000000000031":{{{ObjectSamples.Channel}}}},
         "messages":{"500000000000000005":{{{ObjectSamples.Message}}}},"attachments":{"800000000000000008":{{{ObjectSamples.Attachment}}}}}
        """;

    private const string Data = $$$"""
        {"id":"550000000000000055","name":"checkin","type":2,"options":[{{{Option}}}],"target_id":"400000000000000004",
         "custom_id":"floor:1","component_type":2,
         "values":["1"],"resolved":{{{ResolvedParts}}},"components":[{{{Submitted}}}],"guild_id":"300000000000000003"}
        """;

    private const string InteractionJson = $$$"""
        {"id":"600000000000000006","application_id":"100000000000000001","type":3,"token":"fictional","guild_id":"300000000000000003",
         "channel":{{{ObjectSamples.Channel}}},
         "channel_id":"310000000000000031","member":{{{ObjectSamples.Member}}},"user":{{{ObjectSamples.User}}},
         "message":{{{ObjectSamples.Message}}},"locale":"es-ES","guild_locale":"en-GB",
         "app_permissions":"360777370624","context":1,"data":{{{Data}}},"version":1,"entitlements":[],
         "authorizing_integration_owners":{"0":"300000000000000003"},"attachment_size_limit":10485760}
        """;

    private const string ReadyJson = $$$"""
        {"v":10,"user":{{{ObjectSamples.User}}},"guilds":[{"id":"300000000000000003","unavailable":true}],"session_id":"s",
         "resume_gateway_url":"wss://resume.example",
         "application":{{{ObjectSamples.Application}}},"shard":[0,1],"private_channels":[],"_trace":["x"]}
        """;

    public static IEnumerable<ContractSample> All =>
    [
        new(typeof(Interaction), InteractionJson),
        new(typeof(InteractionData), Data),
        new(typeof(InteractionOption), Option),
        new(typeof(SubmittedComponent), Submitted),
        new(typeof(Resolved), ResolvedParts),
        new(typeof(Ready), ReadyJson),
        new(typeof(GuildRoleChange), $$$"""{"guild_id":"300000000000000003","role":{{{ObjectSamples.Role}}}}"""),
        new(typeof(GuildRoleDelete), """{"guild_id":"300000000000000003","role_id":"900000000000000009"}"""),
        new(
            typeof(GuildMemberUpdate),
            $$$"""{"guild_id":"300000000000000003","user":{{{ObjectSamples.User}}},"roles":["900000000000000009"],"nick":null}"""),
        new(typeof(GuildMemberRemove), $$$"""{"guild_id":"300000000000000003","user":{{{ObjectSamples.User}}}}"""),
        new(
            typeof(ThreadListSync),
            """{"guild_id":"300000000000000003","channel_ids":["310000000000000031"],"threads":["""
                + $$$"""{{{ObjectSamples.Channel}}}],"members":[]}"""),
        new(typeof(ThreadMembersUpdate), $$$"""
            {"id":"340000000000000034","guild_id":"300000000000000003","member_count":3,
             "added_members":[{{{ObjectSamples.ThreadMember}}}],"removed_member_ids":["400000000000000004"]}
            """),
    ];
}

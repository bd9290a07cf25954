using System.Text.Json;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Models.Json;

namespace Tests.Models;

/// <summary>Tests that fictional samples of Discord's objects are read.</summary>
public sealed class ObjectJsonTests
{
    [Fact]
    public void A_guild_of_a_create_event_is_read_with_hidden_channels_and_threads()
    {
        var guild = Read<Guild>("""
            {"id":"300000000000000003","name":"Lake House","owner_id":"2","unavailable":false,"preferred_locale":"es-ES",
             "member_count":12,"large":false,
             "joined_at":"2026-01-02T03:04:05.678901+00:00","features":[],"afk_channel_id":null,
             "roles":[{"id":"300000000000000003","name":"@everyone","permissions":"2147483648","position":0,"color":0,"flags":0,
             "tags":null}],
             "channels":[
               {"id":"31","type":0,"name":"rooms","position":1,"parent_id":"30","flags":0,"permission_overwrites":[{"id":"7","type":1,
                "allow":"1024","deny":"0"}]},
               {"id":"32","type":0,"name":"___hidden___","position":2,"parent_id":null,"topic":null,"flags":131072,"nsfw":null,
                "permission_overwrites":[{"id":"300000000000000003","type":0,"allow":"0","deny":"1024"}]},
               {"id":"33","type":77,"name":"of tomorrow"}],
             "threads":[{"id":"34","type":12,"name":"a room","parent_id":"31","owner_id":"1","member_count":3,"application_id":null,
               "thread_metadata":{"archived":false,"auto_archive_duration":10080,"archive_timestamp":"2026-01-02T03:04:05+00:00",
               "locked":false,"invitable":false,"create_timestamp":null},
               "member":{"join_timestamp":"2026-01-02T03:04:05+00:00","flags":0}}],
             "members":[{"user":{"id":"1","username":"bot","bot":true,"avatar":null},"roles":[],"joined_at":null,"deaf":false,
             "mute":false,"flags":0}],
             "presences":[],"voice_states":[]}
            """);
        Assert.Equal("Lake House", guild.Name);
        Assert.Equal(guild.Id, Assert.Single(guild.Roles).Id);
        Assert.False(guild.Channels[0].IsHidden);
        Assert.Equal(Permissions.ViewChannel, Assert.Single(guild.Channels[0].PermissionOverwrites).Allow);
        Assert.True(guild.Channels[1].IsHidden);
        Assert.Null(guild.Channels[1].ParentId);
        Assert.Equal(77, (int)guild.Channels[2].Type);
        Assert.Equal(10080, Assert.Single(guild.Threads).ThreadMetadata!.AutoArchiveDuration);
        Assert.True(Assert.Single(guild.Members).User!.Bot);
    }

    [Theory]
    [InlineData("""{"id":"1","unavailable":true}""", true)]
    [InlineData("""{"id":"1"}""", null)]
    [InlineData("""{"id":1,"unavailable":false}""", false)]
    public void A_removal_and_an_outage_can_be_told_apart(string json, bool? unavailable)
    {
        Assert.Equal(unavailable, Read<Guild>(json).Unavailable);
        Assert.Equal(1UL, Read<Guild>(json).Id.Value);
    }

    [Fact]
    public void A_message_is_read_with_everything_around_it()
    {
        var message = Read<Message>("""
            {"type":0,"tts":false,"timestamp":"2026-11-23T10:11:12.131415+00:00","pinned":false,"nonce":123456789012345,
             "mentions":[{"id":"4","username":"sam","global_name":"Sam"}],
             "mention_roles":[],"mention_everyone":false,"id":"5","flags":32768,"embeds":[],"edited_timestamp":null,"content":null,
             "components":[{"type":10,"id":1,"content":"Hello"},{"type":55,"id":2}],"channel_id":"6",
             "author":{"username":"bot","public_flags":0,"id":"1","global_name":null,"discriminator":"0000","bot":true,"avatar":null},
             "attachments":[{"id":"8","filename":"a.png","size":10,"url":"https://files.example/a.png","content_type":"image/png"}],
             "position":3}
            """);
        Assert.Equal(("", "123456789012345"), (message.Content, message.Nonce));
        Assert.Equal(2, message.Components.Count);
        Assert.Equal("Sam", message.Mentions[0].DisplayName);
        Assert.Equal("bot", message.Author!.DisplayName);
        Assert.Equal(10, message.Attachments[0].Size);
        Assert.Equal("abc", Read<Message>("""{"id":"5","nonce":"abc"}""").Nonce);
    }

    [Fact]
    public void Components_that_came_are_read_when_somebody_looks_and_what_is_none_is_told_then()
    {
        var message =
            ComponentsConverter.Read<Message>(
                """{"id":"1","components":[{"type":10,"content":"é \u00e9"},{"type":99,"x":[1]}],"content":"after"}"""u8.ToArray())!;
        Assert.Equal("after", message.Content);
        Assert.Equal(("é é", 2), (((TextDisplay)message.Components[0]).Content, message.Components.Count));
        Assert.IsType<UnknownComponent>(message.Components[1]);
        var strange = ComponentsConverter.Read<Message>("""{"id":"1","components":[7]}"""u8.ToArray())!;
        Assert.Equal(1UL, strange.Id.Value);
        Assert.Throws<System.Text.Json.JsonException>(() => strange.Components.Count);
        Assert.Throws<System.Text.Json.JsonException>(
            () => ComponentsConverter.Read<Message>("""{"id":"1","components":{}}"""u8.ToArray()));
        Assert.Empty(ComponentsConverter.Read<Message>("""{"id":"1","components":[]}"""u8.ToArray())!.Components);
    }

    [Fact]
    public void Languages_and_roles_are_read_whatever_they_are()
    {
        var press =
            ComponentsConverter.Read<Discord.Interactions.Interaction>(
                """{"id":"1","locale":"de","guild_locale":"qx-\u0058","member":{"roles":["7",8,"\u0039"]}}"""u8.ToArray())!;
        Assert.Equal(("de", "qx-X"), (press.Locale, press.GuildLocale));
        Assert.Equal([7UL, 8UL, 9UL], press.Member!.Roles.Select(role => role.Value));
        Assert.Throws<System.Text.Json.JsonException>(() => ComponentsConverter.Read<GuildMember>("""{"roles":[[7]]}"""u8.ToArray()));
    }

    [Fact]
    public void Whoever_posts_pings_nobody_unless_told()
    {
        Assert.Equal(
            """{"content":"@everyone <@1>","allowed_mentions":{"parse":[]}}""",
            Write(new MessageCreate { Content = "@everyone <@1>" }));
        Assert.Equal("""{"allowed_mentions":{"parse":[]}}""", Write(new MessageEdit()));
        Assert.Equal(
            """{"allowed_mentions":{"parse":[],"users":["7"]},"nonce":"n","enforce_nonce":true}""",
            Write(new MessageCreate { AllowedMentions = AllowedMentions.Users(new Snowflake(7)), Nonce = "n", EnforceNonce = true }));
    }

    [Fact]
    public void An_edit_can_leave_clear_or_set_a_text()
    {
        Assert.DoesNotContain("content", Write(new MessageEdit()));
        Assert.Contains("\"content\":null", Write(new MessageEdit { Content = null }));
        Assert.Contains("\"content\":\"a\"", Write(new MessageEdit { Content = "a" }));
        Assert.Contains("\"components\":[]", Write(new MessageEdit { Components = [] }));
    }

    [Fact]
    public void An_edit_names_the_files_it_keeps_and_adds()
    {
        var edit = new MessageEdit { KeepAttachments = [new Snowflake(800)], Files = [new AttachedFile("b.png", default, "B")] };
        Assert.Contains("\"attachments\":[{\"id\":\"800\"},{\"id\":\"0\",\"filename\":\"b.png\",\"description\":\"B\"}]", Write(edit));
    }

    [Fact]
    public void A_member_shows_the_name_of_the_guild_first()
    {
        var member =
            Read<GuildMember>(
                """{"user":{"id":"4","username":"sam","global_name":"Sam"},"nick":null,"roles":"""
                    + """["9"],"joined_at":"2026-01-01T00:00:00+00:00","permissions":"1024"}""");
        Assert.Equal("Sam", member.DisplayName);
        Assert.Equal("Sammy", (member with { Nick = "Sammy" }).DisplayName);
        Assert.Equal(Permissions.ViewChannel, member.Permissions);
    }

    [Theory]
    [InlineData("GuildMember 4")]
    [InlineData("Message 0 in 0")]
    public void No_name_or_text_is_printed(string expected)
    {
        object thing = expected.StartsWith("Guild", StringComparison.Ordinal)
            ? new GuildMember { User = new User(new Snowflake(4), "SECRET") }
            : new Message { Content = "SECRET" };
        Assert.Equal(expected, thing.ToString());
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, DiscordJson.Options)!;

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, DiscordJson.Options);
}

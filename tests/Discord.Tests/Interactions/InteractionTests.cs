using System.Text.Json;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Models.Json;

namespace Tests.Interactions;

/// <summary>Tests that fictional interactions of each kind are read.</summary>
public sealed class InteractionTests
{
    private const string Around = """
        "id":"900000000000000009","application_id":"100","token":"fictional","version":1,"guild_id":"3","channel_id":"34",
        "channel":{"id":"34","type":12,"name":"room"},"app_permissions":"360777370624","locale":"es-ES","guild_locale":"en-US",
        "entitlements":[],
        "authorizing_integration_owners":{"0":"3"},"context":0,"attachment_size_limit":10485760,
        "member":{"user":{"id":"4","username":"sam","global_name":"Sam"},"roles":[],"joined_at":"2026-01-01T00:00:00+00:00",
        "permissions":"2048"}
        """;

    [Fact]
    public void A_command_knows_its_path_and_options()
    {
        var interaction = Read("""
            {"type":2,"data":{"type":1,"id":"55","name":"checkin","options":[{"type":1,"name":"schedule","options":[
              {"type":6,"name":"partner","value":"5"},{"type":4,"name":"hour","value":19},{"type":5,"name":"quiet","value":true},
              {"type":10,"name":"weight","value":1.5},{"type":3,"name":"note","value":"words"}]}],
              "resolved":{"users":{"5":{"id":"5","username":"kim"}},"members":{"5":{"roles":["9"],"nick":"K","permissions":"8"}},
              "channels":{"6":{"id":"6","type":0,"permissions":"1","app_permissions":"2"}}}},
            """);
        Assert.Equal("checkin schedule", interaction.Data.Path);
        Assert.Equal(new Snowflake(5), interaction.Data.Option("partner")!.AsSnowflake());
        Assert.Equal(19, interaction.Data.Option("hour")!.AsInteger());
        Assert.True(interaction.Data.Option("quiet")!.AsBoolean());
        Assert.Equal(1.5, interaction.Data.Option("weight")!.AsNumber());
        Assert.Equal("words", interaction.Data.Option("note")!.AsString());
        Assert.Null(interaction.Data.Option("note")!.AsInteger());
        Assert.Null(interaction.Data.Option("schedule"));
        Assert.Equal("kim", interaction.Data.Resolved.Users[new Snowflake(5)].Username);
        Assert.Equal("K", interaction.Data.Resolved.Members[new Snowflake(5)].DisplayName);
        Assert.Equal((Permissions)2, interaction.Data.Resolved.Channels[new Snowflake(6)].AppPermissions);
        Assert.Equal(
            ("Sam", "es-ES", InteractionContextType.Guild),
            (interaction.Invoker.DisplayName, interaction.Locale, interaction.Context));
        Assert.True(interaction.AppPermissions.HasFlag(Permissions.ManageThreads));
    }

    [Fact]
    public void Groups_are_part_of_the_path_and_a_bare_command_is_its_own()
    {
        Assert.Equal(
            "a b c",
            Read("""{"type":2,"data":{"name":"a","options":[{"type":2,"name":"b","options":[{"type":1,"name":"c"}]}]},""").Data.Path);
        Assert.Equal("bell", Read("""{"type":2,"data":{"name":"bell","options":null,"resolved":null},""").Data.Path);
    }

    [Fact]
    public void An_autocomplete_knows_what_is_being_typed()
    {
        var data =
            Read(
                """{"type":4,"data":{"name":"dance","options":[{"type":1,"name":"begin","options":[{"type":3,"name":"a","value":"x"},"""
                    + """{"type":4,"name":"b","value":"not yet a num","focused":true}]}]},""").Data;
        Assert.Equal("b", data.Focused!.Name);
        Assert.Null(data.Focused.AsInteger());
        Assert.Equal("not yet a num", data.Focused.AsString());
    }

    [Fact]
    public void A_press_and_a_choice_are_read()
    {
        var press =
            Read(
                """{"type":3,"message":{"id":"70","channel_id":"34","content":"","components":[]},"data":"""
                    + """{"custom_id":"floor:1","component_type":2,"id":3},""");
        Assert.Equal(("floor:1", ComponentType.Button, 70UL), (press.Data.CustomId, press.Data.ComponentType, press.Message!.Id.Value));
        var choice =
            Read(
                """{"type":3,"data":{"custom_id":"who","component_type":5,"id":4,"values":["5"],"resolved":{"users":{"5":"""
                    + """{"id":"5","username":"kim"}}}},""");
        Assert.Equal(["5"], choice.Data.Values);
    }

    [Fact]
    public void A_form_gives_its_answers_by_custom_id_whatever_its_layout()
    {
        var fields = Read("""
            {"type":5,"data":{"custom_id":"form","components":[
              {"type":10,"id":1},
              {"type":18,"id":2,"component":{"type":4,"id":3,"custom_id":"words","value":"from the heart"}},
              {"type":18,"id":4,"component":{"type":4,"id":5,"custom_id":"blank","value":""}},
              {"type":18,"id":6,"component":{"type":5,"id":7,"custom_id":"who","values":["5","6","junk"]}},
              {"type":18,"id":8,"component":{"type":21,"id":9,"custom_id":"one","value":null}},
              {"type":18,"id":8,"component":{"type":21,"id":9,"custom_id":"two","value":"b"}},
              {"type":18,"id":10,"component":{"type":22,"id":11,"custom_id":"some","values":[]}},
              {"type":18,"id":12,"component":{"type":23,"id":13,"custom_id":"yes","value":true}},
              {"type":18,"id":12,"component":{"type":23,"id":13,"custom_id":"no","value":false}},
              {"type":1,"id":14,"components":[{"type":4,"id":15,"custom_id":"legacy","value":"old"}]},
              {"type":90,"id":16,"novelty":true}]},
            """).Data.Fields;
        Assert.Equal("from the heart", fields["words"].Value);
        Assert.Null(fields["blank"].Value);
        Assert.Equal([new Snowflake(5), new Snowflake(6)], fields["who"].Ids());
        Assert.Null(fields["one"].Value);
        Assert.Equal("b", fields["two"].Value);
        Assert.Empty(fields["some"].Values);
        Assert.True(fields["yes"].IsChecked);
        Assert.False(fields["no"].IsChecked);
        Assert.Equal("old", fields["legacy"].Value);
        Assert.Equal(9, fields.Count);
    }

    [Fact]
    public void Outside_a_guild_the_user_is_the_invoker_and_a_ping_has_none()
    {
        var direct =
            JsonSerializer.Deserialize<Interaction>(
                """{"id":"1","type":2,"user":{"id":"4","username":"sam"},"channel_id":"8","context":1,"data":{"name":"a"}}""",
                DiscordJson.Options)!;
        Assert.Equal(4UL, direct.Invoker.Id.Value);
        var ping = JsonSerializer.Deserialize<Interaction>("""{"id":"1","type":1,"data":null}""", DiscordJson.Options)!;
        Assert.Equal("", ping.Data.Path);
        Assert.Throws<InvalidOperationException>(() => ping.Invoker);
    }

    [Fact]
    public void Nothing_anybody_typed_and_no_token_is_printed()
    {
        var form =
            Read(
                """{"type":5,"data":{"custom_id":"SECRET","components":[{"type":18,"component":{"type":"""
                    + """4,"custom_id":"SECRET","value":"SECRET"}}]},""");
        var printed = $"{form} {form.Data} {form.Data.Components[0]} {form.Data.Fields["SECRET"]}";
        Assert.DoesNotContain("SECRET", printed);
        Assert.DoesNotContain("fictional", printed);
    }

    public static TheoryData<string, InteractionResponse> Responses => new()
    {
        { """{"type":1}""", InteractionResponse.Pong },
        { """{"type":4,"data":{"content":"a","allowed_mentions":{"parse":[]}}}""", InteractionResponse.Message(new MessageCreate
        {
            Content = "a",
            Nonce = "n",
            EnforceNonce = true
        }) },
        { """{"type":5}""", InteractionResponse.DeferMessage(ephemeral: false) },
        { """{"type":5,"data":{"flags":64}}""", InteractionResponse.DeferMessage(ephemeral: true) },
        { """{"type":6}""", InteractionResponse.DeferUpdate },
        { """{"type":7,"data":{"components":[],"allowed_mentions":{"parse":[]}}}""", InteractionResponse.Update(new MessageEdit
        {
            Components = []
        }) },
        { """{"type":7,"data":{"components":[{"type":10,"content":"a"}],"flags":32768,"allowed_mentions":{"parse":"""
            + """[]}}}""", InteractionResponse.Update(
            MessageCreate.V2(new TextDisplay("a"))) },
        { """{"type":8,"data":{"choices":[{"name":"a","value":"b"},{"name":"c","value":5}]}}""", InteractionResponse.Autocomplete(
            new CommandChoice("a", "b"),
            new CommandChoice("c", 5L)) },
        { """{"type":9,"data":{"custom_id":"f","title":"Form","components":[{"type":18,"label":"Words","component":{"type":"""
            + """4,"custom_id":"w","style":1}}]}}""", InteractionResponse.Modal(
            new Modal("f", "Form", [new Label("Words", new TextInput("w", TextInputStyle.Short))])) },
    };

    [Theory]
    [MemberData(nameof(Responses), DisableDiscoveryEnumeration = true)]
    public void Each_kind_of_answer_is_written_as_documented(string json, InteractionResponse response) =>
        Assert.Equal(json, JsonSerializer.Serialize(response, DiscordJson.Options));

    private static Interaction Read(string start) => JsonSerializer.Deserialize<Interaction>(start + Around + "}", DiscordJson.Options)!;
}

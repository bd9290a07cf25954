using System.Text.Json;
using System.Text.Json.Nodes;
using Discord.Models.Components;
using Discord.Models.Json;

namespace Tests.Models;

/// <summary>Tests that components as Discord writes them are read, and written back the same.</summary>
public sealed class ComponentJsonTests
{
    public static TheoryData<string, Type> Samples => new()
    {
        { """{"type":1,"id":4,"components":[{"type":2,"style":1,"label":"Begin","custom_id":"begin:1"}]}""", typeof(ActionRow) },
        { """{"type":2,"style":5,"label":"Help","url":"https://help.example","emoji":{"name":"🌱"},"disabled":true}""", typeof(Button) },
        { """{"type":2,"style":6}""", typeof(Button) },
        { """{"type":3,"placeholder":"How are you?","min_values":0,"max_values":2,"custom_id":"mood","options":["""
            + """{"label":"Warm","value":"w","description":"near","default":true},{"label":"Far","value":"f","emoji":"""
            + """{"id":"9","name":"far","animated":true}}]}""", typeof(StringSelect) },
        { """{"type":5,"default_values":[{"id":"7","type":"user"}],"custom_id":"who","required":false}""", typeof(UserSelect) },
        { """{"type":6,"custom_id":"role"}""", typeof(RoleSelect) },
        { """{"type":7,"custom_id":"any"}""", typeof(MentionableSelect) },
        { """{"type":8,"channel_types":[0,12],"custom_id":"where"}""", typeof(ChannelSelect) },
        { """{"type":9,"components":[{"type":10,"content":"Words"}],"accessory":{"type":11,"media":"""
            + """{"url":"attachment://card.png"},"description":"A card","spoiler":true}}""", typeof(Section) },
        { """{"type":12,"items":[{"media":{"url":"https://pictures.example/a.png"},"description":"A lake","spoiler":"""
            + """false}]}""", typeof(MediaGallery) },
        { """{"type":13,"file":{"url":"attachment://guide.txt"}}""", typeof(FileComponent) },
        { """{"type":14,"divider":false,"spacing":2}""", typeof(Separator) },
        { """{"type":17,"accent_color":16711680,"spoiler":true,"components":[{"type":10,"id":3,"content":"Inside"},{"type":"""
            + """14}]}""", typeof(Container) },
        { """{"type":18,"label":"Your words","description":"As long as you like","component":{"type":4,"custom_id":"w","style":"""
            + """2,"min_length":0,"max_length":4000,"required":false,"value":"","placeholder":"…"}}""", typeof(Label) },
        { """{"type":18,"label":"Files","component":{"type":19,"custom_id":"f","min_values":0,"max_values":3,"required":"""
            + """false}}""", typeof(Label) },
        { """{"type":18,"label":"One","component":{"type":21,"custom_id":"r","options":[{"label":"a","value":"1"},"""
            + """{"label":"b","value":"2"}],"required":true}}""", typeof(Label) },
        { """{"type":18,"label":"Some","component":{"type":22,"custom_id":"c","options":[{"label":"a","value":"1"}],"min_values":"""
            + """0,"max_values":1,"required":false}}""", typeof(Label) },
        { """{"type":18,"label":"Yes","component":{"type":23,"custom_id":"y","default":true}}""", typeof(Label) },
        { """{"type":99,"id":1,"novelty":{"deep":[1,null,{"type":2}]}}""", typeof(UnknownComponent) },
        { """{"kind":"none at all"}""", typeof(UnknownComponent) },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_sample_is_read_and_written_back_the_same(string json, Type type)
    {
        var component = Read(json);
        Assert.IsType(type, component);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(Write(component))), Write(component));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_does_not_matter_where_the_type_stands(string json, Type type)
    {
        var turned =
            new JsonObject(JsonNode.Parse(json)!
                .AsObject()
                .Reverse()
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        var component = Read(turned.ToJsonString());
        Assert.IsType(type, component);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(Write(component))));
    }

    [Fact]
    public void Unknown_fields_and_nulls_do_no_harm()
    {
        var select =
            Assert.IsType<StringSelect>(
                Read(
                    """{"new":{"type":2},"type":3,"custom_id":"a","options":null,"placeholder":null,"min_values":null,"disabled":"""
                        + """null,"id":null}"""));
        Assert.Empty(select.Options);
        var row = Assert.IsType<ActionRow>(Read("""{"type":1,"components":null}"""));
        Assert.Empty(row.Components);
        Assert.Null(Assert.IsType<Button>(Read("""{"type":2,"style":null,"label":null,"emoji":null}""")).Label);
    }

    [Fact]
    public void Every_kind_this_library_knows_has_a_record()
    {
        foreach (var kind in Enum.GetValues<ComponentType>().Where(kind => kind != ComponentType.None))
        {
            var component = Read($$"""{"type":{{(int)kind}}}""");
            Assert.Equal(kind, component.Type);
            Assert.IsNotType<UnknownComponent>(component);
        }
    }

    [Fact]
    public void No_text_is_printed()
    {
        Assert.Equal("TextDisplay", new TextDisplay("SECRET").ToString());
        Assert.Equal("Label", new Label("SECRET", new TextInput("SECRET", TextInputStyle.Short)).ToString());
    }

    private static Component Read(string json) => JsonSerializer.Deserialize<Component>(json, DiscordJson.Options)!;

    private static string Write(Component component) => JsonSerializer.Serialize(component, DiscordJson.Options);
}

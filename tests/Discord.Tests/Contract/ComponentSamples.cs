using Discord.Interactions;
using Discord.Models.Components;

namespace Tests.Contract;

/// <summary>Fictional samples of components with every field.</summary>
internal static class ComponentSamples
{
    private const string Row = """{"type":1,"id":4,"components":[{"type":2,"style":1,"label":"Begin","custom_id":"begin:1"}]}""";
    private const string Text = """{"type":10,"id":3,"content":"Words"}""";
    private const string Media = """{"url":"attachment://card.png"}""";
    private const string EmojiJson = """{"id":"910000000000000091","name":"far","animated":true}""";
    private const string OptionJson = $$$"""{"label":"Far","value":"f","description":"away","emoji":{{{EmojiJson}}},"default":true}""";
    private const string InputJson =
        """{"type":4,"id":5,"custom_id":"w","style":2,"min_length":1,"max_length":4000,"required":"""
            + """true,"value":"so far","placeholder":"…"}""";
    private const string Around = "\"id\":6,\"placeholder\":\"Who?\",\"min_values\":1,\"max_values\":2,\"disabled\":true,\"required\":true";
    private const string Defaults = """[{"id":"400000000000000004","type":"user"}]""";
    private const string LabelJson =
        $$$"""{"type":18,"id":7,"label":"Your words","description":"As long as you like","component":{{{InputJson}}}}""";

    public static IEnumerable<ContractSample> All =>
    [
        new(typeof(ActionRow), Row) { IsSent = true },
        new(
            typeof(Button),
            """{"type":2,"id":2,"style":5,"label":"Help","custom_id":"h","url":"https://help.example","emoji":"""
                + $$$"""{{{EmojiJson}}},"disabled":true,"sku_id":"920000000000000092"}""")
            {
                IsSent = true
            },
        new(typeof(Emoji), EmojiJson) { IsSent = true },
        new(typeof(StringSelect), $$$"""{"type":3,{{{Around}}},"custom_id":"mood","options":[{{{OptionJson}}}]}""") { IsSent = true },
        new(typeof(SelectOption), OptionJson) { IsSent = true },
        new(typeof(UserSelect), $$$"""{"type":5,{{{Around}}},"custom_id":"who","default_values":{{{Defaults}}}}""") { IsSent = true },
        new(typeof(RoleSelect), $$$"""{"type":6,{{{Around}}},"custom_id":"who","default_values":{{{Defaults}}}}""") { IsSent = true },
        new(typeof(MentionableSelect), $$$"""{"type":7,{{{Around}}},"custom_id":"who","default_values":{{{Defaults}}}}""")
        {
            IsSent = true
        },
        new(
            typeof(ChannelSelect),
            $$$"""{"type":8,{{{Around}}},"custom_id":"who","default_values":{{{Defaults}}},"channel_types":[0,12]}""") { IsSent = true },
        new(typeof(SelectDefault), """{"id":"400000000000000004","type":"user"}""") { IsSent = true },
        new(typeof(Section), $$$"""{"type":9,"id":8,"components":[{{{Text}}}],"accessory":{"type":11,"media":{{{Media}}}}}""")
        {
            IsSent = true
        },
        new(typeof(TextDisplay), Text) { IsSent = true },
        new(typeof(Thumbnail), $$$"""{"type":11,"id":9,"media":{{{Media}}},"description":"A card","spoiler":true}""") { IsSent = true },
        new(typeof(Media), Media) { IsSent = true },
        new(typeof(MediaGallery), $$$"""{"type":12,"id":9,"items":[{"media":{{{Media}}},"description":"A lake","spoiler":true}]}""")
        {
            IsSent = true
        },
        new(typeof(MediaItem), $$$"""{"media":{{{Media}}},"description":"A lake","spoiler":true}""") { IsSent = true },
        new(typeof(FileComponent), $$$"""{"type":13,"id":9,"file":{{{Media}}},"spoiler":true}""") { IsSent = true },
        new(typeof(Separator), """{"type":14,"id":9,"divider":true,"spacing":2}""") { IsSent = true },
        new(
            typeof(Container),
            $$$"""{"type":17,"id":9,"components":[{{{Text}}},{{{Row}}},{"type":99,"novelty":[1,null]}],"accent_color":"""
                + """16711680,"spoiler":true}""")
            {
                IsSent = true
            },
        new(typeof(Label), LabelJson) { IsSent = true },
        new(typeof(TextInput), InputJson) { IsSent = true },
        new(
            typeof(FileUpload),
            """{"type":19,"id":9,"custom_id":"f","min_values":1,"max_values":3,"required":true,"file_types":["image",".pdf"]}""")
            {
                IsSent = true
            },
        new(typeof(RadioGroup), """{"type":21,"id":9,"custom_id":"r","options":[{"label":"a","value":"1"}],"required":true}""")
        {
            IsSent = true
        },
        new(
            typeof(CheckboxGroup),
            """{"type":22,"id":9,"custom_id":"c","options":[{"label":"a","value":"1"}],"min_values":1,"max_values":1,"required":true}""")
            {
                IsSent = true
            },
        new(typeof(Checkbox), """{"type":23,"id":9,"custom_id":"y","default":true}""") { IsSent = true },
        new(typeof(UnknownComponent), """{"type":99,"id":1,"novelty":{"deep":[1,null,{"type":2}]}}""")
        {
            IsSent = true,
            Unread = ["kind", "raw", "id"]
        },
        new(typeof(Modal), $$$"""{"custom_id":"form","title":"Form","components":[{{{LabelJson}}}]}""") { IsSent = true },
    ];
}

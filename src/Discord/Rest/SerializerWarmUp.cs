using System.Text.Json;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Models.Json;

namespace Discord.Rest;

/// <summary>Reads and writes the common models once, because the first time takes the serializer far longer than all others.</summary>
internal static class SerializerWarmUp
{
    private static readonly byte[] SampleInteraction = """
        {"id":"1","application_id":"1","type":3,"token":"","guild_id":"1","channel_id":"1","channel":{"id":"1","type":12},
         "app_permissions":"0","locale":"en-US",
         "member":{"user":{"id":"1","username":""},"roles":["1"],"joined_at":"2026-01-01T00:00:00+00:00","permissions":"0"},
         "message":{"id":"1","channel_id":"1","timestamp":"2026-01-01T00:00:00+00:00",
          "components":[{"type":17,"components":[{"type":10,"content":"-"}]}]},
         "data":{"custom_id":"-","component_type":2,"values":["1"],"resolved":{"users":{"1":{"id":"1"}}},
          "options":[{"name":"-","type":3,"value":"-"}],
          "components":[{"type":18,"component":{"type":4,"custom_id":"-","value":"-"}}]}}
        """u8.ToArray();

    public static void Run()
    {
        _ = JsonSerializer.Deserialize<Interaction>(SampleInteraction, DiscordJson.Options)!.Data.Fields;
        foreach (var response in SampleResponses())
        {
            LimitChecker.Check(response);
            _ = JsonSerializer.SerializeToUtf8Bytes<object>(response, DiscordJson.Options);
        }
    }

    private static InteractionResponse[] SampleResponses()
    {
        var button = new ActionRow([new Button(ButtonStyle.Primary, "-", "-") { Emoji = Emoji.Unicode("-") }]);
        var select = new ActionRow([new StringSelect("s", [new SelectOption("-", "-")])]);
        var message = MessageCreate.V2(new Container([new TextDisplay("-"), new Separator(), button, select]));
        return
        [
            InteractionResponse.DeferMessage(ephemeral: true),
            InteractionResponse.DeferUpdate,
            InteractionResponse.Message(message),
            InteractionResponse.Update(MessageEdit.V2(new TextDisplay("-"))),
            InteractionResponse.Modal(new Modal("-", "-", [new Label("-", new TextInput("-", TextInputStyle.Paragraph))])),
            InteractionResponse.Autocomplete(new CommandChoice("-", "-")),
        ];
    }
}

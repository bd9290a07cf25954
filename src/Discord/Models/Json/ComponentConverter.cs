using System.Text.Json;
using System.Text.Json.Serialization;
using Discord.Models.Components;

namespace Discord.Models.Json;

/// <summary>Chooses the record by the number in <c>type</c>, which may stand anywhere in the object; keeps what it does not know.</summary>
internal sealed class ComponentConverter : JsonConverter<Component>
{
    public override Component? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = ReadType(reader);
        return type switch
        {
            ComponentType.ActionRow => JsonSerializer.Deserialize<ActionRow>(ref reader, options),
            ComponentType.Button => JsonSerializer.Deserialize<Button>(ref reader, options),
            ComponentType.StringSelect => JsonSerializer.Deserialize<StringSelect>(ref reader, options),
            ComponentType.TextInput => JsonSerializer.Deserialize<TextInput>(ref reader, options),
            ComponentType.UserSelect => JsonSerializer.Deserialize<UserSelect>(ref reader, options),
            ComponentType.RoleSelect => JsonSerializer.Deserialize<RoleSelect>(ref reader, options),
            ComponentType.MentionableSelect => JsonSerializer.Deserialize<MentionableSelect>(ref reader, options),
            ComponentType.ChannelSelect => JsonSerializer.Deserialize<ChannelSelect>(ref reader, options),
            ComponentType.Section => JsonSerializer.Deserialize<Section>(ref reader, options),
            ComponentType.TextDisplay => JsonSerializer.Deserialize<TextDisplay>(ref reader, options),
            ComponentType.Thumbnail => JsonSerializer.Deserialize<Thumbnail>(ref reader, options),
            ComponentType.MediaGallery => JsonSerializer.Deserialize<MediaGallery>(ref reader, options),
            ComponentType.File => JsonSerializer.Deserialize<FileComponent>(ref reader, options),
            ComponentType.Separator => JsonSerializer.Deserialize<Separator>(ref reader, options),
            ComponentType.Container => JsonSerializer.Deserialize<Container>(ref reader, options),
            ComponentType.Label => JsonSerializer.Deserialize<Label>(ref reader, options),
            ComponentType.FileUpload => JsonSerializer.Deserialize<FileUpload>(ref reader, options),
            ComponentType.RadioGroup => JsonSerializer.Deserialize<RadioGroup>(ref reader, options),
            ComponentType.CheckboxGroup => JsonSerializer.Deserialize<CheckboxGroup>(ref reader, options),
            ComponentType.Checkbox => JsonSerializer.Deserialize<Checkbox>(ref reader, options),
            _ => new UnknownComponent(type, JsonElement.ParseValue(ref reader)),
        };
    }

    public override void Write(Utf8JsonWriter writer, Component value, JsonSerializerOptions options)
    {
        if (value is UnknownComponent unknown)
            unknown.Raw.WriteTo(writer);
        else
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }

    /// <summary>Reads ahead on a copy of the reader; the real one stays where it is.</summary>
    private static ComponentType ReadType(Utf8JsonReader ahead)
    {
        if (ahead.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A component is an object.");
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var found = ahead.ValueTextEquals("type"u8);
            ahead.Read();
            if (found && ahead.TokenType == JsonTokenType.Number)
                return (ComponentType)ahead.GetInt32();
            ahead.Skip();
        }
        return ComponentType.None;
    }
}

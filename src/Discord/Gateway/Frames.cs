using System.Buffers;
using System.Text.Json;
using Discord.Hosting;

namespace Discord.Gateway;

/// <summary>A frame as it came. <see cref="Data"/> lies in the read buffer and is gone with the next frame.</summary>
internal readonly record struct Frame(int Op, long? Sequence, string? Event, ReadOnlyMemory<byte> Data)
{
    /// <summary>Finds the four parts without building anything; the payload stays bytes.</summary>
    public static Frame Read(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        var (op, sequence, name, data) = (-1, (long?)null, (string?)null, ReadOnlyMemory<byte>.Empty);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("op"u8))
                op = reader.Read() ? reader.GetInt32() : op;
            else if (reader.ValueTextEquals("s"u8))
                sequence = reader.Read() && reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : null;
            else if (reader.ValueTextEquals("t"u8))
                name = reader.Read() ? Name(ref reader) : null;
            else if (reader.ValueTextEquals("d"u8))
                data = Slice(ref reader, json);
            else
                reader.Skip();
        }
        return new Frame(op, sequence, name, data);
    }

    /// <summary>The most frequent name is compared with a constant, which saves an allocation for each event.</summary>
    private static string? Name(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("INTERACTION_CREATE"u8)
            ? GatewayEvents.InteractionCreate
            : reader.GetString();

    private static ReadOnlyMemory<byte> Slice(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }
}

/// <summary>The frames this library sends. Source: docs.discord.com/developers/events/gateway-events#send-events.</summary>
internal static class Frames
{
    /// <summary>The platform closes the connection on anything longer.</summary>
    public const int MaxBytes = 4096;

    public static ReadOnlyMemory<byte> Heartbeat(long? sequence) => Write(1, writer =>
    {
        if (sequence is { } number)
            writer.WriteNumber("d", number);
        else
            writer.WriteNull("d");
    });

    public static ReadOnlyMemory<byte> Identify(DiscordOptions options) => Write(2, writer =>
    {
        writer.WriteStartObject("d");
        writer.WriteString("token", options.Token);
        writer.WriteNumber("intents", (int)options.Intents);
        writer.WriteStartObject("properties");
        writer.WriteString("os", Environment.OSVersion.Platform.ToString());
        writer.WriteString("browser", options.UserAgentUrl);
        writer.WriteString("device", options.UserAgentUrl);
        writer.WriteEndObject();
        if (options.Shard is { } shard)
        {
            writer.WriteStartArray("shard");
            writer.WriteNumberValue(shard.Id);
            writer.WriteNumberValue(shard.Count);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> Resume(DiscordOptions options, string session, long sequence) => Write(6, writer =>
    {
        writer.WriteStartObject("d");
        writer.WriteString("token", options.Token);
        writer.WriteString("session_id", session);
        writer.WriteNumber("seq", sequence);
        writer.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Write(int op, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("op", op);
            data(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenCount <= MaxBytes
            ? buffer.WrittenMemory
            : throw new InvalidOperationException($"A gateway frame of {buffer.WrittenCount} bytes, at most {MaxBytes}.");
    }
}

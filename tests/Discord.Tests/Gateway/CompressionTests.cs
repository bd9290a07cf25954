using System.IO.Compression;
using System.Text;
using CsCheck;
using Discord.Gateway;
using Tests.Fakes;

namespace Tests.Gateway;

/// <summary>Tests of the gateway with zlib-stream compression.</summary>
public sealed class CompressionTests
{
    [Fact]
    public async Task It_asks_for_compression_and_reads_one_stream_over_all_messages()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, change: options => options.Compress = true);
        var socket = await discord.NextSocketAsync();
        Assert.Equal("/gateway?v=10&encoding=json&compress=zlib-stream", socket.Path);
        socket.Compresses();
        await socket.HelloAsync();
        await socket.ExpectAsync(2);
        await socket.ReadyAsync(discord.ResumeUrl);
        for (var i = 2; i < 40; i++)
            await socket.DispatchAsync("GUILD_CREATE", i, $$"""{"id":"{{i}}","name":"Lake House"}""");
        await run.UntilSeen("GUILD_CREATE", times: 38);
        Assert.All(
            run.Seen.Where(seen => seen.EventName == "GUILD_CREATE"),
            seen => Assert.Equal("Lake House", seen.As<Discord.Models.Guild>().Name));
    }

    [Fact]
    public async Task A_resumed_connection_begins_a_new_stream_and_asks_the_same()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, change: options => options.Compress = true);
        var socket = await discord.NextSocketAsync();
        socket.Compresses();
        await socket.HelloAsync();
        await socket.ExpectAsync(2);
        await socket.ReadyAsync(discord.ResumeUrl);
        await run.UntilSeen("READY");
        socket.Cut();
        var next = await discord.NextSocketAsync();
        Assert.Equal("/resume?v=10&encoding=json&compress=zlib-stream", next.Path);
        next.Compresses();
        await next.HelloAsync();
        await next.ExpectAsync(6);
        await next.DispatchAsync("RESUMED", 2, "{}");
        await run.UntilSeen("RESUMED");
    }

    [Fact]
    public async Task A_server_that_sends_text_all_the_same_is_understood()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, change: options => options.Compress = true);
        await discord.StartSessionAsync();
        await run.UntilSeen("READY");
    }

    [Fact]
    public async Task What_is_no_zlib_ends_the_connection_and_the_session_goes_on()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, change: options => options.Compress = true);
        var socket = await discord.StartSessionAsync();
        await run.UntilSeen("READY");
        await socket.SendBytesAsync([1, 2, 3, 4, 0, 0, 0xFF, 0xFF]);
        var next = await discord.NextSocketAsync();
        await next.HelloAsync();
        await next.ExpectAsync(6);
    }

    [Fact]
    public void However_a_stream_is_cut_into_parts_every_message_comes_out_whole() =>
        Gen.Select(Gen.String.Array[1, 6], Gen.Int[1, 40]).Sample((texts, size) =>
        {
            using var inflater = new Inflater();
            using var packed = new MemoryStream();
            using var zlib = new ZLibStream(packed, CompressionMode.Compress, leaveOpen: true);
            foreach (var text in texts.Select(text => $"\"{text}\" and more"))
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                packed.SetLength(0);
                zlib.Write(bytes);
                zlib.Flush();
                var whole = packed.ToArray();
                ReadOnlyMemory<byte>? plain = null;
                for (var at = 0; at < whole.Length; at += size)
                {
                    Assert.Null(plain);
                    plain = inflater.Take(whole.AsMemory(at, Math.Min(size, whole.Length - at)));
                }
                Assert.Equal(bytes, plain!.Value.ToArray());
            }
        });

    [Fact]
    public void A_message_far_larger_than_any_buffer_comes_out_whole()
    {
        using var inflater = new Inflater();
        using var packed = new MemoryStream();
        using var zlib = new ZLibStream(packed, CompressionMode.Compress, leaveOpen: true);
        var bytes = new byte[20 * 1024 * 1024];
        new Random(5).NextBytes(bytes.AsSpan(0, 1_000_000));
        zlib.Write(bytes);
        zlib.Flush();
        Assert.True(inflater.Take(packed.ToArray())!.Value.Span.SequenceEqual(bytes));
    }
}

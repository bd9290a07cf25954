using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Wire.Json;
using Rehearsal.World;

namespace Rehearsal.Wire.Gateway;

internal sealed partial class GatewayHub
{
    private void Identify(WireConnection connection, JsonElement data)
    {
        var intents = (Intents)data.GetProperty("intents").GetInt32();
        var shard = WireShard.Read(data);
        if (connection.Session is not null)
            Refuse(connection, 4005, "identified twice");
        else if (!IsToken(data))
            Refuse(connection, 4004, "wrong token");
        else if ((intents & ~Intents.Known) != 0)
            Refuse(connection, 4013, $"unknown intents {(int)intents}");
        else if ((intents & Intents.Privileged & ~(Intents)World.Options.PrivilegedIntents) != 0)
            Refuse(connection, 4014, $"intents {(int)intents} are not switched on");
        else if (shard is not { } part)
            Refuse(connection, 4010, "invalid shard");
        else if (Heard(part).Count() > World.Options.MostGuildsPerShard)
            Refuse(connection, 4011, $"more than {World.Options.MostGuildsPerShard} guilds in one shard");
        else if (!data.TryGetProperty("properties", out _))
            Refuse(connection, 4002, "no properties");
        else
            Start(connection, intents, part);
    }

    /// <summary>Sessions that begin too fast are refused; too many in a day reset the token.</summary>
    private void Start(WireConnection connection, Intents intents, WireShard shard)
    {
        if (_starts.IsOneTooMany())
        {
            World.ResetToken();
            _sessions.Clear();
            Each(c =>
            {
                c.Session = null;
                c.Close(4004);
            });
        }
        else if (_starts.IsTooSoon(shard.Id))
        {
            World.History.Break("gateway op 9", "more sessions in five seconds than allowed");
            connection.Send(9, false);
        }
        else
        {
            Begin(connection, intents, shard);
        }
    }

    private IEnumerable<WorldGuild> Heard(WireShard shard) => World.Guilds.Where(g => g.HasBot && shard.Hears(g));

    /// <summary>True for the bot's token. The platform accepts it with the prefix of REST too.</summary>
    private bool IsToken(JsonElement data)
    {
        var token = data.GetProperty("token").GetString();
        return token == World.BotToken || token == $"Bot {World.BotToken}";
    }

    private void Begin(WireConnection connection, Intents intents, WireShard shard)
    {
        Forget();
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(++_sessionsMade)))[..32];
        var session = new WireSession(name, intents, shard, connection.Host);
        _sessions.Add(session);
        Attach(session, connection);
        session.Dispatch("READY", Ready(session));
        if (intents.HasFlag(Intents.Guilds))
        {
            foreach (var guild in Heard(shard))
                session.Dispatch("GUILD_CREATE", GuildJson.Created(guild));
        }
        World.History.Note("the bot identified");
        PumpAll();
    }

    private JsonObject Ready(WireSession session)
    {
        var ready = Unsharded(session);
        if (session.Shard.IsNamed)
            ready["shard"] = session.Shard.ToJson();
        return ready;
    }

    private JsonObject Unsharded(WireSession session) => new()
    {
        ["v"] = 10,
        ["user"] = UserJson.Of(World.Bot),
        ["guilds"] = GuildJson.Array(Heard(session.Shard).Select(g => new JsonObject { ["id"] = $"{g.Id}", ["unavailable"] = true })),
        ["private_channels"] = new JsonArray(),
        ["session_id"] = session.Id,
        ["resume_gateway_url"] = $"ws://{session.Host}/gateway",
        ["session_type"] = "normal",
        ["application"] = new JsonObject { ["id"] = $"{World.Bot.Id}", ["flags"] = 0, ["flags_new"] = "0" },
    };

    private void Members(WireSession session, JsonElement data)
    {
        var id = ulong.Parse(data.GetProperty("guild_id").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        var guild = World.FindGuild(id);
        if (guild is not { HasBot: true } || !session.Shard.Hears(guild))
            return;
        var ids = data.TryGetProperty("user_ids", out var asked) ? asked.ToString() : null;
        var query = data.TryGetProperty("query", out var text) ? text.GetString() : null;
        var found = guild.Members.Where(m => ids?.Contains($"{m.User.Id}", StringComparison.Ordinal)
            ?? m.User.Name.StartsWith(query ?? "", StringComparison.OrdinalIgnoreCase));
        session.Dispatch("GUILD_MEMBERS_CHUNK", new JsonObject
        {
            ["guild_id"] = $"{guild.Id}",
            ["members"] = GuildJson.Array(found.Select(m => UserJson.Of(m))),
            ["chunk_index"] = 0,
            ["chunk_count"] = 1,
            ["not_found"] = new JsonArray(),
            ["nonce"] = data.TryGetProperty("nonce", out var nonce) ? nonce.GetString() : null,
        });
        PumpAll();
    }
}

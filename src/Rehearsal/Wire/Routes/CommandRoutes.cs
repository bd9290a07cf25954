using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Wire.Forms;
using Rehearsal.Wire.Json;
using Rehearsal.World;

namespace Rehearsal.Wire.Routes;

internal static class CommandRoutes
{
    public static void Map(RouteMapper api)
    {
        foreach (var scope in (string[])["", "/guilds/{guild}"])
        {
            var all = $"/applications/{{application}}{scope}/commands";
            api.Route("GET", all, List);
            api.Route("PUT", all, Overwrite);
            api.Route("POST", all, Create);
            api.Route("GET", $"{all}/{{command}}", r => RouteResult.Ok(Json(Find(r), r)));
            api.Route("PATCH", $"{all}/{{command}}", Change);
            api.Route("DELETE", $"{all}/{{command}}", Delete);
        }
    }

    private static WorldGuild? Scope(WireRequest r)
    {
        if (r.Id("application") != r.Bot.Id)
            throw new RefusedException(403, 20012, "You are not authorized to perform this action on this application");
        return r.Http.Request.RouteValues.ContainsKey("guild")
            ? r.World.FindGuild(r.Id("guild")) ?? throw RefusedException.MissingAccess
            : null;
    }

    private static IEnumerable<WorldCommand> In(WireRequest r, WorldGuild? scope) => r.World.Commands.Where(c => c.Guild == scope);

    private static WorldCommand Find(WireRequest r)
    {
        var scope = Scope(r);
        return In(r, scope).FirstOrDefault(c => c.Id == r.Id("command")) ?? throw RefusedException.UnknownCommand;
    }

    private static RouteResult List(WireRequest r) => RouteResult.Ok(GuildJson.Array(In(r, Scope(r)).Select(c => Json(c, r))));

    private static RouteResult Overwrite(WireRequest r)
    {
        var scope = Scope(r);
        if (r.Body.ValueKind != JsonValueKind.Array)
            throw new RefusedException(400, 50035, "Invalid Form Body");
        var errors = new FormErrors();
        var forms = r.Body.EnumerateArray().Select((c, i) => new JsonForm(c, $"{i}", errors)).ToList();
        var keys = new HashSet<(string, int)>();
        foreach (var form in forms)
        {
            if (!keys.Add((CommandForm.Check(form, scope is not null), Type(form.Json))))
                form.Fail("", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        }
        Done(r, errors);
        CheckCounts(forms);
        var old = In(r, scope).ToList();
        foreach (var command in old)
            r.World.Unregister(command);
        return RouteResult.Ok(GuildJson.Array(forms.Select(f => Json(Register(r, scope, f.Json, Same(old, f.Json)), r))));
    }

    private static RouteResult Create(WireRequest r)
    {
        var scope = Scope(r);
        var form = JsonForm.Of(r.Body, new());
        CommandForm.Check(form, scope is not null);
        Done(r, form.Errors);
        var same = Same(In(r, scope), form.Json);
        var json = Json(Register(r, scope, form.Json, same), r);
        return same is null ? RouteResult.Created(json) : RouteResult.Ok(json);
    }

    private static RouteResult Change(WireRequest r)
    {
        var command = Find(r);
        var merged = MessageJson.Node(command.Json).AsObject();
        foreach (var property in r.Body.EnumerateObject())
            merged[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        var form = JsonForm.Of(JsonSerializer.SerializeToElement(merged), new());
        CommandForm.Check(form, command.Guild is not null);
        Done(r, form.Errors);
        return RouteResult.Ok(Json(Register(r, command.Guild, form.Json, command), r));
    }

    private static RouteResult Delete(WireRequest r)
    {
        r.World.Unregister(Find(r));
        return RouteResult.NoContent;
    }

    private static WorldCommand Register(WireRequest r, WorldGuild? scope, JsonElement json, WorldCommand? old)
    {
        if (old is null)
            r.World.CountCreate(scope);
        var command = new WorldCommand(old?.Id ?? r.World.NextId(), scope, json.Clone(), r.World.NextId());
        r.World.Register(command);
        return command;
    }

    private static WorldCommand? Same(IEnumerable<WorldCommand> among, JsonElement json) =>
        among.FirstOrDefault(c => c.Name == json.GetProperty("name").GetString() && c.Type == Type(json));

    private static int Type(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var type))
            return 1;
        return type.ValueKind == JsonValueKind.Number ? type.GetInt32() : 1;
    }

    private static void CheckCounts(List<JsonForm> forms)
    {
        if (forms.Count(f => Type(f.Json) == 1) > 100
            || forms.Count(f => Type(f.Json) == 2) > 15
            || forms.Count(f => Type(f.Json) == 3) > 15)
            throw new RefusedException(400, 30032, "Maximum number of application commands reached (100)");
    }

    private static void Done(WireRequest r, FormErrors errors)
    {
        errors.Check();
        r.Oddities.AddRange(errors.Oddities);
    }

    private static JsonObject Json(WorldCommand command, WireRequest r)
    {
        var json = MessageJson.Node(command.Json).AsObject();
        json["id"] = $"{command.Id}";
        json["application_id"] = $"{r.Bot.Id}";
        json["version"] = $"{command.Version}";
        json["type"] = command.Type;
        json["default_member_permissions"] = command.DefaultMemberPermissions is { } needed ? UserJson.Bits(needed) : null;
        json["nsfw"] = json["nsfw"]?.GetValue<bool>() ?? false;
        if (command.Guild is { } guild)
            json["guild_id"] = $"{guild.Id}";
        return json;
    }
}

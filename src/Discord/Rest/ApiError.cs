using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Discord.Rest.RateLimits;

namespace Discord.Rest;

/// <summary>What a refusal says: code, reason, and for a faulty body the fields with their faults. It may also be no JSON at all.</summary>
internal sealed record ApiError(int Code, string? Reason, TimeSpan? RetryAfter, bool IsGlobal)
{
    private const int MaxReasonLength = 400;

    public static ApiError Read(RestResponse answer)
    {
        var wait = RateLimitHeaders.Seconds(answer.Headers, "Retry-After");
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement, wait) : Bare(answer, wait);
        }
        catch (JsonException)
        {
            return Bare(answer, wait);
        }
    }

    public DiscordApiException ToException(HttpStatusCode status, RestRoute route) => new(status, Code, route.Name, Reason, RetryAfter);

    /// <summary>An answer that is not JSON comes from a proxy in front of the platform, whose 429 concerns every request.</summary>
    private static ApiError Bare(RestResponse answer, TimeSpan? wait) =>
        new(0, null, wait, answer.Status == HttpStatusCode.TooManyRequests);

    private static ApiError Read(JsonElement json, TimeSpan? wait)
    {
        if (json.TryGetProperty("retry_after", out var after) && after.ValueKind == JsonValueKind.Number)
            wait = TimeSpan.FromSeconds(Math.Clamp(after.GetDouble(), 0, 1e8));
        var code = json.TryGetProperty("code", out var number) && number.TryGetInt32(out var known) ? known : 0;
        var global = json.TryGetProperty("global", out var flag) && flag.ValueKind == JsonValueKind.True;
        return new ApiError(code, ReasonOf(json), wait, global);
    }

    /// <summary>The platform's sentence and the paths and codes of faults; the sentences of faults could repeat what was sent.</summary>
    private static string? ReasonOf(JsonElement json)
    {
        var reason = new StringBuilder();
        if (json.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String)
            reason.Append(message.GetString());
        if (json.TryGetProperty("errors", out var errors))
            AppendFaults(reason, errors, "");
        if (reason.Length > MaxReasonLength)
            reason.Length = MaxReasonLength;
        return reason.Length == 0 ? null : reason.ToString();
    }

    private static void AppendFaults(StringBuilder reason, JsonElement errors, string path)
    {
        if (errors.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in errors.EnumerateObject())
        {
            if (property.Name == "_errors" && property.Value.ValueKind == JsonValueKind.Array)
                foreach (var fault in property.Value.EnumerateArray())
                    reason.Append(CultureInfo.InvariantCulture, $"; {path}: {CodeOf(fault)}");
            else
                AppendFaults(reason, property.Value, Extend(path, property.Name));
        }
    }

    private static string Extend(string path, string name)
    {
        if (name.All(char.IsAsciiDigit))
            return $"{path}[{name}]";
        return path.Length == 0 ? name : $"{path}.{name}";
    }

    private static string CodeOf(JsonElement fault) =>
        fault.ValueKind == JsonValueKind.Object && fault.TryGetProperty("code", out var code) ? code.ToString() : "?";
}

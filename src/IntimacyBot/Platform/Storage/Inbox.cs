using System.Text.Json;
using System.Text.Json.Serialization;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// What came in, saved in the same transaction as its effect: which interactions had theirs, and where the gateway goes on.
/// Use it inside <see cref="Store.WriteAsync{T}"/>.
/// </summary>
internal sealed class Inbox(Vault vault, TimeProvider time)
{
    private static readonly AssociatedData _sessionPlace = SealedColumns.GatewaySession();

    private SealedSession? _last;

    /// <summary>False if this interaction already had its effect: answer it, change nothing.</summary>
    public async Task<bool> MarkSeen(BotContext context, ulong interactionId, CancellationToken cancel = default)
    {
        var id = vault.BlindIndex(BlindIndexKinds.Interaction, interactionId);
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        var added = await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO "SeenInteractions" ("Id", "At") VALUES ({id}, {at}) ON CONFLICT DO NOTHING""", cancel);
        return added == 1;
    }

    /// <summary>The same, and where to resume: in one trip, because every move makes it.</summary>
    public async Task<bool> MarkSeen(BotContext context, ulong interactionId, ResumePoint? point, CancellationToken cancel = default)
    {
        if (point is null) return await MarkSeen(context, interactionId, cancel);
        var id = vault.BlindIndex(BlindIndexKinds.Interaction, interactionId);
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        var session = Seal(point);
        // The second statement always counts one row.
        var rows = await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "SeenInteractions" ("Id", "At") VALUES ({id}, {at}) ON CONFLICT DO NOTHING;
            INSERT INTO "GatewaySessions" ("Id", "Session", "Sequence") VALUES ({GatewaySessionRow.Only}, {session}, {point.Sequence})
            ON CONFLICT ("Id") DO UPDATE SET "Session" = excluded."Session", "Sequence" = CASE
                WHEN "GatewaySessions"."Session" = excluded."Session" AND "GatewaySessions"."Sequence" > excluded."Sequence"
                THEN "GatewaySessions"."Sequence" ELSE excluded."Sequence" END
            """,
            cancel);
        return rows == 2;
    }

    /// <summary>Saves where to resume. Within one session the sequence never goes back.</summary>
    public Task SaveResumePoint(BotContext context, ResumePoint point, CancellationToken cancel = default)
    {
        var session = Seal(point);
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "GatewaySessions" ("Id", "Session", "Sequence") VALUES ({GatewaySessionRow.Only}, {session}, {point.Sequence})
            ON CONFLICT ("Id") DO UPDATE SET "Session" = excluded."Session", "Sequence" = CASE
                WHEN "GatewaySessions"."Session" = excluded."Session" AND "GatewaySessions"."Sequence" > excluded."Sequence"
                THEN "GatewaySessions"."Sequence" ELSE excluded."Sequence" END
            """,
            cancel);
    }

    /// <summary>Null if there is nothing to resume.</summary>
    public async Task<ResumePoint?> LoadResumePoint(BotContext context, CancellationToken cancel = default)
    {
        if (await context.GatewaySessions.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } row) return null;
        var (session, url) = JsonSerializer.Deserialize<Session>(vault.OpenForBot(_sessionPlace, row.Session))!;
        _last = new SealedSession(session, url, row.Session);
        return new ResumePoint(session, url, row.Sequence);
    }

    /// <summary>The platform no longer knows the session.</summary>
    public Task ForgetResumePoint(BotContext context, CancellationToken cancel = default)
    {
        _last = null;
        return context.GatewaySessions.ExecuteDeleteAsync(cancel);
    }

    /// <summary>
    /// Deletes a batch of the interactions seen longer ago than this and says how many; no gateway session and no token lives that long.
    /// Less than a whole batch means that none is left.
    /// </summary>
    public Task<int> ForgetSeen(BotContext context, Duration olderThan, int batch = 500, CancellationToken cancel = default)
    {
        var before = Instant.FromDateTimeOffset(time.GetUtcNow()) - olderThan;
        return context.SeenInteractions
            .Where(seen => seen.At < before)
            .OrderBy(seen => seen.At)
            .Take(batch)
            .ExecuteDeleteAsync(cancel);
    }

    /// <summary>The same session keeps the same bytes, so that one move costs no sealing and the row can tell sessions apart.</summary>
    private byte[] Seal(ResumePoint point)
    {
        if (_last is { } last && last.Is(point)) return last.Bytes;
        var bytes = vault.SealForBot(_sessionPlace, JsonSerializer.SerializeToUtf8Bytes(new Session(point.SessionId, point.ResumeUrl)));
        _last = new SealedSession(point.SessionId, point.ResumeUrl, bytes);
        return bytes;
    }

    internal sealed record Session(
        [property: JsonPropertyName("Id")] string Id,
        [property: JsonPropertyName("Url")] string Url);

    private sealed record SealedSession(string Id, string Url, byte[] Bytes)
    {
        internal bool Is(ResumePoint point) => Id == point.SessionId && Url == point.ResumeUrl;
    }
}

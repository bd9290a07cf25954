using System.Text.Json;
using System.Text.Json.Serialization;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Records which interactions have had their effect and where the gateway session is resumed, in the same transaction as that effect. Use
/// it inside <see cref="Store.WriteAsync{T}"/>.
/// </summary>
internal sealed class Inbox(Vault vault, TimeProvider time)
{
    private static readonly AssociatedData _sessionPlace = SealedColumns.GatewaySession();

    private SealedSession? _last;

    /// <summary>Returns false if this interaction has had its effect already; the caller then answers it and changes nothing.</summary>
    public async Task<bool> MarkSeen(BotContext context, ulong interactionId, CancellationToken cancel = default)
    {
        var id = vault.BlindIndex(BlindIndexKinds.Interaction, interactionId);
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        var added = await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO "SeenInteractions" ("Id", "At") VALUES ({id}, {at}) ON CONFLICT DO NOTHING""", cancel);
        return added == 1;
    }

    /// <summary>Marks the interaction and saves the resume point with one command, because every move does both.</summary>
    public async Task<bool> MarkSeen(BotContext context, ulong interactionId, ResumePoint? point, CancellationToken cancel = default)
    {
        if (point is null) return await MarkSeen(context, interactionId, cancel);
        var id = vault.BlindIndex(BlindIndexKinds.Interaction, interactionId);
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        var session = Seal(point);
        // The second statement always affects one row, so two rows mean that the interaction is new.
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

    /// <summary>Saves the resume point. Within one session the sequence never decreases.</summary>
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

    /// <summary>Returns null when there is no session to resume.</summary>
    public async Task<ResumePoint?> LoadResumePoint(BotContext context, CancellationToken cancel = default)
    {
        if (await context.GatewaySessions.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } row) return null;
        var (session, url) = vault.ReadForBot<Session>(_sessionPlace, row.Session);
        _last = new SealedSession(session, url, row.Session);
        return new ResumePoint(session, url, row.Sequence);
    }

    /// <summary>Deletes the resume point when Discord no longer knows the session.</summary>
    public Task ForgetResumePoint(BotContext context, CancellationToken cancel = default)
    {
        _last = null;
        return context.GatewaySessions.ExecuteDeleteAsync(cancel);
    }

    /// <summary>
    /// Deletes one batch of the interactions seen longer ago than <paramref name="olderThan"/> and returns how many; fewer than
    /// <paramref name="batch"/> means that none is left. The time must exceed the life of interaction tokens and gateway sessions.
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

    /// <summary>
    /// Seals the session, or returns the last bytes when it is the same one. This saves work at every move, and the SQL above compares the
    /// bytes to recognise a session.
    /// </summary>
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

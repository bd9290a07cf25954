using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Puts aside records that cannot be read, so that each costs itself alone. <see cref="Store"/> calls it when a seal turns out to be
/// broken, and then repeats the work that met it.
/// </summary>
internal sealed partial class DamagedRecords(
    SealedValues values, DataKeys keys, TimeProvider clock, Lazy<IEnumerable<IWithoutRecord>> rules, ILogger<DamagedRecords> log)
{
    /// <summary>What is put aside is kept for this time.</summary>
    public static readonly Duration Kept = Duration.FromDays(30);

    private int _reported;

    /// <summary>Counts the records that were put aside since the start.</summary>
    public int SinceStart => Volatile.Read(ref _reported);

    /// <summary>
    /// Puts the record of a broken seal aside, and lets everything go on without it. It looks itself whether the value is broken, so that
    /// somebody who read it in a wrong way costs nobody their record. Returns false if there was nothing to put aside.
    /// </summary>
    public async Task<bool> PutAsideAsync(BotContext context, SealBrokenException broken, CancellationToken cancel)
    {
        var column = SealedColumn.Of(broken.Place);
        if (await FindAsync(context, column, broken.Place, cancel) is not { } record)
            return false;
        if (record.Columns[column.Column] is not byte[] bytes
            || (broken.Fault != SealFault.NotUnderstood && await OpensAsync(context, column, record, bytes, cancel)))
            return false;
        await PutAsideAsync(context, column, record, cancel);
        return true;
    }

    /// <summary>Puts a record aside that can be found but is of no use any more, because another one cannot be read.</summary>
    public async Task PutAsideAsync(BotContext context, AssociatedData place, CancellationToken cancel)
    {
        var column = SealedColumn.Of(place);
        if (await FindAsync(context, column, place, cancel) is { } record)
            await PutAsideAsync(context, column, record, cancel);
    }

    /// <summary>Tells the host, in one line without content. It is called after the commit.</summary>
    public void Report(SealBrokenException broken)
    {
        Interlocked.Increment(ref _reported);
        Unreadable(broken.Place.Table, broken.Place.Row, broken.Fault, (int)Kept.TotalDays);
    }

    [SuppressMessage("Usage", "CA2263", Justification = "Types that are stored are found by generic calls, and a record has no type here.")]
    private async Task PutAsideAsync(BotContext context, SealedColumn column, DamagedRecord record, CancellationToken cancel)
    {
        var rule = rules.Value.FirstOrDefault(r => r.Table == column.Table);
        var mended = rule is not null && await rule.MendAsync(context, record, cancel);
        var owners = mended ? [] : rule is null ? record.People() : await rule.OwnersAsync(context, record, cancel);
        foreach (var owner in owners.DefaultIfEmpty(Guid.Empty))
            context.Add(new DamagedRecordRow
            {
                Id = context.NewId(),
                Person = owner,
                Table = column.Table,
                Content = JsonSerializer.SerializeToUtf8Bytes(record.Columns, typeof(IReadOnlyDictionary<string, object?>)),
                DueAt = record.At + Kept,
            });
        if (mended)
            return;
        if (rule is null || await rule.GoOnAsync(context, record, cancel))
            await DeleteAsync(context, column, record.Place, cancel);
    }

    private async Task<bool> OpensAsync(
        BotContext context, SealedColumn column, DamagedRecord record, byte[] bytes, CancellationToken cancel)
    {
        var (row, author) = (record.Place.Row, record.Place.Author);
        var version = column.HasVersion ? (long)record.Columns[SealedColumn.Version]! : 0;
        var key = column.Under == SealedUnder.Author ? await keys.Get(context, author, cancel) : null;
        return values.Opens(column, column.Place(row, author, version), bytes, key);
    }

    private async Task<DamagedRecord?> FindAsync(
        BotContext context, SealedColumn column, AssociatedData place, CancellationToken cancel)
    {
        await using var command = Command(context, "SELECT *", column, place);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        var columns = Enumerable.Range(0, reader.FieldCount)
            .ToDictionary(reader.GetName, at => reader.IsDBNull(at) ? null : reader.GetValue(at));
        return new DamagedRecord(place, columns, Instant.FromDateTimeOffset(clock.GetUtcNow()));
    }

    private static async Task DeleteAsync(BotContext context, SealedColumn column, AssociatedData place, CancellationToken cancel)
    {
        await using var command = Command(context, "DELETE", column, place);
        await command.ExecuteNonQueryAsync(cancel);
    }

    [SuppressMessage("Security", "CA2100", Justification = "The names are the literals of SealedColumns.")]
    private static DbCommand Command(BotContext context, string verb, SealedColumn column, AssociatedData place)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        var wheres = new List<string>();
        if (column.Key is { } key)
            Equal(key, place.Row);
        if (column.Under == SealedUnder.Author)
            Equal(SealedColumn.Author, place.Author);
        command.CommandText =
            $"{verb} FROM \"{column.Table}\"{(wheres.Count == 0 ? "" : " WHERE ")}{string.Join(" AND ", wheres)}";
        return command;

        void Equal(string name, Guid value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{name}", value);
            command.Parameters.Add(parameter);
            wheres.Add($"\"{name}\" = @{name}");
        }
    }

    [LoggerMessage(
        LogLevel.Error,
        "A record of {Table} ({Row}) cannot be read ({Fault}); it is put aside for {Days} days, and everything else goes on")]
    private partial void Unreadable(string table, Guid row, SealFault fault, int days);
}

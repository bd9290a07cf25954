using System.Diagnostics.CodeAnalysis;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Lets a person go on whose data key cannot be unwrapped. While the key is in memory it is wrapped anew. Otherwise everything that was
/// sealed under it is put aside with it, and the person gets another key for what they write from now on.
/// </summary>
internal sealed class WithoutDataKey(Vault vault, DataKeys keys, Lazy<DamagedRecords> damaged) : IWithoutRecord
{
    public string Table => SealedColumns.DataKeyWrapped(default).Table;

    public async Task<bool> MendAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        if (keys.Cached(record.Place.Row) is not { } key)
            return false;
        var wrapped = vault.Wrap(key);
        return await context.DataKeys.Where(k => k.Owner == key.Owner)
            .ExecuteUpdateAsync(row => row.SetProperty(k => k.Wrapped, wrapped), cancel) > 0;
    }

    public async Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        var owner = record.Place.Row;
        foreach (var column in SealedColumn.All.Where(c => c.Under == SealedUnder.Author))
            foreach (var row in await RowsAsync(context, column, owner, cancel))
                await damaged.Value.PutAsideAsync(context, column.Place(row, owner, 0), cancel);
        var wrapped = vault.Wrap(new DataKey(owner, SealKey.Random()));
        await context.DataKeys.Where(k => k.Owner == owner)
            .ExecuteUpdateAsync(row => row.SetProperty(k => k.Wrapped, wrapped), cancel);
        return false;
    }

    [SuppressMessage("Security", "CA2100", Justification = "The names are the literals of SealedColumns.")]
    private static async Task<IReadOnlyList<Guid>> RowsAsync(
        BotContext context, SealedColumn column, Guid author, CancellationToken cancel)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"SELECT \"{column.Key}\" FROM \"{column.Table}\" WHERE \"{SealedColumn.Author}\" = @author";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@author", author);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<Guid>();
        while (await reader.ReadAsync(cancel))
            rows.Add(reader.GetGuid(0));
        return rows;
    }
}

using System.Data.Common;
using IntimacyBot.Platform.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.TestKit;

/// <summary>Makes every save fail as it does on a full disk, while it is on.</summary>
internal sealed class FullDiskSwitch : DbTransactionInterceptor
{
    private const int SqliteFull = 13;

    private Func<bool> _isFull = () => false;

    public bool IsFull
    {
        get => _isFull();
        set => _isFull = () => value;
    }

    public void IsFullWhile(Func<bool> isFull) => _isFull = isFull;

    public void AddTo(IServiceCollection services) =>
        services.ConfigureDbContext<BotContext>(options => options.AddInterceptors(this));

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default) =>
        IsFull ? throw new SqliteException("database or disk is full", SqliteFull) : ValueTask.FromResult(result);
}

using System.Data.Common;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.TestKit;

/// <summary>
/// Lets the bot die at one of its next commits: that one and all after it fail, as nothing is saved any more by a dead process.
/// </summary>
internal sealed class CommitSwitch : DbTransactionInterceptor
{
    private int _left = int.MaxValue;

    /// <summary>True when a commit has failed since the last call of <see cref="DieAt"/>.</summary>
    public bool IsDead { get; private set; }

    /// <summary>The commit with this number fails, counted from 1.</summary>
    public void DieAt(int commit) => (_left, IsDead) = (commit, false);

    public void Live() => _left = int.MaxValue;

    public void AddTo(IServiceCollection services) =>
        services.ConfigureDbContext<BotContext>(options => options.AddInterceptors(this));

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        if (_left != int.MaxValue && Interlocked.Decrement(ref _left) <= 0)
        {
            IsDead = true;
            throw new InvalidOperationException("The bot was killed here.");
        }

        return ValueTask.FromResult(result);
    }
}

using System.Reflection;
using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IntimacyBot.Couples;

/// <summary>
/// Erases everything of everybody in one server: people with their keys, couples, and whatever any slice keeps of them. The owner of a row
/// is found by its column names, so that the rows of later slices are included. Rows that only a blind index can find stay, because they
/// say nothing without it.
/// </summary>
internal sealed class ServerErasure(Store store, PersonStore people)
{
    private const int Batch = 50;

    private static readonly string[] OfPeople = ["Person", "Author", "Owner", "Inviter"];
    private static readonly string[] OfCouples = ["Couple"];

    private static readonly MethodInfo Rows =
        typeof(ServerErasure).GetMethod(nameof(DeleteRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>True when a row of this kind is deleted together with its person or its couple.</summary>
    public static bool Takes(IEntityType kind) => Columns(kind, [.. OfPeople, .. OfCouples]).Any();

    /// <summary>Returns the servers in which anybody is known.</summary>
    public async Task<IReadOnlySet<Snowflake>> ServersAsync(CancellationToken cancel) =>
        (await store.ReadAsync(people.AllAsync, cancel)).Select(p => p.Guild).ToHashSet();

    /// <summary>Erases a few people at a time, so that others can write in between. It may be repeated.</summary>
    public async Task EraseAsync(Snowflake guild, CancellationToken cancel)
    {
        var all = await store.ReadAsync(people.AllAsync, cancel);
        foreach (var some in all.Where(p => p.Guild == guild).Select(p => p.Id).Chunk(Batch))
            await store.EraseAsync((context, token) => EraseAsync(context, some, token), cancel);
    }

    /// <summary>Erases everything of these people, in the caller's transaction.</summary>
    public async Task<int> EraseAsync(BotContext context, Guid[] some, CancellationToken cancel)
    {
        var couples = await context.Set<MembershipRow>()
            .Where(m => m.Person != null && some.Contains(m.Person.Value)).Select(m => m.Couple).Distinct().ToArrayAsync(cancel);
        foreach (var kind in context.Model.GetEntityTypes())
        {
            foreach (var column in Columns(kind, OfCouples))
                await DeleteAsync(context, kind, column, couples, cancel);
            foreach (var column in Columns(kind, OfPeople))
                await DeleteAsync(context, kind, column, some, cancel);
        }

        await context.Set<CoupleRow>().Where(c => couples.Contains(c.Id)).ExecuteDeleteAsync(cancel);
        foreach (var person in some)
            await people.RemoveAsync(context, person, cancel);
        return some.Length;
    }

    private static IEnumerable<string> Columns(IEntityType kind, string[] names) =>
        kind.GetProperties().Where(p => p.ClrType == typeof(Guid) && names.Contains(p.GetColumnName())).Select(p => p.Name);

    private static Task<int> DeleteAsync(BotContext context, IEntityType kind, string column, Guid[] of, CancellationToken cancel) =>
        (Task<int>)Rows.MakeGenericMethod(kind.ClrType).Invoke(null, [context, column, of, cancel])!;

    private static Task<int> DeleteRowsAsync<T>(BotContext context, string column, Guid[] of, CancellationToken cancel)
        where T : class =>
        context.Set<T>().Where(row => of.Contains(EF.Property<Guid>(row, column))).ExecuteDeleteAsync(cancel);
}

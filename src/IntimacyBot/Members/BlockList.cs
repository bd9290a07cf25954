using Discord.Models;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Members;

/// <summary>
/// Stores who wants no invitations from whom. An entry outlives a person's leaving, because otherwise somebody who leaves could be invited
/// again.
/// </summary>
internal sealed class BlockList(Vault vault)
{
    /// <summary>True when <paramref name="to"/> accepts no invitation from <paramref name="from"/>, or from anybody.</summary>
    public async Task<bool> AreBetweenAsync(BotContext context, Snowflake guild, Snowflake to, Snowflake from, CancellationToken cancel)
    {
        var (one, all) = (One(guild, to, from), All(guild, to));
        return await context.Set<BlockRow>().AnyAsync(m => m.Id == one || m.Id == all, cancel);
    }

    /// <summary>Returns those of <paramref name="candidates"/> from whom <paramref name="to"/> has said that they accept none.</summary>
    public async Task<IReadOnlyList<Snowflake>> OfAsync(
        BotContext context,
        Snowflake guild,
        Snowflake to,
        IReadOnlyCollection<Snowflake> candidates,
        CancellationToken cancel)
    {
        var stored = (await context.Set<BlockRow>().Select(b => b.Id).ToListAsync(cancel)).Select(Convert.ToHexString).ToHashSet();
        return [.. candidates.Where(from => stored.Contains(Convert.ToHexString(One(guild, to, from))))];
    }

    public Task AddAsync(BotContext context, Snowflake guild, Snowflake to, Snowflake from, CancellationToken cancel) =>
        AddAsync(context, One(guild, to, from), cancel);

    /// <summary>Blocks invitations from anybody until the person uses the bot in this server themselves.</summary>
    public Task AddAllAsync(BotContext context, Snowflake guild, Snowflake to, CancellationToken cancel) =>
        AddAsync(context, All(guild, to), cancel);

    public Task LiftAsync(BotContext context, Snowflake guild, Snowflake to, Snowflake from, CancellationToken cancel)
    {
        var id = One(guild, to, from);
        return context.Set<BlockRow>().Where(m => m.Id == id).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Returns true when there was an entry to remove.</summary>
    public async Task<bool> LiftAllAsync(BotContext context, Snowflake guild, Snowflake to, CancellationToken cancel)
    {
        var id = All(guild, to);
        return await context.Set<BlockRow>().Where(m => m.Id == id).ExecuteDeleteAsync(cancel) > 0;
    }

    private static async Task AddAsync(BotContext context, byte[] id, CancellationToken cancel)
    {
        if (!await context.Set<BlockRow>().AnyAsync(m => m.Id == id, cancel))
            context.Add(new BlockRow { Id = id });
        await context.SaveChangesAsync(cancel);
    }

    private byte[] One(Snowflake guild, Snowflake to, Snowflake from) =>
        vault.BlindIndex(BlindIndexKinds.Block, guild.Value, to.Value, from.Value);

    private byte[] All(Snowflake guild, Snowflake to) => vault.BlindIndex(BlindIndexKinds.BlockAll, guild.Value, to.Value);
}

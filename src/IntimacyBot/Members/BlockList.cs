using Discord.Models;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Members;

/// <summary>
/// Stores who wants no invitations from whom. An entry outlives a person's leaving, because otherwise somebody who leaves could be invited
/// again. Whoever leaves a partner gets an entry of its own kind, which also reminds them of it when they want to invite that person.
/// </summary>
internal sealed class BlockList(Vault vault)
{
    /// <summary>True when <paramref name="to"/> accepts no invitation from <paramref name="from"/>, or from anybody.</summary>
    public async Task<bool> AreBetweenAsync(BotContext context, Snowflake guild, Snowflake to, Snowflake from, CancellationToken cancel)
    {
        var (one, left, all) = (One(guild, to, from), Left(guild, to, from), All(guild, to));
        return await context.Set<BlockRow>().AnyAsync(m => m.Id == one || m.Id == left || m.Id == all, cancel);
    }

    /// <summary>Returns those of <paramref name="candidates"/> from whom <paramref name="to"/> has said that they accept none.</summary>
    public async Task<IReadOnlyList<Snowflake>> OfAsync(
        BotContext context,
        Snowflake guild,
        Snowflake to,
        IReadOnlyCollection<Snowflake> candidates,
        CancellationToken cancel)
    {
        var stored = await StoredAsync(context, cancel);
        return [.. candidates.Where(from => stored.Overlaps([Text(One(guild, to, from)), Text(Left(guild, to, from))]))];
    }

    /// <summary>Returns those of <paramref name="candidates"/> whom <paramref name="who"/> had left.</summary>
    public async Task<IReadOnlyList<Snowflake>> LeftByAsync(
        BotContext context,
        Snowflake guild,
        Snowflake who,
        IReadOnlyCollection<Snowflake> candidates,
        CancellationToken cancel)
    {
        var stored = await StoredAsync(context, cancel);
        return [.. candidates.Where(whom => stored.Overlaps([Text(Left(guild, who, whom)), Text(CameBack(guild, who, whom))]))];
    }

    /// <summary>True when <paramref name="who"/> had left <paramref name="whom"/>, and the two have not paired since.</summary>
    public async Task<bool> HasLeftAsync(BotContext context, Snowflake guild, Snowflake who, Snowflake whom, CancellationToken cancel)
    {
        var (left, back) = (Left(guild, who, whom), CameBack(guild, who, whom));
        return await context.Set<BlockRow>().AnyAsync(m => m.Id == left || m.Id == back, cancel);
    }

    public Task AddAsync(BotContext context, Snowflake guild, Snowflake to, Snowflake from, CancellationToken cancel) =>
        AddAsync(context, One(guild, to, from), cancel);

    /// <summary>Blocks invitations from anybody until the person uses the bot in this server themselves.</summary>
    public Task AddAllAsync(BotContext context, Snowflake guild, Snowflake to, CancellationToken cancel) =>
        AddAsync(context, All(guild, to), cancel);

    /// <summary>Records that somebody leaves their partner, whose invitations ring them no more.</summary>
    public async Task LeaveAsync(BotContext context, Snowflake guild, Snowflake who, Snowflake whom, CancellationToken cancel)
    {
        await RemoveAsync(context, CameBack(guild, who, whom), cancel);
        await AddAsync(context, Left(guild, who, whom), cancel);
    }

    /// <summary>
    /// Lifts what <paramref name="to"/> has said against <paramref name="from"/>, because they invite them now. That they had left them
    /// stays on record, because each further invitation tells it as well.
    /// </summary>
    public async Task LiftAsync(BotContext context, Snowflake guild, Snowflake to, Snowflake from, CancellationToken cancel)
    {
        await RemoveAsync(context, One(guild, to, from), cancel);
        if (await RemoveAsync(context, Left(guild, to, from), cancel))
            await AddAsync(context, CameBack(guild, to, from), cancel);
    }

    /// <summary>Removes everything that two people had said against each other, because they pair.</summary>
    public async Task ForgetAsync(BotContext context, Snowflake guild, Snowflake one, Snowflake other, CancellationToken cancel)
    {
        foreach (var (to, from) in new[] { (one, other), (other, one) })
            foreach (var id in new[] { One(guild, to, from), Left(guild, to, from), CameBack(guild, to, from) })
                await RemoveAsync(context, id, cancel);
    }

    /// <summary>Returns true when there was an entry to remove.</summary>
    public Task<bool> LiftAllAsync(BotContext context, Snowflake guild, Snowflake to, CancellationToken cancel) =>
        RemoveAsync(context, All(guild, to), cancel);

    private static async Task<HashSet<string>> StoredAsync(BotContext context, CancellationToken cancel) =>
        (await context.Set<BlockRow>().Select(b => b.Id).ToListAsync(cancel)).Select(Text).ToHashSet();

    private static string Text(byte[] id) => Convert.ToHexString(id);

    private static async Task AddAsync(BotContext context, byte[] id, CancellationToken cancel)
    {
        if (!await context.Set<BlockRow>().AnyAsync(m => m.Id == id, cancel))
            context.Add(new BlockRow { Id = id });
        await context.SaveChangesAsync(cancel);
    }

    private static async Task<bool> RemoveAsync(BotContext context, byte[] id, CancellationToken cancel) =>
        await context.Set<BlockRow>().Where(m => m.Id == id).ExecuteDeleteAsync(cancel) > 0;

    private byte[] One(Snowflake guild, Snowflake to, Snowflake from) =>
        vault.BlindIndex(BlindIndexKinds.Block, guild.Value, to.Value, from.Value);

    private byte[] Left(Snowflake guild, Snowflake who, Snowflake whom) =>
        vault.BlindIndex(BlindIndexKinds.Left, guild.Value, who.Value, whom.Value);

    private byte[] CameBack(Snowflake guild, Snowflake who, Snowflake whom) =>
        vault.BlindIndex(BlindIndexKinds.CameBack, guild.Value, who.Value, whom.Value);

    private byte[] All(Snowflake guild, Snowflake to) => vault.BlindIndex(BlindIndexKinds.BlockAll, guild.Value, to.Value);
}

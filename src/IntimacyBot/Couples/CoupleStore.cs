using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>Rows of couples. To be used inside <see cref="Store"/>.</summary>
[SuppressMessage(
    "Performance",
    "CA1822",
    Justification = "A store is one thing that slices are given, whichever of its rows a call needs.")]
internal sealed class CoupleStore(Vault vault, PersonStore people, IOptions<Timing> timing)
{
    /// <summary>Every move asks it.</summary>
    private static readonly Func<BotContext, Guid, IAsyncEnumerable<MembershipRow>> MembersOf =
        EF.CompileAsyncQuery((BotContext context, Guid couple) => context.Set<MembershipRow>().AsTracking().Where(m => m.Couple == couple));

    /// <summary>The couple this person is in now.</summary>
    public async Task<Couple?> OfAsync(BotContext context, Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        var who = Who(guild, user);
        var row = await context.Set<MembershipRow>().SingleOrDefaultAsync(m => m.Who == who, cancel);
        return row is null ? null : await FindAsync(context, row.Couple, cancel);
    }

    /// <summary>Also if one or both have left; null once the row is gone.</summary>
    public async Task<Couple?> FindAsync(BotContext context, Guid couple, CancellationToken cancel)
    {
        if (await context.Set<CoupleRow>().FindAsync([couple], cancel) is not { } row)
            return null;
        var members = new List<MembershipRow>(2);
        await foreach (var member in MembersOf(context, couple).WithCancellation(cancel))
            members.Add(member);
        return Open(row, members);
    }

    public Couple Open(CoupleRow row, IReadOnlyList<MembershipRow> members)
    {
        var about = JsonSerializer.Deserialize<About>(vault.OpenForBot(SealedColumns.CoupleAbout(row.Id), row.About))!;
        return new Couple(row.Id, about.Guild, Of(members, Side.A), Of(members, Side.B), about.Language)
        {
            Resting = row.DueAt is null,
            Danced = about.Danced,
            Opened = about.Opened,
            NothingShared = NothingShared(row)
        };
    }

    /// <summary>
    /// Something was shared by both: rest, and the long silence after which a consent is asked about, start again from here.
    /// </summary>
    public async Task SharedAsync(BotContext context, Couple couple, Instant at, CancellationToken cancel)
    {
        if (await context.Set<CoupleRow>().FindAsync([couple.Id], cancel) is not { } row)
            return;
        row.DueAt = at + Duration.FromTimeSpan(timing.Value.CoupleRests);
        row.Version++;
        var members = Sides.Both.Select(side => couple[side].Person).OfType<Guid>().ToList();
        foreach (var person in await people.FindAsync(context, members, cancel))
            await people.ChangeAsync(context, person with { Consents = person.Consents.Active(at) }, cancel);
    }

    /// <summary>A step of the couple's journey is done.</summary>
    public Task DancedAsync(BotContext context, Guid couple, string practice, CancellationToken cancel) =>
        NoteAsync(context, couple, a => a.Danced.Contains(practice) ? a : a with { Danced = [.. a.Danced, practice] }, cancel);

    /// <summary>
    /// One of the two chooses a practice for themselves, or no longer does. Once both have, it stays open, whatever becomes of either.
    /// </summary>
    public async Task ChooseAsync(BotContext context, Couple couple, Side side, string practice, bool chosen, CancellationToken cancel)
    {
        if (couple.Opened.Contains(practice)
            || couple[side].Person is not { } me
            || await people.FindAsync(context, me, cancel) is not { } person)
            return;
        var others = person.Chosen.Where(c => c != practice);
        await people.SaveAsync(context, person with { Chosen = chosen ? [.. others, practice] : [.. others] }, cancel);
        if (chosen
            && couple[side.Other()].Person is { } partner
            && (await people.FindAsync(context, partner, cancel))?.Chosen.Contains(practice) == true)
            await NoteAsync(context, couple.Id, a => a with { Opened = [.. a.Opened, practice] }, cancel);
    }

    public async Task<bool> HasChosenAsync(BotContext context, Guid person, string practice, CancellationToken cancel) =>
        (await people.FindAsync(context, person, cancel))?.Chosen.Contains(practice) ?? false;

    private async Task NoteAsync(BotContext context, Guid couple, Func<About, About> note, CancellationToken cancel)
    {
        if (await context.Set<CoupleRow>().FindAsync([couple], cancel) is not { } row)
            return;
        var about = JsonSerializer.Deserialize<About>(vault.OpenForBot(SealedColumns.CoupleAbout(row.Id), row.About))!;
        row.About = vault.SealForBot(SealedColumns.CoupleAbout(row.Id), JsonSerializer.SerializeToUtf8Bytes(note(about)));
        row.Version++;
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>Own consent on and not paused.</summary>
    public async Task<bool> AllowsAsync(BotContext context, Guid person, Consent kind, CancellationToken cancel) =>
        (await people.FindAsync(context, person, cancel))?.Allows(kind) ?? false;

    public async Task<Couple> AddAsync(BotContext context, Person a, Person b, string language, Instant at, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7(at.ToDateTimeOffset());
        var about = vault.SealForBot(SealedColumns.CoupleAbout(id), JsonSerializer.SerializeToUtf8Bytes(new About(a.Guild, language)));
        context.Add(new CoupleRow { Id = id, About = about, DueAt = at + Duration.FromTimeSpan(timing.Value.CoupleRests) });
        context.AddRange(Member(id, Side.A, a), Member(id, Side.B, b));
        await context.SaveChangesAsync(cancel);
        return (await FindAsync(context, id, cancel))!;
    }

    /// <summary>One side is out; the other keeps seeing the same couple. When nobody is left in it the couple goes.</summary>
    public async Task EndSideAsync(BotContext context, Couple couple, Side side, CancellationToken cancel)
    {
        var members = await context.Set<MembershipRow>().Where(m => m.Couple == couple.Id).ToListAsync(cancel);
        var own = members.Single(m => m.Side == side);
        (own.Person, own.Who) = (null, null);
        if (members.TrueForAll(m => m.Person is null))
            context.Remove(await context.Set<CoupleRow>().SingleAsync(c => c.Id == couple.Id, cancel));
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>The id holds the moment of pairing; the day of rest is counted from there until something is shared by both.</summary>
    private bool NothingShared(CoupleRow row)
    {
        Span<byte> id = stackalloc byte[16];
        row.Id.TryWriteBytes(id, bigEndian: true, out _);
        var paired = Instant.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(id) >>> 16);
        return row.DueAt is { } due && due - Duration.FromTimeSpan(timing.Value.CoupleRests) < paired + Duration.FromMinutes(1);
    }

    private byte[] Who(Snowflake guild, Snowflake user) => vault.BlindIndex(BlindIndexKinds.Member, guild.Value, user.Value);

    private Partner Of(IReadOnlyList<MembershipRow> members, Side side)
    {
        var row = members.Single(m => m.Side == side);
        var user = vault.OpenForBot(SealedColumns.MembershipUser(row.Id), row.User);
        return new Partner(new Snowflake(BinaryPrimitives.ReadUInt64BigEndian(user)), row.Person);
    }

    private MembershipRow Member(Guid couple, Side side, Person person)
    {
        var id = Guid.CreateVersion7();
        var user = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(user, person.User.Value);
        return new MembershipRow
        {
            Id = id,
            Couple = couple,
            Side = side,
            Person = person.Id,
            Who = Who(person.Guild, person.User),
            User = vault.SealForBot(SealedColumns.MembershipUser(id), user),
        };
    }

    internal sealed record About(
        [property: JsonPropertyName("Guild")] Snowflake Guild,
        [property: JsonPropertyName("Language")] string Language)
    {
        [JsonPropertyName("Danced")]
        public IReadOnlyList<string> Danced { get; init; } = [];

        [JsonPropertyName("Opened")]
        public IReadOnlyList<string> Opened { get; init; } = [];
    }
}

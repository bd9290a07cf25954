using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>Reads and writes the rows of couples. Callers open the transaction or the snapshot through <see cref="Store"/>.</summary>
[SuppressMessage(
    "Performance",
    "CA1822",
    Justification = "A store is one thing that slices are given, whichever of its rows a call needs.")]
internal sealed partial class CoupleStore(Vault vault, PersonStore people, IMemberNames names, IOptions<Timing> timing)
{
    /// <summary>The query is compiled because every move runs it.</summary>
    private static readonly Func<BotContext, Guid, IAsyncEnumerable<MembershipRow>> MembersOf =
        EF.CompileAsyncQuery((BotContext context, Guid couple) => context.Set<MembershipRow>().AsTracking().Where(m => m.Couple == couple));

    /// <summary>Finds the couple that this person is in now; null if there is none.</summary>
    public async Task<Couple?> OfAsync(BotContext context, Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        var who = Who(guild, user);
        var row = await context.Set<MembershipRow>().SingleOrDefaultAsync(m => m.Who == who, cancel);
        return row is null ? null : await FindAsync(context, row.Couple, cancel);
    }

    /// <summary>Finds a couple even if one or both partners have left; null once its row is deleted.</summary>
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
        var about = vault.ReadForBot<About>(SealedColumns.CoupleAbout(row.Id), row.About);
        return new Couple(row.Id, about.Guild, Of(members, Side.A), Of(members, Side.B), about.Language)
        {
            Resting = row.DueAt is null,
            Danced = about.Danced,
            Opened = about.Opened,
            Readers = about.Readers,
            Known = names,
        };
    }

    /// <summary>Asks Discord for the partners' names that are not cached. It must never be called inside a snapshot.</summary>
    public Task LearnNamesAsync(Couple couple, CancellationToken cancel) => names.LearnAsync(couple, cancel);

    /// <summary>
    /// Records that both shared something: the time until the couple rests, and the time until a consent is asked about, start again at
    /// <paramref name="at"/>.
    /// </summary>
    public async Task SharedAsync(BotContext context, Couple couple, Instant at, CancellationToken cancel)
    {
        if (await context.Set<CoupleRow>().FindAsync([couple.Id], cancel) is not { } row)
            return;
        row.DueAt = at + Duration.FromTimeSpan(timing.Value.CoupleRests);
        row.Version++;
        await KeptBells.PostponeAsync(context, couple.Id, row.DueAt.Value, cancel);
        var members = Sides.Both.Select(side => couple[side].Person).OfType<Guid>().ToList();
        foreach (var person in await people.FindAsync(context, members, cancel))
            await people.ChangeAsync(context, person with { Consents = person.Consents.Active(at) }, cancel);
    }

    /// <summary>Records who could read a room when both last shared something.</summary>
    public Task ReadAsync(BotContext context, Couple couple, string? readers, CancellationToken cancel) =>
        readers is null || readers == couple.Readers
            ? Task.CompletedTask
            : NoteAsync(context, couple.Id, a => a with { Readers = readers }, cancel);

    /// <summary>Records that the couple has danced a practice of its journey.</summary>
    public Task DancedAsync(BotContext context, Guid couple, string practice, CancellationToken cancel) =>
        NoteAsync(context, couple, a => a.Danced.Contains(practice) ? a : a with { Danced = [.. a.Danced, practice] }, cancel);

    /// <summary>
    /// Records that one of the two chooses a practice, or takes the choice back. Once both have chosen it, it stays open for whoever still
    /// chooses it, even if the other takes the choice back or leaves, because neither may notice that.
    /// </summary>
    public async Task ChooseAsync(BotContext context, Couple couple, Side side, string practice, bool chosen, CancellationToken cancel)
    {
        if (couple[side].Person is not { } me || await people.FindAsync(context, me, cancel) is not { } person)
            return;
        var others = person.Chosen.Where(c => c != practice);
        await people.SaveAsync(context, person with { Chosen = chosen ? [.. others, practice] : [.. others] }, cancel);
        if (chosen
            && !couple.Opened.Contains(practice)
            && couple[side.Other()].Person is { } partner
            && (await people.FindAsync(context, partner, cancel))?.Chosen.Contains(practice) == true)
            await NoteAsync(context, couple.Id, a => a with { Opened = [.. a.Opened, practice] }, cancel);
    }

    public async Task<bool> HasChosenAsync(BotContext context, Guid person, string practice, CancellationToken cancel) =>
        (await people.FindAsync(context, person, cancel))?.Chosen.Contains(practice) ?? false;

    public async Task<bool> HasSharedAsync(BotContext context, Guid person, CancellationToken cancel) =>
        (await people.FindAsync(context, person, cancel))?.HasShared ?? false;

    /// <summary>Records that a person has shared something, for the first time or again.</summary>
    public async Task NoteSharedAsync(BotContext context, Guid person, CancellationToken cancel)
    {
        if (await people.FindAsync(context, person, cancel) is { HasShared: false } first)
            await people.ChangeAsync(context, first with { HasShared = true }, cancel);
    }

    private async Task NoteAsync(BotContext context, Guid couple, Func<About, About> note, CancellationToken cancel)
    {
        if (await context.Set<CoupleRow>().FindAsync([couple], cancel) is not { } row)
            return;
        var about = vault.ReadForBot<About>(SealedColumns.CoupleAbout(row.Id), row.About);
        row.About = vault.SealForBot(SealedColumns.CoupleAbout(row.Id), JsonSerializer.SerializeToUtf8Bytes(note(about)));
        row.Version++;
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>True when the person's own consent is on and they are not paused.</summary>
    public async Task<bool> AllowsAsync(BotContext context, Guid person, Consent kind, CancellationToken cancel) =>
        (await people.FindAsync(context, person, cancel))?.Allows(kind) ?? false;

    /// <summary>Draws the id of a couple that begins now.</summary>
    public static Guid NewId(Instant at) => Guid.CreateVersion7(at.ToDateTimeOffset());

    public Task<Couple> AddAsync(BotContext context, Person a, Person b, string language, Instant at, CancellationToken cancel) =>
        AddAsync(context, NewId(at), a, b, language, at, cancel);

    public async Task<Couple> AddAsync(
        BotContext context, Guid id, Person a, Person b, string language, Instant at, CancellationToken cancel)
    {
        var about = vault.SealForBot(SealedColumns.CoupleAbout(id), JsonSerializer.SerializeToUtf8Bytes(new About(a.Guild, language)));
        context.Add(new CoupleRow { Id = id, About = about, DueAt = at + Duration.FromTimeSpan(timing.Value.CoupleRests) });
        context.AddRange(Member(context.NewId(), id, Side.A, a), Member(context.NewId(), id, Side.B, b));
        await context.SaveChangesAsync(cancel);
        return (await FindAsync(context, id, cancel))!;
    }

    /// <summary>
    /// Returns when this couple comes to rest if nothing more is shared by both; null if it rests already, or is gone.
    /// </summary>
    public async Task<Instant?> RestsAtAsync(BotContext context, Guid couple, CancellationToken cancel) =>
        (await context.Set<CoupleRow>().FindAsync([couple], cancel))?.DueAt;

    /// <summary>Returns those of the couple who have not left.</summary>
    public static async Task<IReadOnlyList<Guid>> MembersAsync(BotContext context, Guid couple, CancellationToken cancel) =>
        await context.Set<MembershipRow>().Where(m => m.Couple == couple && m.Person != null)
            .OrderBy(m => m.Side).Select(m => m.Person!.Value).ToListAsync(cancel);

    /// <summary>Records the couple as one that has danced nothing yet, in the server of this member, because its record is lost.</summary>
    public Task<int> BeginAnewAsync(BotContext context, Guid couple, Person member, CancellationToken cancel)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new About(member.Guild, member.Language));
        var about = vault.SealForBot(SealedColumns.CoupleAbout(couple), json);
        return context.Set<CoupleRow>().Where(c => c.Id == couple)
            .ExecuteUpdateAsync(row => row.SetProperty(c => c.About, about), cancel);
    }

    /// <summary>Records again who one of the two is.</summary>
    public Task<int> NameAsync(BotContext context, Guid membership, Snowflake user, CancellationToken cancel)
    {
        var bytes = User(membership, user);
        return context.Set<MembershipRow>().Where(m => m.Id == membership)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.User, bytes), cancel);
    }

    private byte[] User(Guid membership, Snowflake user)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, user.Value);
        return vault.SealForBot(SealedColumns.MembershipUser(membership), bytes);
    }

    private byte[] Who(Snowflake guild, Snowflake user) => vault.BlindIndex(BlindIndexKinds.Member, guild.Value, user.Value);

    private Partner Of(IReadOnlyList<MembershipRow> members, Side side)
    {
        var row = members.Single(m => m.Side == side);
        var user = vault.OpenForBot(SealedColumns.MembershipUser(row.Id), row.User);
        return new Partner(new Snowflake(BinaryPrimitives.ReadUInt64BigEndian(user)), row.Person);
    }

    private MembershipRow Member(Guid id, Guid couple, Side side, Person person) => new()
    {
        Id = id,
        Couple = couple,
        Side = side,
        Person = person.Id,
        Who = Who(person.Guild, person.User),
        User = User(id, person.User),
    };

    internal sealed record About(
        [property: JsonPropertyName("Guild")] Snowflake Guild,
        [property: JsonPropertyName("Language")] string Language)
    {
        [JsonPropertyName("Danced")]
        public IReadOnlyList<string> Danced { get; init; } = [];

        [JsonPropertyName("Opened")]
        public IReadOnlyList<string> Opened { get; init; } = [];

        [JsonPropertyName("Readers")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Readers { get; init; }
    }
}

using System.Globalization;
using IntimacyBot.Platform.Storage.Encryption;
using NodaTime;

namespace IntimacyBot.Platform.Storage;

/// <summary>A record that cannot be read: where its broken value is, all of its columns as they are, and when it was found.</summary>
internal sealed record DamagedRecord(AssociatedData Place, IReadOnlyDictionary<string, object?> Columns, Instant At)
{
    private static readonly string[] OfPeople = ["Person", "Author", "Owner", "Inviter"];

    /// <summary>Returns the person whose column it has; none if it has no such column.</summary>
    public IReadOnlyList<Guid> People() => [.. OfPeople.Select(Id).OfType<Guid>().Take(1)];

    /// <summary>Returns an id in a column; null if the column is missing or holds none.</summary>
    public Guid? Id(string column) =>
        Columns.GetValueOrDefault(column) is string text && Guid.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : null;
}

/// <summary>
/// Says what goes on, and how, without one record of a table. Without such a rule the record is deleted, and it was the person's who stands
/// in it. All of it runs in the transaction that puts the record aside.
/// </summary>
internal interface IWithoutRecord
{
    /// <summary>The table whose records the rule is about.</summary>
    string Table { get; }

    /// <summary>
    /// Makes the record whole again out of what else is stored, and returns true if it can. Nobody is told then, because nothing is lost.
    /// </summary>
    Task<bool> MendAsync(BotContext context, DamagedRecord record, CancellationToken cancel) => Task.FromResult(false);

    /// <summary>Returns whose record it was, who each are told of it. It is empty for a record that nobody but the bot knew of.</summary>
    Task<IReadOnlyList<Guid>> OwnersAsync(BotContext context, DamagedRecord record, CancellationToken cancel) =>
        Task.FromResult(record.People());

    /// <summary>
    /// Makes everything else go on. It returns true when the record is to be deleted, and false when it only lost the broken value.
    /// </summary>
    Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel);
}

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>Names the key under which the values of a column are sealed.</summary>
internal enum SealedUnder
{
    /// <summary>The bot's own key.</summary>
    Bot,

    /// <summary>The data key of the row's author.</summary>
    Author,

    /// <summary>The master key, which wraps the data keys.</summary>
    Master,
}

/// <summary>
/// Tells how the values of one sealed column are found and opened. <paramref name="Key"/> is the column whose value is the row in
/// <paramref name="Place"/>; it is null for a table of one row. <paramref name="Place"/> makes a place of row, author and version.
/// </summary>
internal sealed record SealedColumn(string? Key, SealedUnder Under, Func<Guid, Guid, long, AssociatedData> Place)
{
    public const string Author = "Author";
    public const string Version = "Version";

    /// <summary>Lists every sealed column. What opens a whole database, and what goes on without a value, uses this list.</summary>
    public static IReadOnlyList<SealedColumn> All { get; } =
    [
        new("Owner", SealedUnder.Master, (row, _, _) => SealedColumns.DataKeyWrapped(row)),
        new("Id", SealedUnder.Bot, (row, _, version) => SealedColumns.PersonState(row, version)),
        new("Id", SealedUnder.Bot, (row, _, _) => SealedColumns.CoupleAbout(row)),
        new("Id", SealedUnder.Bot, (row, _, _) => SealedColumns.MembershipUser(row)),
        new("Id", SealedUnder.Bot, (row, _, _) => SealedColumns.InvitationAbout(row)),
        new("Id", SealedUnder.Bot, (row, _, _) => SealedColumns.NotificationPosted(row)),
        new("Id", SealedUnder.Bot, (row, _, _) => SealedColumns.KeptBell(row)),
        new("Id", SealedUnder.Bot, (row, _, version) => SealedColumns.DanceState(row, version)),
        new("Id", SealedUnder.Bot, (row, _, _) => SealedColumns.DanceRendered(row)),
        new("Id", SealedUnder.Bot, (row, _, version) => SealedColumns.DayRoomState(row, version)),
        new("Id", SealedUnder.Bot, (row, _, _) => SealedColumns.DayRoomRendered(row)),
        new("Dance", SealedUnder.Author, SealedColumns.AuthorWordsContent),
        new("Id", SealedUnder.Bot, (row, _, _) => SealedColumns.KeptRoom(row)),
        new("Id", SealedUnder.Author, (row, author, _) => SealedColumns.PromiseContent(row, author)),
        new("Couple", SealedUnder.Author, SealedColumns.LoopContent),
        new("Id", SealedUnder.Author, SealedColumns.JarContent),
        new("Person", SealedUnder.Bot, (row, _, version) => SealedColumns.CheckInState(row, version)),
        new("Id", SealedUnder.Bot, (row, _, version) => SealedColumns.ServerSettings(row, version)),
        new("Id", SealedUnder.Bot, (row, _, _) => SealedColumns.ServerRemovalGuild(row)),
        new(null, SealedUnder.Bot, (_, _, _) => SealedColumns.GatewaySession()),
    ];

    public string Table => Place(default, default, default).Table;

    public string Column => Place(default, default, default).Column;

    /// <summary>True when a value has to be sealed anew with each version of its row.</summary>
    public bool HasVersion => Place(default, default, 2).Version == 2;

    /// <summary>Finds the column of this place.</summary>
    public static SealedColumn Of(AssociatedData place) => All.Single(c => c.Table == place.Table && c.Column == place.Column);
}

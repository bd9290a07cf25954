namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// Every place where sealed bytes are stored. Table and column are authenticated with the bytes, so with another spelling nothing that was
/// sealed before opens. They are literals, so that a rename in the code cannot change them.
/// </summary>
internal static class SealedColumns
{
    public static AssociatedData NotificationPosted(Guid row) => new("Notifications", "Posted", row, Guid.Empty, 0);

    public static AssociatedData CheckInState(Guid row, long version) => new("CheckIns", "State", row, Guid.Empty, version);

    public static AssociatedData CoupleAbout(Guid row) => new("Couples", "About", row, Guid.Empty, 0);

    public static AssociatedData DanceRendered(Guid row) => new("Dances", "Rendered", row, Guid.Empty, 0);

    public static AssociatedData DanceState(Guid row, long version) => new("Dances", "State", row, Guid.Empty, version);

    public static AssociatedData DayRoomRendered(Guid row) => new("DayRooms", "Rendered", row, Guid.Empty, 0);

    public static AssociatedData DayRoomState(Guid row, long version) => new("DayRooms", "State", row, Guid.Empty, version);

    public static AssociatedData DataKeyWrapped(Guid row) => new("DataKeys", "Wrapped", row, row, 1);

    public static AssociatedData AuthorWordsContent(Guid row, Guid author, long version) =>
        new("AuthorWords", "Content", row, author, version);

    public static AssociatedData GatewaySession() => new("GatewaySessions", "Session", Guid.Empty, Guid.Empty, 1);

    public static AssociatedData InvitationAbout(Guid row) => new("Invitations", "About", row, Guid.Empty, 0);

    public static AssociatedData JarContent(Guid row, Guid author, long version) => new("Jar", "Content", row, author, version);

    public static AssociatedData KeptBell(Guid row) => new("KeptBells", "Bell", row, Guid.Empty, 0);

    public static AssociatedData KeptRoom(Guid row) => new("KeptRooms", "Room", row, Guid.Empty, 0);

    public static AssociatedData LoopContent(Guid row, Guid author, long version) => new("Loops", "Content", row, author, version);

    public static AssociatedData MembershipUser(Guid row) => new("Memberships", "User", row, Guid.Empty, 0);

    public static AssociatedData PersonState(Guid row, long version) => new("People", "State", row, Guid.Empty, version);

    public static AssociatedData PromiseContent(Guid row, Guid author) => new("Promises", "Content", row, author, 0);

    public static AssociatedData ServerRemovalGuild(Guid row) => new("ServerRemovals", "Guild", row, Guid.Empty, 0);

    public static AssociatedData ServerSettings(Guid row, long version) => new("Servers", "Settings", row, Guid.Empty, version);
}

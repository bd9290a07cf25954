namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>The kinds of blind indexes. The kind is hashed into the index, so with another spelling no stored row is found again.</summary>
internal static class BlindIndexKinds
{
    public const string Erased = "erased";
    public const string Interaction = "interaction";
    public const string Invitation = "invitation";
    public const string Inviter = "inviter";
    public const string Member = "member";
    public const string Block = "block";
    public const string BlockAll = "block-all";
    public const string CameBack = "came-back";
    public const string Left = "left";
    public const string Person = "person";
    public const string ServerRemoval = "server-removal";
    public const string Room = "room";
    public const string Server = "server";
    public const string User = "user";
}

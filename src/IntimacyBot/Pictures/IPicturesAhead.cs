namespace IntimacyBot.Pictures;

/// <summary>Names every picture that a page of a slice may show, so that all of them are drawn before somebody opens it.</summary>
internal interface IPicturesAhead
{
    IEnumerable<Picture> All();
}

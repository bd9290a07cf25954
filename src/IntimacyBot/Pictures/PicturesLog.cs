namespace IntimacyBot.Pictures;

internal static partial class PicturesLog
{
    /// <summary>The kind alone, because a picture may hold what somebody has chosen.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "A picture could not be drawn and is left out: {Kind}.")]
    public static partial void NotDrawn(ILogger logger, string kind, Exception problem);
}

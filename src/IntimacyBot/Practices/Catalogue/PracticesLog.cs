using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Catalogue;

internal static partial class PracticesLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A practice is left out. {Problem}")]
    public static partial void LeftOut(ILogger logger, ScriptProblem problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} practices are ready.")]
    public static partial void Ready(ILogger logger, int count);
}

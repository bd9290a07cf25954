namespace IntimacyBot.Couples;

/// <summary>Who runs this bot, as they want to be called; null if they have not said so.</summary>
internal sealed record Operator(string? Name);

namespace IntimacyBot.Platform.Interactions;

/// <summary>The safety page, for slices that lead to it.</summary>
internal interface ISafetyPage
{
    Reply.Page Page(string language);
}

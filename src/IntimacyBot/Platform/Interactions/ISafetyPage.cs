namespace IntimacyBot.Platform.Interactions;

/// <summary>Builds the safety page for slices that link to it and may not reference the slice that owns it.</summary>
internal interface ISafetyPage
{
    Reply.Page Page(string language);
}

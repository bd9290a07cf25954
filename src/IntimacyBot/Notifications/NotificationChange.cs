using IntimacyBot.Members;

namespace IntimacyBot.Notifications;

/// <summary>Something begins to wait for somebody, or no longer does. Without a person or a kind it means whatever waits.</summary>
internal sealed record NotificationChange(Guid? Person, string? Kind, bool Waits, Consent? Needs = null);

using Discord.Rest;
using Discord.Rest.Api;

namespace IntimacyBot.Platform.Guilds;

/// <summary>
/// Whether the account that owns the bot has two-factor authentication. A server that asks moderators for it lets a bot manage nothing
/// without. No event tells, so Discord is asked again after a day, and soon while it is off, because somebody may be switching it on.
/// </summary>
internal sealed class OwnerTwoFactor(DiscordRest rest, TimeProvider clock)
{
    private static readonly TimeSpan AskedAgain = TimeSpan.FromDays(1);
    private static readonly TimeSpan AskedAgainWhileOff = TimeSpan.FromMinutes(1);

    private volatile Answer? _last;

    /// <summary>True also when Discord does not tell: then a refusal will.</summary>
    public async Task<bool> IsOnAsync(CancellationToken cancel)
    {
        if (_last is { } last && (clock.GetUtcNow() - last.At).Duration() < (last.IsOn ? AskedAgain : AskedAgainWhileOff))
            return last.IsOn;
        // Where Discord does not tell, what was known before is the best guess.
        return await AskAsync(cancel) ?? _last?.IsOn ?? true;
    }

    /// <summary>Asks Discord now. Null if it does not tell.</summary>
    public async Task<bool?> AskAsync(CancellationToken cancel)
    {
        try
        {
            var self = await rest.GetCurrentUserAsync(cancel);
            _last = new Answer(self.MfaEnabled ?? true, clock.GetUtcNow());
            return self.MfaEnabled;
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            return null;
        }
    }

    private sealed record Answer(bool IsOn, DateTimeOffset At);
}

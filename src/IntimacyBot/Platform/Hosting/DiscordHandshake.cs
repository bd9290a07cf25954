using System.Net;
using Discord.Hosting;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Checks the token and finds the application at the start. It retries with a growing delay while Discord cannot be reached.
/// </summary>
internal sealed partial class DiscordHandshake(DiscordRest rest, DiscordOptions options, ILogger<DiscordHandshake> log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public async Task<Application> MeetAsync(CancellationToken cancel)
    {
        DiscordAbsence? told = null;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await rest.GetCurrentUserAsync(cancel);
                var application = await rest.GetCurrentApplicationAsync(cancel);
                if (told is not null)
                    AnswersAgain(options.ApiBaseUrl);
                return application;
            }
            catch (Exception e) when (AbsenceOf(e) is { } absence)
            {
                if (absence != told)
                    Tell(absence, e.Message);
                told = absence;
                await Task.Delay(Wait(attempt, e), options.Clock, cancel);
            }
            catch (DiscordApiException e) when (e.Status != HttpStatusCode.Unauthorized)
            {
                throw new ExitException(
                    ExitReason.Misconfigured(
                        $"Discord:ApiBaseUrl: {options.ApiBaseUrl} does not answer as Discord does ({(int)e.Status} at {e.Route}). "
                        + "Usually it is \"https://discord.com/api/v10\""),
                    e);
            }
        }
    }

    /// <summary>What keeps Discord from answering; null for an answer that waiting does not change.</summary>
    private static DiscordAbsence? AbsenceOf(Exception e) => e switch
    {
        DiscordUnreachableException { IsCertificateTimeWrong: true } => DiscordAbsence.WrongTime,
        DiscordUnreachableException => DiscordAbsence.Unreachable,
        DiscordApiException { Status: >= HttpStatusCode.InternalServerError } => DiscordAbsence.Failing,
        DiscordApiException { Status: HttpStatusCode.TooManyRequests } => DiscordAbsence.RateLimited,
        DiscordApiException { Status: HttpStatusCode.Forbidden } => DiscordAbsence.Blocked,
        _ => null,
    };

    /// <summary>Each of these asks something else of the operator, so each is called what it is.</summary>
    private void Tell(DiscordAbsence absence, string reason)
    {
        switch (absence)
        {
            case DiscordAbsence.Unreachable:
                NoAnswer(options.ApiBaseUrl);
                break;
            case DiscordAbsence.WrongTime:
                WrongTime(options.ApiBaseUrl, options.Clock.GetUtcNow());
                break;
            case DiscordAbsence.Failing:
                Failing(options.ApiBaseUrl, reason);
                break;
            case DiscordAbsence.RateLimited:
                RateLimited(options.ApiBaseUrl, reason);
                break;
            default:
                Blocked(options.ApiBaseUrl, reason);
                break;
        }
    }

    private static TimeSpan Wait(int attempt, Exception e)
    {
        var growing = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, attempt)));
        return e is DiscordApiException { RetryAfter: { } asked } && asked > growing ? asked : growing;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No answer from {Address}; trying until there is one")]
    private partial void NoAnswer(string address);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "This machine's clock seems to be wrong: at {Time:u}, which it shows, the certificate of {Address} is not valid. "
            + "See that the machine sets its clock from the network; trying until there is an answer")]
    private partial void WrongTime(string address, DateTimeOffset time);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Address} has a fault of its own ({Reason}); trying until it is over")]
    private partial void Failing(string address, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Address} limits the requests from here ({Reason}); waiting as long as it asks, and trying again")]
    private partial void RateLimited(string address, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Address} blocks the requests from here ({Reason}). It may be this machine's address, or a proxy on the way; trying on")]
    private partial void Blocked(string address, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Address} answers again")]
    private partial void AnswersAgain(string address);
}

/// <summary>Why Discord does not serve the bot at the start.</summary>
internal enum DiscordAbsence
{
    Unreachable,
    WrongTime,
    Failing,
    RateLimited,
    Blocked,
}

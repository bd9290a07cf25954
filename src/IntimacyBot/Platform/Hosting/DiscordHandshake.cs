using System.Net;
using Discord.Hosting;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;

namespace IntimacyBot.Platform.Hosting;

/// <summary>The first word with Discord: does the token do, and which application is it? Waits for as long as nobody answers.</summary>
internal sealed partial class DiscordHandshake(DiscordRest rest, DiscordOptions options, ILogger<DiscordHandshake> log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public async Task<Application> MeetAsync(CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await rest.GetCurrentUserAsync(cancel);
                var application = await rest.GetCurrentApplicationAsync(cancel);
                if (attempt > 0)
                    AnswersAgain(options.ApiBaseUrl);
                return application;
            }
            catch (Exception e) when (IsAbsence(e))
            {
                if (attempt == 0)
                    NoAnswer(options.ApiBaseUrl);
                await Task.Delay(Wait(attempt), options.Clock, cancel);
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

    private static bool IsAbsence(Exception e) => e switch
    {
        DiscordUnreachableException => true,
        DiscordApiException { Status: >= HttpStatusCode.InternalServerError } => true,
        DiscordApiException { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.Forbidden } => true,
        _ => false,
    };

    private static TimeSpan Wait(int attempt) => TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, attempt)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "No answer from {Address}; trying until there is one")]
    private partial void NoAnswer(string address);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Address} answers again")]
    private partial void AnswersAgain(string address);
}

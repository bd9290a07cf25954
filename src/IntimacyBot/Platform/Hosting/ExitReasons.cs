using System.Net;
using Discord.Gateway;
using Discord.Rest;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.Options;

namespace IntimacyBot.Platform.Hosting;

/// <summary>Finds the lines that the operator reads for each exception that can end the bot.</summary>
internal static class ExitReasons
{
    public static ExitReason WrongToken { get; } = ExitReason.Misconfigured(
        "Discord:Token: Discord refuses this token. Copy it again from the Bot page of the developer portal, without the word Bot");

    public static ExitReason Of(Exception e) => e switch
    {
        ExitException known => known.Ending,
        StartupException problem => ExitReason.Misconfigured(problem.Message),
        OperationCanceledException => ExitReason.Fine,
        DiscordApiException { Status: HttpStatusCode.Unauthorized } => WrongToken,
        GatewayFatalException { Code: 4004 } => WrongToken,
        GatewayFatalException fatal => ExitReason.Misconfigured($"Discord: the gateway refuses this bot. {fatal.Message}"),
        OptionsValidationException invalid => ExitReason.Misconfigured([.. invalid.Failures]),
        // Only the type is reported, because an exception's message may contain what somebody wrote.
        _ => new ExitReason(
            ExitReason.Fault,
            [$"The bot stopped because of a fault of its own ({e.GetType().Name}; the log says where). Nothing saved is lost. "
                + "Start it again, and report it if it comes back"]),
    };
}

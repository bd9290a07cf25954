using IntimacyBot.Platform.Hosting;
using IntimacyBot.Practices;

return args is [PracticeCommand.Name, .. var rest]
    ? PracticeCommand.Run(rest, StandardOutput.Writer, StandardError.Writer)
    : await BotHost.RunAsync(args);

using IntimacyBot.Platform.Hosting;
using IntimacyBot.Practices;
using IntimacyBot.SelfTest;

return args switch
{
    [PracticeCommand.Name, .. var rest] => PracticeCommand.Run(rest, StandardOutput.Writer, StandardError.Writer),
    [SelfTestCommand.Name, .. var rest] => await SelfTestCommand.RunAsync(rest),
    _ => await BotHost.RunAsync(args),
};

using IntimacyBot.Platform.Hosting;
using IntimacyBot.Practices;
using IntimacyBot.SelfTest;

return args switch
{
    [PracticeCommand.Name, .. var rest] => PracticeCommand.Run(rest, StandardOutput.Writer, StandardError.Writer),
    [SelfTestCommand.Name, .. var rest] => await SelfTestCommand.RunAsync(rest),
    [NewDatabaseCommand.Name, .. var rest] => await NewDatabaseCommand.RunAsync(rest),
    [StorageCommands.Backup, .. var rest] => await StorageCommands.BackUpAsync(rest),
    [StorageCommands.Restore, .. var rest] => await StorageCommands.RestoreAsync(rest),
    _ => await BotHost.RunAsync(args),
};

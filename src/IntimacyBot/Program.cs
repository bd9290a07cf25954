using IntimacyBot.Platform.Hosting;

return await BotHost.RunAsync(args);

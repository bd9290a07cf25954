using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Tests.TestKit;

/// <summary>
/// An empty database of the newest schema, which the bot's own migrator has made once. Hundreds of stories begin with a copy of it, since
/// making it takes longer than a start; how a first start makes it is shown by the fixtures on the real clock.
/// </summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<Task<byte[]>> Content = new(MakeAsync);

    public static async Task CopyToAsync(string file)
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, await Content.Value);
        PrivateFiles.Close(file);
    }

    private static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("migrated-");
        try
        {
            var file = Path.Combine(folder.FullName, "bot.db");
            await new Migrator<BotContext>(file, Open, new FileOperations()).RunAsync(CancellationToken.None);
            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static BotContext Open(string connection)
    {
        var options = new DbContextOptionsBuilder<BotContext>();
        SqliteSettings.Configure(options, connection);
        return new BotContext(options.Options);
    }
}

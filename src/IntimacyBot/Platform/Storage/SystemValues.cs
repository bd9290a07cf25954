using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

/// <summary>Loads and saves a few named values about this database. The names are stored, so they never change.</summary>
internal static class SystemValues
{
    internal const string BackupMade = "backup-made";
    internal const string Generation = "generation";
    internal const string KeyCheck = "key-check";
    internal const string CommandHash = "command-hash";
    internal const string SessionStarts = "session-starts";
    internal const string Trial = "trial";
    internal const string ZoneData = "zone-data";

    internal static async Task<byte[]?> Get(BotContext context, string name, CancellationToken cancel = default) =>
        (await context.SystemValues.FindAsync([name], cancel))?.Value;

    /// <summary>Removes the value when the context is saved.</summary>
    internal static async Task Remove(BotContext context, string name, CancellationToken cancel = default)
    {
        if (await context.SystemValues.FindAsync([name], cancel) is { } row) context.SystemValues.Remove(row);
    }

    /// <summary>Sets the value, which is saved with the context.</summary>
    internal static async Task Set(BotContext context, string name, byte[] value, CancellationToken cancel = default)
    {
        if (await context.SystemValues.FindAsync([name], cancel) is { } row) row.Value = value;
        else context.SystemValues.Add(new SystemValueRow { Name = name, Value = value });
    }
}

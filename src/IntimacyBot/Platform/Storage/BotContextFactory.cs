using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// For the <c>dotnet ef</c> tool only. A changed row needs a migration, from the repository's root:
/// <code>dotnet ef migrations add WhatChanges --project src/IntimacyBot --output-dir Platform/Storage/Migrations</code>
/// Until the first release the one migration is made anew instead: delete the folder's files and add <c>Initial</c>.
/// </summary>
internal sealed class BotContextFactory : IDesignTimeDbContextFactory<BotContext>
{
    public BotContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<BotContext>();
        SqliteSettings.Configure(builder, "Data Source=design-time-only.db");
        return new BotContext(builder.Options);
    }
}

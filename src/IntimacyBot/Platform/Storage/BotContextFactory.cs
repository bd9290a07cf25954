using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Creates the context for the <c>dotnet ef</c> tool only. A changed row needs a migration, made from the repository's root:
/// <code>dotnet ef migrations add WhatChanges --project src/IntimacyBot --output-dir Platform/Storage/Migrations</code>
/// A change that breaks the stored format on purpose, which only the time before the first release allows, replaces <c>Initial</c> instead.
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

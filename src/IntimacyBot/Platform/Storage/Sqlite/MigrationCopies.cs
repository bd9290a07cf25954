namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>The copies of the database that the migrator keeps, each named after the migration that followed.</summary>
internal static class MigrationCopies
{
    internal static string Name(string database, string migration) => $"{database}.before-{migration}";

    internal static string[] Of(string database)
    {
        var folder = Path.GetDirectoryName(database)!;
        return Directory.Exists(folder) ? Directory.GetFiles(folder, Name(Path.GetFileName(database), "*")) : [];
    }
}

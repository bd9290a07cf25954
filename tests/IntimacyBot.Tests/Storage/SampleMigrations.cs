using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tests.Storage;

// These are several versions of a program: each context has its own list of migrations of the same small schema.
internal sealed class Version1(DbContextOptions<Version1> options) : DbContext(options);

internal sealed class Version2(DbContextOptions<Version2> options) : DbContext(options);

internal sealed class LosesRows(DbContextOptions<LosesRows> options) : DbContext(options);

internal sealed class BreaksReferences(DbContextOptions<BreaksReferences> options) : DbContext(options);

internal sealed class FailsHalfway(DbContextOptions<FailsHalfway> options) : DbContext(options);

internal abstract class FirstStep : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TABLE Parents (Id INTEGER PRIMARY KEY, Name TEXT)");
        migrationBuilder.Sql("CREATE TABLE Children (Id INTEGER PRIMARY KEY, Parent INTEGER REFERENCES Parents (Id) ON DELETE CASCADE)");
    }
}

internal abstract class SecondStep : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("PRAGMA foreign_keys = OFF", suppressTransaction: true);
        migrationBuilder.Sql("CREATE TABLE Renewed (Id INTEGER PRIMARY KEY, Name TEXT, Age INTEGER NOT NULL DEFAULT 7)");
        migrationBuilder.Sql("INSERT INTO Renewed (Id, Name) SELECT Id, Name FROM Parents");
        migrationBuilder.Sql("DROP TABLE Parents");
        migrationBuilder.Sql("ALTER TABLE Renewed RENAME TO Parents");
        migrationBuilder.Sql("PRAGMA foreign_keys = ON", suppressTransaction: true);
        migrationBuilder.Sql("CREATE TABLE More (Id INTEGER PRIMARY KEY)");
    }
}

[DbContext(typeof(Version1)), Migration("1_First")]
internal sealed class Version1First : FirstStep;

[DbContext(typeof(Version2)), Migration("1_First")]
internal sealed class Version2First : FirstStep;

[DbContext(typeof(Version2)), Migration("2_Second")]
internal sealed class Version2Second : SecondStep;

[DbContext(typeof(LosesRows)), Migration("1_First")]
internal sealed class LosesRowsFirst : FirstStep;

[DbContext(typeof(LosesRows)), Migration("2_Loses")]
internal sealed class LosesRowsSecond : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DELETE FROM Parents WHERE Id = 1");
}

[DbContext(typeof(BreaksReferences)), Migration("1_First")]
internal sealed class BreaksReferencesFirst : FirstStep;

[DbContext(typeof(BreaksReferences)), Migration("2_Breaks")]
internal sealed class BreaksReferencesSecond : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("PRAGMA foreign_keys = OFF", suppressTransaction: true);
        migrationBuilder.Sql("UPDATE Children SET Parent = 999");
    }
}

[DbContext(typeof(FailsHalfway)), Migration("1_First")]
internal sealed class FailsHalfwayFirst : FirstStep;

[DbContext(typeof(FailsHalfway)), Migration("2_Fails")]
internal sealed class FailsHalfwaySecond : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("UPDATE Parents SET Name = 'changed'", suppressTransaction: true);
        migrationBuilder.Sql("INSERT INTO Nowhere VALUES (1)");
    }
}

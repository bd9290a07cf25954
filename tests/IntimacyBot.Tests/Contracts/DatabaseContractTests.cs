using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tests.Contracts;

/// <summary>Tests the names of tables and columns and the stored numbers of enums.</summary>
public sealed class DatabaseContractTests
{
    /// <summary>These numbers are stored in a column, or in a key of stored words.</summary>
    private static readonly Dictionary<Enum, int> Numbers = new()
    {
        [Side.A] = 0,
        [Side.B] = 1,
        [Consent.Dances] = 0,
        [Consent.CheckIns] = 1,
        [Consent.Workshops] = 2,
        [Consent.Dms] = 3,
        [Consent.Aftercare] = 4,
        [Consent.Invitations] = 5,
        [NotificationStage.Waiting] = 0,
        [NotificationStage.Posted] = 1,
        [NotificationStage.Quiet] = 2,
        [NotificationStage.Withdrawn] = 3,
        [NotificationStage.Settled] = 4,
        [NotificationPurpose.Notice] = 0,
        [NotificationPurpose.Ask] = 1,
        [NotificationPurpose.MetAsk] = 2,
        [NotificationPurpose.Promised] = 3,
        [InvitationStage.Sent] = 0,
        [InvitationStage.Pending] = 1,
        [InvitationStage.Lapsed] = 2,
        [RoomPostKind.Words] = 0,
        [RoomPostKind.SaidBack] = 1,
        [RoomPostKind.Addition] = 2,
        [RoomPostKind.Part] = 3,
        [RoomPostKind.Told] = 4,
        [RoomPostKind.Closing] = 5,
        [RoomPostKind.Shown] = 6,
        [RoomPostKind.Aloud] = 7,
        [RoomPostKind.Loop] = 8,
    };

    [Fact]
    public void Tables_and_columns_are_those_of_the_golden_text()
    {
        using var context = new BotContextFactory().CreateDbContext([]);
        Golden.Holds("database.sql", context.Database.GenerateCreateScript().ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public void Every_table_and_every_column_has_a_literal_name()
    {
        using var context = new BotContextFactory().CreateDbContext([]);
        var entities = context.GetService<IDesignTimeModel>().Model.GetEntityTypes().Cast<IConventionEntityType>().ToList();
        var tables = entities.Where(e => e.GetTableNameConfigurationSource() != ConfigurationSource.Explicit)
            .Select(e => $"{e.ClrType.Name} needs ToTable(\"{e.GetTableName()}\")");
        var columns = entities.SelectMany(e => e.GetProperties()).Where(p => p.PropertyInfo?.IsDefined(typeof(ColumnAttribute)) != true)
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name} needs [Column(\"{p.GetColumnName()}\")]");

        Assert.Empty(tables.Concat(columns));
    }

    [Fact]
    public void Enums_in_columns_keep_their_numbers()
    {
        using var context = new BotContextFactory().CreateDbContext([]);
        var stored = context.Model.GetEntityTypes().SelectMany(e => e.GetProperties())
            .Select(p => Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).Where(t => t.IsEnum).Append(typeof(RoomPostKind)).Distinct();
        var members = stored.SelectMany(t => Enum.GetValues(t).Cast<Enum>());

        Assert.Empty(members.Except(Numbers.Keys).Select(m => $"{m.GetType().Name}.{m} is stored: list its number in Numbers"));
        Assert.All(Numbers, n => Assert.Equal(n.Value, Convert.ToInt32(n.Key, System.Globalization.CultureInfo.InvariantCulture)));
    }
}

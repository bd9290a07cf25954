using System.Reflection;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Privacy;
using NodaTime;
using Tests.TestKit;

namespace Tests.Privacy;

/// <summary>Tests that whatever is sealed is exported to whoever wrote it, or is left out for a reason that stands here.</summary>
public sealed class ExportCoverageTests
{
    private static readonly Dictionary<string, ExportKind[]> Exported = new()
    {
        [nameof(SealedColumns.PersonState)] = [ExportKind.Settings],
        [nameof(SealedColumns.MembershipUser)] = [ExportKind.Couple],
        [nameof(SealedColumns.InvitationAbout)] = [ExportKind.Invitations],
        [nameof(SealedColumns.CheckInState)] = [ExportKind.WeeklyTime],
        [nameof(SealedColumns.AuthorWordsContent)] = [ExportKind.Unsent, ExportKind.Shared],
        [nameof(SealedColumns.JarContent)] = [ExportKind.Jar],
        [nameof(SealedColumns.PromiseContent)] = [ExportKind.Promises],
        [nameof(SealedColumns.LoopContent)] = [ExportKind.Loop],
    };

    private static readonly Dictionary<string, string> LeftOut = new()
    {
        [nameof(SealedColumns.CoupleAbout)] = "It belongs to both; the language is exported with the couple.",
        [nameof(SealedColumns.DanceState)] = "It belongs to both: whose turn it is, and no word.",
        [nameof(SealedColumns.DanceRendered)] = "These are ids of messages on Discord.",
        [nameof(SealedColumns.DayRoomState)] = "It belongs to both: until when it is open, and no word.",
        [nameof(SealedColumns.DayRoomRendered)] = "These are ids of messages on Discord.",
        [nameof(SealedColumns.KeptRoom)] = "This is the id of a thread on Discord; the page counts the rooms.",
        [nameof(SealedColumns.KeptBell)] = "This is the id of a thread of somebody who has left.",
        [nameof(SealedColumns.NotificationPosted)] = "This is the id of a message on Discord.",
        [nameof(SealedColumns.DataKeyWrapped)] = "A key is no word, and whoever has it can open what it sealed.",
        [nameof(SealedColumns.GatewaySession)] = "This is of no person.",
        [nameof(SealedColumns.ServerSettings)] = "This is of no person.",
        [nameof(SealedColumns.ServerRemovalGuild)] = "This is of no person.",
    };

    [Fact]
    public void Every_sealed_column_is_exported_or_left_out_for_a_reason()
    {
        var sealedColumns = typeof(SealedColumns).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(m => m.Name);

        Assert.Equal(
            sealedColumns.Order(StringComparer.Ordinal),
            Exported.Keys.Concat(LeftOut.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_is_of_a_sealed_column_or_is_counted_only()
    {
        ExportKind[] counted = [ExportKind.Rooms, ExportKind.Bell, ExportKind.Damaged];
        // What cannot be read is named with its day, whatever it was. Blocks are no sealed column: they are stored as blind indexes.
        var known = Exported.Values.SelectMany(k => k).Concat(counted).Append(ExportKind.Blocks).Append(ExportKind.Left);
        Assert.Equal(Enum.GetValues<ExportKind>().Order(), known.Order());
    }

    [Fact]
    public void Names_that_read_the_same_get_a_number_and_letters_of_every_language_stand_as_they_are()
    {
        var entry = ExportEntry.Of(("say", "a"), ("say", "日本 ❤️ \"é\""), ("say (2)", "c"));
        var records = new PersonalRecords(Guid.Empty, new(1), "Garden", null, [ExportSection.Of(ExportKind.Jar, [entry])]);

        var text = System.Text.Encoding.UTF8.GetString(ExportFile.Of([records], "about", Instant.FromUnixTimeSeconds(0)).Bytes.Span);

        Assert.Contains("\"say (2)\": \"日本 ❤️ \\\"é\\\"\"", text);
        Assert.Contains("\"say (2) (2)\": \"c\"", text);
        Assert.Contains("1970-01-01T00:00:00Z", text);
    }

    [Fact]
    public void A_page_with_all_kinds_is_one_card()
    {
        var view = new PrivacyView(Texts.BuiltIn, new("A name", null));
        var weekly = ExportEntry.Of(("day", "Wednesday"), ("time", "19:30"), ("zone", "America/Argentina/Buenos_Aires"));
        var sections = Enum.GetValues<ExportKind>()
            .Select(k => k == ExportKind.WeeklyTime ? ExportSection.Of(k, [weekly]) : ExportSection.Counted(k, 12));
        var page = view.See("en", new PersonalRecords(Guid.Empty, new(1), "Garden", "Sam", [.. sections]), back: null);

        Assert.Empty(CardRules.Faults(page.Components));
    }
}

using Discord.Models.Components;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Servers;
using Tests.TestKit;

namespace Tests.Servers;

/// <summary>The page of /doctor is one card, whatever is wrong.</summary>
public sealed class DoctorViewTests
{
    private static readonly Texts All = new();
    private static readonly DoctorView View = new(All);

    private static readonly (string, string)[] Values =
    [
        ("channel", "<#1234567890123456789>"), ("permissions", string.Join(", ", RoomPermissions.Names)), ("minutes", "125"),
        ("time", "<t:1790000000:f>"), ("count", "1,000"), ("most", "1,000"), ("year", "2024"), ("missing", "20"), ("all", "21"),
        ("version", "2026b"),
    ];

    private static readonly (DoctorText Topic, Enum Sentence)[] Wrong =
    [
        (DoctorText.Permissions, DoctorText.Missing), (DoctorText.Members, DoctorText.MembersCannotView),
        (DoctorText.TwoFactor, DoctorText.TwoFactorOff), (DoctorText.Storage, DoctorText.StorageFails),
        (DoctorText.Key, DoctorText.KeyGone),
        (DoctorText.Clock, DoctorText.ClockAhead), (DoctorText.Sweep, DoctorText.SweepLate), (DoctorText.Zones, DoctorText.ZonesOld),
        (DoctorText.Threads, SetupText.ManyThreads), (DoctorText.Commands, DoctorText.RefusedCommands),
        (DoctorText.Home, DoctorText.BotAway), (DoctorText.Home, DoctorText.HomeUnset), (DoctorText.Home, DoctorText.HomeGone),
        (DoctorText.Home, DoctorText.NoTextChannel), (DoctorText.Members, DoctorText.MembersCannotWrite),
        (DoctorText.Clock, DoctorText.ClockBehind), (DoctorText.Sweep, DoctorText.NeverSwept),
        (DoctorText.Commands, DoctorText.LostCommands),
    ];

    private static readonly DoctorFinding[] Fine =
    [
        new(FindingKind.Told, DoctorText.Permissions, DoctorText.Allowed, Values), DoctorFinding.Fine(DoctorText.Members),
        new(FindingKind.Fine, DoctorText.TwoFactor, DoctorText.TwoFactorNotAsked), DoctorFinding.Fine(DoctorText.Storage),
        DoctorFinding.Fine(DoctorText.Key), DoctorFinding.Fine(DoctorText.Clock),
        new(FindingKind.Told, DoctorText.Sweep, DoctorText.SweptAt, Values),
        new(FindingKind.Told, DoctorText.Rings, DoctorText.RingsFew, Values),
        new(FindingKind.Fine, DoctorText.Zones, DoctorText.ZonesFine, Values),
        new(FindingKind.Told, DoctorText.Threads, DoctorText.ThreadsFew, Values), DoctorFinding.Fine(DoctorText.Commands),
    ];

    [Fact]
    public void Where_all_is_in_order_it_is_a_card_like_every_other()
    {
        var page = View.Page(Texts.English, Fine, new(1)).Components;
        Assert.Empty(CardRules.Faults(page));
        Assert.DoesNotContain(Lines(page), l => l.Contains('{', StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_is_wrong_comes_first_says_what_to_do_and_fits()
    {
        foreach (var (topic, sentence) in Wrong)
        {
            var rest = Fine.Where(f => f.Topic != topic);
            var page = View.Page(Texts.English, [.. rest, DoctorFinding.Wrong(topic, sentence, Values)], new(1)).Components;

            Assert.DoesNotContain(CardRules.Faults(page), f => !f.StartsWith("the first button", StringComparison.Ordinal));
            Assert.StartsWith("**", Lines(page)[1], StringComparison.Ordinal);
            Assert.Matches(@"^\*\*[^*]+\.\*\* .+\.$", Lines(page)[1]);
        }
    }

    [Fact]
    public void Of_much_that_is_wrong_the_first_is_told_and_the_rest_is_named()
    {
        var all = Wrong.Take(10).Select(w => DoctorFinding.Wrong(w.Topic, w.Sentence, Values)).ToList();
        for (var count = 1; count <= all.Count; count++)
        {
            var page = View.Page(Texts.English, all[..count], new(1)).Components;
            Assert.DoesNotContain(CardRules.Faults(page), f => !f.StartsWith("the first button", StringComparison.Ordinal));
            var told = Lines(page).Count(l => l.StartsWith("**", StringComparison.Ordinal));
            var named = Lines(page).Where(l => l.StartsWith("-# Also wrong: ", StringComparison.Ordinal)).Sum(l => l.Split(", ").Length);
            Assert.Equal(count, told + named);
            Assert.InRange(told, Math.Min(count, 2), count);
        }
    }

    [Fact]
    public void What_is_not_known_is_named_and_nothing_is_called_in_order_for_it()
    {
        var topics = new[] { DoctorText.Permissions, DoctorText.TwoFactor, DoctorText.Rings, DoctorText.Threads, DoctorText.Commands };
        var page = View.Page(Texts.English, [.. topics.Select(DoctorFinding.Unknown)], new(1)).Components;

        Assert.Empty(CardRules.Faults(page));
        Assert.Equal(
            [
                "### How the bot is doing here",
                "Nothing wrong was found.",
                "-# Could not be found out now: permissions, two-factor authentication, rings that are due, active threads, commands. "
                + "Type /doctor again in a few minutes.",
            ],
            Lines(page));
    }

    private static List<string> Lines(IReadOnlyList<Component> page) =>
        [.. page.OfType<TextDisplay>().SelectMany(t => t.Content.Split('\n'))];
}

using CsCheck;
using NodaTime;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>Tests random histories of three people in a real database.</summary>
public sealed class InvitationHistoryTests
{
    private static readonly Duration Kept = Duration.FromDays(7);

    private enum Does
    {
        Invite,
        Accept,
        Mute,
        Leave,
        LetTimePass,
    }

    private static readonly Gen<(Does What, int By, int Other, int Hours)[]> Histories = Gen.Select(
        Gen.Frequency(
            (5, Gen.Const(Does.Invite)),
            (3, Gen.Const(Does.Accept)),
            (1, Gen.Const(Does.Mute)),
            (1, Gen.Const(Does.Leave)),
            (4, Gen.Const(Does.LetTimePass))),
        Gen.Int[0, 2],
        Gen.Int[1, 2],
        Gen.Int[1, 400]).Select(h => (h.Item1, h.Item2, (h.Item2 + h.Item3) % 3, h.Item4)).Array[1, 25];

    [Fact]
    public async Task Nobody_is_ever_paired_without_both_having_chosen_and_no_one_is_rung_too_often()
    {
        await using var bot = await BotFixture.BeginAsync(home: false);
        var guild = 1000UL;
        var paired = 0;
        await Histories.SampleAsync(
            async history =>
            {
                var past = new Past(new InvitationDriver(bot, Interlocked.Increment(ref guild)));
                foreach (var step in history)
                    await past.StepAsync(step.What, step.By, step.Other, step.Hours);
                Interlocked.Add(ref paired, past.Paired);
            },
            iter: 60,
            threads: 1);
        Assert.True(paired > 5, $"Only {paired} were paired: the histories show nothing.");
    }

    private sealed class Past(InvitationDriver invitations)
    {
        private readonly Dictionary<(int, int), Instant> _chosen = [];
        private readonly List<(int From, int To, Instant At)> _rings = [];
        private readonly HashSet<(int Who, int Whom)> _noMore = [];
        private readonly HashSet<(int Who, int Whom)> _left = [];
        private readonly int?[] _partners = new int?[3];

        public int Paired { get; private set; }

        public async Task StepAsync(Does what, int by, int other, int hours)
        {
            switch (what)
            {
                case Does.Invite:
                    // While a couple rests, each of its two can invite the other again.
                    if (_partners[by] is null || _partners[by] == other)
                        Invites(by, other);
                    if (await invitations.InviteAsync(Id(by), Id(other)))
                        Rung(by, other);
                    break;
                case Does.Accept:
                    var accepted = await invitations.AcceptAsync(Id(by), Id(other));
                    Assert.False(accepted && !Chose(other, by), "accepted what nobody had chosen");
                    if (accepted)
                        Accepts(by, other);
                    break;
                case Does.Mute:
                    if (await invitations.MuteAsync(Id(by), Id(other)))
                        _noMore.Add((by, other));
                    break;
                case Does.Leave:
                    await invitations.LeaveAsync(Id(by));
                    if (_partners[by] is { } partner)
                        Leaves(by, partner);
                    foreach (var gone in _chosen.Keys.Where(k => k.Item1 == by).ToList())
                        _chosen.Remove(gone);
                    break;
                case Does.LetTimePass:
                    invitations.Now += Duration.FromHours(hours);
                    await invitations.DueAsync();
                    break;
            }

            await LookAsync();
        }

        private async Task LookAsync()
        {
            for (var who = 0; who < 3; who++)
            {
                var partner = (int?)(await invitations.PartnerAsync(Id(who)) - 1);
                if (partner is { } now && _partners[who] != partner)
                {
                    Assert.True(Chose(who, now) && Chose(now, who), $"{who} and {now} are paired, and not both had chosen");
                    Assert.DoesNotContain((who, now), _noMore);
                    _left.Remove((who, now));
                    Paired++;
                }

                _partners[who] = partner;
            }
        }

        private void Invites(int by, int other)
        {
            if (!Chose(by, other))
                _chosen[(by, other)] = invitations.Now;
            _noMore.Remove((by, other));
            _left.Remove((by, other));
        }

        private void Accepts(int by, int other)
        {
            _chosen[(by, other)] = invitations.Now;
            _noMore.Remove((by, other));
        }

        /// <summary>Whoever comes back rings like any other, whatever was spent before they left.</summary>
        private void Leaves(int by, int partner)
        {
            _left.Add((by, partner));
            _rings.RemoveAll(r => r.From == by && r.To == partner);
        }

        private void Rung(int from, int to)
        {
            Assert.DoesNotContain((to, from), _left);
            Assert.DoesNotContain((to, from), _noMore);
            Assert.DoesNotContain(_rings, r => r.From == from && r.To == to && invitations.Now - r.At < Duration.FromDays(30));
            Assert.True(_rings.Count(r => r.From == from && invitations.Now - r.At < Duration.FromDays(1)) < 3);
            _rings.Add((from, to, invitations.Now));
        }

        private bool Chose(int who, int whom) => _chosen.TryGetValue((who, whom), out var at) && invitations.Now - at < Kept;

        private static ulong Id(int who) => (ulong)who + 1;
    }
}

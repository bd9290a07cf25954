using System.Collections.Immutable;
using CsCheck;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;
using NodaTime;
using Tests.Practices;

namespace Tests.Dances;

/// <summary>Tests properties of dances over random moves of two people at random times.</summary>
public sealed class DancePropertyTests
{
    private const int Longest = 80;
    private const int MostBatches = 10;

    public static TheoryData<string> Practices =>
        ["reach", "together", "levels", "sardines", "repair", "checkin", "loop", "forms", "again"];

    /// <summary>Each element says which move is made, by whom and how much later, and has a number that chooses its details.</summary>
    private static readonly Gen<(int Move, bool ByLead, int Later, int Detail)[]> Histories =
        Gen.Select(Gen.Int[0, DanceActs.Acts.Count + 6], Gen.Bool, Gen.Int[0, 99], Gen.Int[0, 999]).Array[1, Longest];

    [Theory]
    [MemberData(nameof(Practices))]
    public void A_dance_keeps_its_promises_whatever_happens(string practice)
    {
        var script = SampleScripts.Worked(practice).Script!;
        var seen = new HashSet<string>();

        // Random moves that never get far would prove nothing, so batches are repeated until rare places were reached or the limit is.
        for (var batch = 0; batch < MostBatches && (batch == 0 || Everywhere(script).Except(seen).Any()); batch++)
            Histories.Sample(
                history =>
                {
                    var run = new Run(script);
                    foreach (var (move, lead, later, detail) in history)
                        run.Take(move, lead ? Side.A : Side.B, later, detail);
                    lock (seen)
                        seen.UnionWith(run.Seen);
                },
                iter: 1_500);
        Assert.Empty(Everywhere(script).Except(seen));
    }

    private static IEnumerable<string> Everywhere(Script script) =>
    [
        .. script.Flat().OfType<TurnsStep>().Any() ? ["Exchanged"] : Array.Empty<string>(),
        "Preparing", "Asking", "Resting.Pause", "Resting.OpenPause", "Resting.Time", "Resting.Parked", "Closing",
        "Over.Stopped", "Over.Closed", "Over.Unseen", .. StepStates(script),
    ];

    private static IEnumerable<string> StepStates(Script script) => script.Flat().SelectMany<Step, string>(s => s switch
    {
        WriteStep { Who: not Who.Both } => ["Writing", "SayingAloud"],
        WriteStep => ["Writing"],
        MirrorStep => ["Listening", "Judging", "SayingAloud"],
        ChooseStep => ["Choosing"],
        QuietStep { Together: true } => ["Settling", "Quieting"],
        QuietStep => ["Quieting"],
        PrepareStep => ["Readying"],
        ShowStep { Recognised: true } => ["Showing"],
        _ => script.SwapOffered ? ["Ending"] : [],
    });

    /// <summary>One history, with what must hold for the rest of it.</summary>
    private sealed class Run
    {
        private readonly DanceDriver _driver;
        private readonly Script _script;
        private readonly Dictionary<string, HashSet<Side>> _shared = [];

        public Run(Script script)
        {
            (_script, _driver) = (script, new DanceDriver(script));
            Holds(_driver.Dance, _driver.Now);
        }

        public HashSet<string> Seen { get; } = [];

        public void Take(int number, Side by, int later, int detail)
        {
            // Usually seconds pass, sometimes hours or days.
            var time = later switch
            {
                >= 98 =>
                Duration.FromDays(8),
                96 =>
                    Duration.FromHours(30),
                > 92 => Duration.FromHours(3),
                > 60 => Duration.FromSeconds(70),
                _ => Duration.FromSeconds(5)
            };
            if (later == 97)
                Wakes(Duration.FromDays(5));
            else
                Ticks(time);
            if (_driver.Dance is Dance.Over)
            {
                Never(by);
                return;
            }

            var act = Chosen(number, by, detail);
            var (before, key) = (_driver.Dance, _driver.Dance.Position.Key(_driver.Dance.Position.Step));
            var decision = before.Decide(_driver.Rules, act);
            if (decision.Next is not { } next)
                return;
            if (act is Act.Join || (act is Act.Share && before is Dance.Preparing or Dance.Dancing { StepState: StepState.Writing }))
                Sharers(key).Add(act.By);
            if (act is Act.TakeWordsBack && before is Dance.Dancing { Changeable: { } taken })
                Sharers(taken).Remove(act.By);
            _driver.Is(next);
            if (next is not Dance.Over
                && act is not (Act.NeedTime { For: null } or Act.ChangeIt or Act.ClosingWord or Act.KeepCard or Act.KeepRoom or Act.Pick))
                Assert.True(next.Due > act.At, $"after {act} it is due at {next.Due}");
            Holds(next, act.At);
        }

        private void Ticks(Duration time)
        {
            var end = _driver.Now + time;
            while (_driver.Dance.Due is { } due && due <= end)
            {
                _driver.Sleeps(due - _driver.Now);
                Ticked();
            }

            _driver.At(end);
        }

        private void Wakes(Duration time)
        {
            var due = _driver.Dance.Due <= _driver.Now + time;
            if (due)
                _driver.Sleeps(time);
            else
                _driver.At(_driver.Now + time);
            if (due)
                Ticked();
        }

        private void Ticked()
        {
            if (_driver.Dance is not Dance.Over)
                Assert.True(_driver.Dance.Due > _driver.Now, $"after a tick at {_driver.Now} it is due at {_driver.Dance.Due}");
            Holds(_driver.Dance, _driver.Now);
        }

        /// <summary>Chooses mostly moves that the card offers, so that histories get far.</summary>
        private Act Chosen(int number, Side by, int detail)
        {
            var type = number < DanceActs.Acts.Count ? DanceActs.Acts[number] : Likely(_driver.Dance, detail);
            var floor = _driver.Dance is Dance.Dancing d && number >= DanceActs.Acts.Count && d.StepState.Holders.Length == 1
                ? d.StepState.Holders[0]
                : by;
            if (_driver.Dance is Dance.Preparing && number >= DanceActs.Acts.Count)
                floor = Side.A;
            var options = (_driver.Dance.Position.Current(_script) as ChooseStep)?.Options ?? [];
            List<object> details = [detail % 2 == 0];
            if (options.Count > 0 && type == typeof(Act.Pick))
                details.Add(options[detail % options.Count].Id);
            if (detail % 3 > 0)
                details.Add(Duration.FromMinutes(20 * (1 + (detail % 72))));
            if (detail % 17 == 0)
                details.Add(new StalePlace("0.elsewhere"));
            if (detail % 13 == 0 && _driver.Dance.Posts.Count > 0)
                details.Add(new WordsKey(_driver.Dance.Posts[detail % _driver.Dance.Posts.Count].Key));
            return DanceActs.Make(type, _driver.Dance, floor, _driver.Now, [.. details]);
        }

        private static Type Likely(Dance dance, int detail) => dance switch
        {
            Dance.Preparing => new[] { typeof(Act.Share), typeof(Act.Pick), typeof(Act.AskPartner), typeof(Act.Ready) }[detail % 4],
            Dance.Asking { WaitsForBoth: true } => typeof(Act.Join),
            Dance.Asking => typeof(Act.Here),
            Dance.Dancing { StepState: StepState.Writing or StepState.Listening } => typeof(Act.Share),
            Dance.Dancing { StepState: StepState.SayingAloud } => typeof(Act.Said),
            Dance.Dancing { StepState: StepState.Judging } => typeof(Act.ThatsIt),
            Dance.Dancing { StepState: StepState.Choosing } => typeof(Act.Pick),
            Dance.Dancing { StepState: StepState.Settling } => typeof(Act.SettleIn),
            Dance.Dancing { StepState: StepState.Quieting } => typeof(Act.GoOn),
            Dance.Dancing { StepState: StepState.Readying } => typeof(Act.Ready),
            Dance.Dancing { StepState: StepState.Revealing } => typeof(Act.Reveal),
            Dance.Dancing { StepState: StepState.Showing } => typeof(Act.Recognise),
            Dance.Dancing => new[] { typeof(Act.Swap), typeof(Act.CloseWithThanks) }[detail % 2],
            Dance.Paused => typeof(Act.PickUp),
            _ => typeof(Act.ClosingWord),
        };

        /// <summary>Asserts that an ended dance refuses every move.</summary>
        private void Never(Side by)
        {
            foreach (var act in DanceActs.Acts)
                Assert.NotNull(_driver.Dance.Decide(_driver.Rules, DanceActs.Make(act, _driver.Dance, by, _driver.Now, "x")).Refusal);
            Assert.NotNull(_driver.Dance.Decide(_driver.Rules, new Move.Tick(_driver.Now)).Refusal);
            Assert.Null(_driver.Dance.Due);
        }

        private void Holds(Dance dance, Instant at)
        {
            Seen.Add(dance switch
            {
                Dance.Dancing d => d.StepState.GetType().Name,
                Dance.Paused r => $"Resting.{r.Why}",
                Dance.Over o => $"Over.{o.Ending}",
                _ => dance.GetType().Name,
            });
            if (dance.Position.Exchanged)
                Seen.Add("Exchanged");
            Assert.True(dance is Dance.Over == dance.Due is null, $"{dance.GetType().Name} is due at {dance.Due}, at {at}");
            Assert.Equal(dance.Posts.Count, dance.Posts.Select(p => p.Key).Distinct().Count());
            Assert.Equal(SerializedDance.Of(dance), SerializedDance.Of(SerializedDance.Read(SerializedDance.Of(dance))));
            foreach (var words in dance.Posts.Where(p => p.Kind == RoomPostKind.Words))
                Assert.True(
                    words.By.All(Sharers(words.Key).Contains),
                    $"{words.Key} is shown and was shared by {string.Join(", ", Sharers(words.Key))} alone");
            Floor(dance);
        }

        private void Floor(Dance dance)
        {
            if (dance is not Dance.Dancing { StepState: var stepState, Position: var position })
                return;
            ImmutableArray<Side> holders = stepState switch
            {
                StepState.Writing w => [.. Of(position).Except(w.Shared).Except(w.Skipped)],
                StepState.SayingAloud { Round: 0 } => Of(position),
                StepState.SayingAloud or StepState.Listening => [Author(position).Other()],
                StepState.Judging => [Author(position)],
                StepState.Choosing c => [.. Of(position).Except(c.Picks.Keys)],
                StepState.Readying r => [.. Of(position).Except(r.Ready).Except(r.Skipped)],
                StepState.Showing s => [.. Sides.Both.Except(s.Seen).Except(s.Skipped)],
                StepState.Revealing r => [.. Sides.Both.Except(r.Ready)],
                StepState.Settling s => [.. Sides.Both.Except(s.In)],
                StepState.Quieting q => [.. Sides.Both.Where(side => side != q.GoesOn)],
                StepState.Ending { SwapAsked: true } => [position.First.Other()],
                _ => [position.First],
            };
            Assert.NotEmpty(stepState.Holders);
            Assert.Equal(holders.Order(), stepState.Holders.Order());
        }

        private ImmutableArray<Side> Of(ScriptPosition position)
        {
            var who = position.Current(_script) switch
            {
                WriteStep w =>
                w.Who,
                ChooseStep c =>
                    c.Who,
                PrepareStep p => p.Who,
                var other => throw new InvalidOperationException($"{other?.Id} has no floor.")
            };
            return position.SideOf(who) is { } one ? [one] : [Side.A, Side.B];
        }

        private Side Author(ScriptPosition position) =>
            position.SideOf(((WriteStep)_script.Find(((MirrorStep)position.Current(_script)!).Of)!).Who)!.Value;

        private HashSet<Side> Sharers(string key) => _shared.TryGetValue(key, out var sides) ? sides : _shared[key] = [];
    }
}

using CsCheck;
using IntimacyBot.Members;
using NodaTime;

namespace Tests.Couples;

public sealed class ConsentTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 18, 0);
    private static readonly Duration Silence = Duration.FromDays(90);
    private static readonly Duration Answer = Duration.FromDays(1);

    [Fact]
    public void In_the_beginning_only_invitations_are_on()
    {
        var fresh = new Consents();
        Assert.Equal([Consent.Invitations], Enum.GetValues<Consent>().Where(fresh.IsOn));
        Assert.Null(fresh.Due(Silence, Answer));
    }

    [Fact]
    public void After_90_silent_days_it_is_asked_once_and_without_an_answer_off()
    {
        var on = new Consents().Switched(Consent.Dances, on: true, Now);
        Assert.Equal(Now + Silence, on.Due(Silence, Answer));
        Assert.Empty(on.Silent(Now + Silence - Duration.FromMilliseconds(1), Silence, Answer).Ask);

        var (asked, ask, _) = on.Silent(Now + Silence, Silence, Answer);
        Assert.Equal([Consent.Dances], ask);
        Assert.True(asked.IsOn(Consent.Dances));
        Assert.Empty(asked.Silent(Now + Silence, Silence, Answer).Ask);
        Assert.Equal(Now + Silence + Answer, asked.Due(Silence, Answer));

        var (silent, again, off) = asked.Silent(Now + Silence + Answer, Silence, Answer);
        Assert.Empty(again);
        Assert.Equal([Consent.Dances], off);
        Assert.False(silent.IsOn(Consent.Dances));
        Assert.Null(silent.Due(Silence, Answer));
    }

    [Fact]
    public void Whoever_answers_or_uses_it_is_not_asked_for_another_90_days()
    {
        var asked = new Consents().Switched(Consent.Dances, on: true, Now).Silent(Now + Silence, Silence, Answer).Next;
        var used = Now + Silence + Duration.FromHours(1);
        Assert.Equal(used + Silence, asked.Used(Consent.Dances, used).Due(Silence, Answer));
        Assert.Equal(used + Silence, asked.Switched(Consent.Dances, on: true, used).Due(Silence, Answer));
    }

    [Fact]
    public void Using_what_is_off_does_not_switch_it_on() =>
        Assert.False(new Consents().Switched(Consent.Aftercare, on: false, Now).Used(Consent.Aftercare, Now).IsOn(Consent.Aftercare));

    [Fact]
    public void Invitations_stay_on_however_silent_somebody_is()
    {
        var on = new Consents().Switched(Consent.Invitations, on: true, Now);
        Assert.Null(on.Due(Silence, Answer));
        Assert.True(on.Silent(Now + (Silence * 10), Silence, Answer).Next.IsOn(Consent.Invitations));
    }

    /// <summary>There is at most one sound a day, and after two notifications that were not followed none until one is.</summary>
    [Fact]
    public void The_bell_stays_within_its_budget() => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 30]).Array[1, 60].Sample(steps =>
    {
        var (budget, at, unmet) = (new SoundBudget(), Now, 0);
        var sounds = new List<Instant>();
        foreach (var (what, hours) in steps)
        {
            at += Duration.FromHours(hours);
            if (what == 0 && budget.MaySound(at))
            {
                Assert.True(unmet < 2);
                budget = budget.Sounded(at);
                sounds.Add(at);
            }

            (budget, unmet) = what switch { 1 => (budget.Missed(), unmet + 1), 2 => (budget.Met(), 0), _ => (budget, unmet) };
            Assert.InRange(budget.Unmet, 0, SoundBudget.MostUnmet);
        }

        Assert.Equal(sounds.Count, sounds.Select(s => s.InUtc().Date).Distinct().Count());
    });
}

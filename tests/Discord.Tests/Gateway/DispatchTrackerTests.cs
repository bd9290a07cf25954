using CsCheck;
using Discord.Gateway;

namespace Tests.Gateway;

/// <summary>Tests of the sequence up to which all events are handled.</summary>
public sealed class DispatchTrackerTests
{
    [Fact]
    public void Nothing_under_way_means_all_received_is_done()
    {
        var tracker = new DispatchTracker(7);
        Assert.Equal(7, tracker.Done);
        tracker.End(tracker.Begin(8));
        Assert.Equal(8, tracker.Done);
    }

    [Fact]
    public void An_older_event_under_way_holds_the_mark_back()
    {
        var tracker = new DispatchTracker(0);
        var (one, two, three) = (tracker.Begin(1), tracker.Begin(2), tracker.Begin(3));
        tracker.End(two);
        Assert.Equal(0, tracker.Done);
        Assert.Equal(0, tracker.ResumeSequenceAfter(three));
        Assert.Equal(2, tracker.ResumeSequenceAfter(one));
        tracker.End(one);
        Assert.Equal(2, tracker.Done);
        Assert.Equal(3, tracker.ResumeSequenceAfter(three));
    }

    [Fact]
    public void Numbers_that_never_came_count_as_done()
    {
        var tracker = new DispatchTracker(10);
        var late = tracker.Begin(15);
        Assert.Equal(14, tracker.Done);
        Assert.Equal(15, tracker.ResumeSequenceAfter(late));
    }

    [Fact]
    public void After_the_session_is_over_nothing_is_safe_to_store()
    {
        var tracker = new DispatchTracker(0);
        var one = tracker.Begin(1);
        tracker.Close();
        Assert.Null(tracker.ResumeSequenceAfter(one));
    }

    [Fact]
    public void In_any_order_the_mark_is_the_one_before_the_oldest_under_way() =>
        Gen.Shuffle(Enumerable.Range(0, 40).ToArray()).Sample(order =>
        {
            var tracker = new DispatchTracker(0);
            var entries = order.Select((_, i) => tracker.Begin(i + 1)).ToArray();
            var open = Enumerable.Range(1, entries.Length).ToHashSet();
            foreach (var index in order)
            {
                var others = open.Where(sequence => sequence != index + 1).ToList();
                Assert.Equal(others.Count == 0 ? entries.Length : others.Min() - 1, tracker.ResumeSequenceAfter(entries[index]));
                Assert.Equal(open.Min() - 1, tracker.Done);
                tracker.End(entries[index]);
                open.Remove(index + 1);
            }
            Assert.Equal(entries.Length, tracker.Done);
        });
}

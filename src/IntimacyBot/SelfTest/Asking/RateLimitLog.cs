using Discord.Rest;
using IntimacyBot.SelfTest.Model;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>Collects what the answers of one route say of its rate limits.</summary>
internal sealed class RateLimitLog(string route)
{
    private readonly List<AnnouncedLimit> _announced = [];
    private TimeSpan _longestWait;
    private int _refused;
    private int _surprises;
    private int? _left;

    public void Add(object? sender, RateLimitEventArgs said)
    {
        if (said.Route != route)
            return;
        if (said.Scope is not null)
        {
            _refused++;
            // The client sends nothing while the headers say that nothing is left, so such a refusal was not announced.
            if (_left is not 0)
                _surprises++;
        }
        _left = said.Remaining ?? _left;
        Note(said);
    }

    public ThreadSpeed Speed(int made, TimeSpan took) =>
        new(made, took, [.. _announced], _refused, _surprises) { LongestWait = _longestWait };

    private void Note(RateLimitEventArgs said)
    {
        var wait = said.RetryAfter ?? (said.Remaining == 0 ? said.ResetAfter : null) ?? TimeSpan.Zero;
        _longestWait = wait > _longestWait ? wait : _longestWait;
        // A window is told best by the answer that opens it.
        if (said is { Limit: { } limit, ResetAfter: { } per } && said.Remaining == limit - 1)
            Widen(new AnnouncedLimit(limit, per));
    }

    private void Widen(AnnouncedLimit limit)
    {
        var at = _announced.FindIndex(a => a.Limit == limit.Limit);
        if (at < 0)
            _announced.Add(limit);
        else if (_announced[at].Per < limit.Per)
            _announced[at] = limit;
    }
}

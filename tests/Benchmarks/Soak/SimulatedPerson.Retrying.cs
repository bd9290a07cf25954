using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Benchmarks.Soak;

/// <summary>What a simulated person looks at, how they start a practice, and how often they retry.</summary>
internal sealed partial class SimulatedPerson
{
    private static readonly (double Weight, string Command, (string, object?)[] Options)[] Beginnings =
    [
        (4, "reach", []),
        (1, "sardines", []),
        (1, "repair", []),
        (4, "practice", []),
        (0.5, "checkin now", []),
        (0.3, "checkin schedule", [("day", "Sunday"), ("time", "19:30"), ("zone", "Europe/Vienna")]),
        (0.1, "checkin skip", []),
        (0.7, "goodstuff add", []),
        (0.5, "goodstuff open", []),
        (0.1, "goodstuff mine", []),
        (1.5, "home", []),
        (0.2, "meta", []),
        (0.2, "urge", []),
        (0.2, "are", []),
        (0.1, "help", []),
        (0.1, "safety", []),
    ];

    private async Task BeginAsync()
    {
        var (_, command, options) = Beginnings.PickWeighted(b => b.Weight, _random);
        if (command == "practice")
            options = [("name", ShippedPractices.All[_random.Next(ShippedPractices.All.Count)])];
        See(await RetryAsync($"/{command}", () => me.CommandAsync(fixture.Home, command, options)));
    }

    /// <summary>Returns the person's newest notification, in their thread or in direct messages.</summary>
    private WorldMessage? Ring() => me.VisibleChannels.Where(c => c.Name == "Bell" || c.Recipient == me).SelectMany(me.Sees)
        .LastOrDefault(m => m.Text.Contains("Something is here for you.", StringComparison.Ordinal));

    private WorldChannel? Room() =>
        me.VisibleChannels.LastOrDefault(c => c.Name.StartsWith("Room", StringComparison.Ordinal)
            && c.Thread is { IsLocked: false, IsArchived: false });

    /// <summary>Retries until there is an answer. Returns null when the button is gone, or when no answer comes at all.</summary>
    private async Task<SeenAnswer?> RetryAsync(string what, Func<Task<SeenAnswer>> act)
    {
        for (var time = 0; time < MaxRetries; time++)
        {
            await fixture.Gate.PassAsync();
            var answer = await AnswerOfAsync(act);
            if (answer is { Failed: false })
            {
                log.Read(
                    what,
                    answer.Modal is { } form ? $"(form {form.Title})" : answer.Text.Length == 0 ? $"({answer.Kind})" : First(answer.Text));
                return answer;
            }

            if (answer?.Why is not null and not "no answer in time")
                return null;
            log.Read("nothing came", "pressed again");
            await PauseAsync(0.3, 2);
        }

        log.Read("nothing came", "given up");
        return null;
    }

    private static async Task<SeenAnswer?> AnswerOfAsync(Func<Task<SeenAnswer>> act)
    {
        var answer = await act();
        if (!answer.IsUnfinished())
            return answer;
        try
        {
            return await answer.SettledAsync(Settling);
        }
        catch (TimeoutException)
        {
            // The interaction was deferred and never got its final answer.
            return null;
        }
    }
}

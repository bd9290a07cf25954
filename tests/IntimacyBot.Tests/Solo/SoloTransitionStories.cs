using Rehearsal.World;
using Tests.Practices;
using Tests.TestKit;

namespace Tests.Solo;

/// <summary>
/// Every transition of every practice for one, over real sockets: each button of each page, and the first and the last entry of lists.
/// </summary>
public sealed class SoloTransitionStories
{
    private static readonly string[] OnEveryPage = ["Safety", "Hide"];

    public static TheoryData<string> Scripts => [.. SoloScripts.Shipped, "whole"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Every_transition_changes_the_page_and_nothing_that_is_stored(string practice)
    {
        await using var bot = await BotFixture.OfCoupleAsync(SoloScripts.Whole, SampleScripts.Solo);
        var before = bot.Everything();
        // When a step depends on an earlier outcome, pages that are reached differently count as different.
        var asks = SoloScripts.Script(practice).Steps.Any(s => s.When.Count > 0);
        var (open, tried) = (new Queue<string[]>([[]]), new HashSet<string>());
        while (open.TryDequeue(out var path))
        {
            var page = await bot.CommandAsync(bot.Alex, "practice", ("name", practice));
            var message = page.Message!;
            foreach (var act in path)
                page = await DoAsync(bot, page, act);
            if (path.Length > 0 && message.Button("Stop") is not null)
                Assert.Same(message, page.Message);
            foreach (var act in PracticeOf(message) == practice ? Acts(message) : [])
                if (tried.Add($"{StepOf(message)}: {act}{(asks ? $" after {path.LastOrDefault()}" : "")}"))
                    open.Enqueue([.. path, act]);
            Assert.Equal(before, bot.Everything());
        }

        Assert.Equal(
            SoloScripts.Script(practice).Steps.Select(s => s.Id).Order(StringComparer.Ordinal),
            tried.Select(t => t.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
        await bot.EndAsync();
    }

    private static IEnumerable<string> Acts(WorldMessage page) => page.Labels.Except(OnEveryPage)
        .Concat(page.Selects.SelectMany(s => new[] { s.Options[0], s.Options[^1] }.Select(o => $"{s.CustomId!.Split(':')[0]}={o.Label}")));

    private static string? PracticeOf(WorldMessage page) => page.Button("Stop")?.CustomId!.Split(':')[1];

    private static string StepOf(WorldMessage page) => page.Button("Stop")!.CustomId!.Split(':')[3];

    private static async Task<SeenAnswer> DoAsync(BotFixture bot, SeenAnswer page, string act)
    {
        var select = page.Message!.Selects.FirstOrDefault(s => act.StartsWith(s.CustomId!.Split(':')[0] + "=", StringComparison.Ordinal));
        var answer = select is null
            ? await bot.PressAsync(page, act)
            : await bot.DoneAsync(
                await page.By.SelectAsync(page.Message!, select.CustomId!, act[(act.IndexOf('=', StringComparison.Ordinal) + 1)..]));
        return answer.Modal is { } form
            ? await bot.SubmitAsync(answer, [.. form.Fields.Select(f => (f.CustomId, (object?)Filled(f)))])
            : answer;
    }

    private static string Filled(WorldModalField field) => field.Input.Options is { Count: > 0 } options
        ? options[0].Value
        : "**Bold** @everyone <@1>\n# " + field.CustomId;
}

using Benchmarks;
using Benchmarks.Soak;

return args switch
{
    ["ack", .. var rest] => await Acknowledgement.RunAsync(Report.ToTerminal(), Plan.Of(rest)),
    ["wire", .. var rest] => await Overhead.RunAsync(Report.ToTerminal(), Plan.Of(rest)),
    ["soak", .. var rest] => await Soaking.RunAsync(Report.ToTerminal(), SoakPlan.Of(rest)),
    [SoakedBot.Command, .. var rest] => await SoakedBot.RunAsync(Terminal.Input, Terminal.Output, rest),
    ["due"] => await DueSearch.RunAsync(Report.ToTerminal()),
    _ => Report.Usage(),
};

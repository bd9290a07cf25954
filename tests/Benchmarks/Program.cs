using Benchmarks;

return args switch
{
    ["ack", .. var rest] => await Acknowledgement.RunAsync(Report.ToTerminal(), Plan.Of(rest)),
    ["wire", .. var rest] => await Overhead.RunAsync(Report.ToTerminal(), Plan.Of(rest)),
    ["due"] => await DueSearch.RunAsync(Report.ToTerminal()),
    _ => Report.Usage(),
};

using Benchmarks;

return args switch
{
    ["ack", .. var rest] => await Acknowledgement.RunAsync(Report.ToTerminal(), Plan.Of(rest)),
    ["wire", .. var rest] => await Overhead.RunAsync(Report.ToTerminal(), Plan.Of(rest)),
    ["fanout", .. var rest] => await Fanout.RunAsync(Report.ToTerminal(), Fanout.Usual.With(rest)),
    ["due"] => await DueSearch.RunAsync(Report.ToTerminal()),
    _ => Report.Usage(),
};

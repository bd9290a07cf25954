using Benchmarks;

return args switch
{
    ["ack", .. var rest] => await Acknowledgement.RunAsync(Report.ToTerminal(), Plan.Of(rest)),
    ["wire", .. var rest] => await Overhead.RunAsync(Report.ToTerminal(), Plan.Of(rest)),
    _ => Report.Usage(),
};

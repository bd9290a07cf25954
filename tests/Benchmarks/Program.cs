using Benchmarks;

return args is ["ack", .. var rest] ? await Acknowledgement.RunAsync(Report.ToTerminal(), Plan.Of(rest)) : Report.Usage();

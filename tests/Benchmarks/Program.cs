using Tests.Benchmarks;
using Tests.Benchmarks.Soak;

return args switch
{
    ["ack", .. var rest] => await Acknowledgement.RunAsync(Report.ToTerminal(), LoadPlan.Of(rest)),
    ["wire", .. var rest] => await Overhead.RunAsync(Report.ToTerminal(), LoadPlan.Of(rest)),
    ["soak", .. var rest] => await SoakRun.RunAsync(Report.ToTerminal(), SoakPlan.Of(rest)),
    [SoakedBot.Command, .. var rest] => await SoakedBot.RunAsync(StandardStreams.Input, StandardStreams.Output, rest),
#pragma warning disable RS0030 // This program communicates with the process that started it through the console.
    ["wire-server", var events] =>
        await WireServer.ServeAsync(int.Parse(events, System.Globalization.CultureInfo.InvariantCulture), Console.In, Console.Out),
#pragma warning restore RS0030
    ["fanout", .. var rest] => await Fanout.RunAsync(Report.ToTerminal(), Fanout.Usual.With(rest)),
    ["forms", .. var rest] => await FormWords.RunAsync(Report.ToTerminal(), FormWords.Usual.With(rest)),
    ["pictures", .. var rest] => await PictureLoad.RunAsync(Report.ToTerminal(), PictureLoad.Usual.With(rest)),
    ["cold"] => await ColdStart.RunAsync(Report.ToTerminal()),
    ["cold", "--program", var program] => await ColdStart.RunAsync(Report.ToTerminal(), Path.GetFullPath(program)),
    [BusyLoops.Command] => BusyLoops.Run(StandardStreams.Input),
    ["due"] => await DueSearch.RunAsync(Report.ToTerminal()),
    _ => Report.Usage(),
};

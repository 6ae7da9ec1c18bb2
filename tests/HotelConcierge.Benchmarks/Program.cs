using HotelConcierge.Benchmarks;
using HotelConcierge.Benchmarks.Servers;

// The servers that are measured run in processes of their own, which are this program again.
return args switch
{
    ["serve-empty"] => await BaselineServer.RunEmptyAsync(),
    ["serve-insert", var folder] => await BaselineServer.RunInsertAsync(folder),
    ["serve-concierge", .. var settings] => await InstantConcierge.RunAsync(settings),
    _ => await BenchmarkProgram.RunAsync(args),
};

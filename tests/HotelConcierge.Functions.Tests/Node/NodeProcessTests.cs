using System.Diagnostics;
using HotelConcierge.Contracts.Node;

namespace HotelConcierge.Functions.Tests.Node;

public sealed class NodeProcessTests : IDisposable
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));
    private readonly string _script = Path.Combine(Path.GetTempPath(), $"concierge-{Guid.NewGuid():N}.cjs");

    public void Dispose()
    {
        File.Delete(_script);
        _patience.Dispose();
    }

    [NodeFact]
    public async Task What_a_script_prints_is_read_and_its_end_waited_for()
    {
        await using var process = Start("console.log(process.argv[2]); console.log(process.env.TOLD)");

        Assert.Equal(["first", "second"], await process.RunToEndAsync(_patience.Token));
    }

    [NodeFact]
    public async Task A_script_that_fails_says_what_it_printed()
    {
        await using var process = Start("console.error('no oven'); process.exit(3)");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => process.RunToEndAsync(_patience.Token));

        Assert.Contains("exit code 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no oven", failure.Message, StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task A_script_that_would_run_for_ever_is_ended_when_it_is_disposed_of()
    {
        var process = Start("setInterval(() => {}, 1000); console.log('up')");
        Assert.Equal("up", await process.ReadLineAsync(_patience.Token));

        await process.DisposeAsync();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process.Id));
    }

    private NodeProcess Start(string code)
    {
        File.WriteAllText(_script, code);
        return NodeProcess.Start(_script, ["first"], modules: "", ("TOLD", "second"));
    }
}

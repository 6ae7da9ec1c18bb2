using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A killed host's note whose process id belongs to another process now: a command says what to do, in one sentence.</summary>
public sealed class StaleNoteTests : IDisposable
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _patience.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("say Hello")]
    [InlineData("reservations import")]
    public async Task Nobody_answers(string command) => await AssertExplainedAsync(command, "http://127.0.0.1:1");

    [Theory]
    [InlineData("doctor", "<html>Hello</html>", 200)]
    [InlineData("doctor", "{\"status\":\"UP\"}", 200)]
    [InlineData("doctor", "null", 200)]
    [InlineData("say Hello", "<html>Hello</html>", 200)]
    [InlineData("reservations import", "<html>Hello</html>", 200)]
    [InlineData("reservations import", "{}", 404)]
    public async Task Something_else_answers(string command, string answer, int status)
    {
        await using var other = WebApplication.CreateSlimBuilder().Build();
        other.Urls.Add("http://127.0.0.1:0");
        other.MapFallback(() => Results.Text(answer, statusCode: status));
        await other.StartAsync(_patience.Token);

        await AssertExplainedAsync(command, other.Urls.Single());
    }

    private async Task AssertExplainedAsync(string command, string url)
    {
        var simulators = new Dictionary<string, string>(StringComparer.Ordinal) { ["twilio"] = url };
        new HostNote(url, simulators, Model: "none", AdminKey: "key", Environment.ProcessId).Write(_folder.Path);
        var file = Path.Combine(_folder.Path, "stays.csv");
        await File.WriteAllTextAsync(file, "number,checkIn,checkOut,room,name\n", _patience.Token);
        string[] args = [.. command.Split(' '), .. command.EndsWith("import", StringComparison.Ordinal) ? [file] : Array.Empty<string>()];

        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = _folder.Path };
        var (code, output) = await AppProcess.RunAsync(args, settings, _patience.Token);

        Assert.Equal(1, code);
        Assert.Equal(
            $"The host that should run at {url} gave no answer that can be used. If it runs, its log says why; if it does not, " +
            $"delete {HostNote.PathIn(_folder.Path)} and try again.",
            output.Trim());
    }
}

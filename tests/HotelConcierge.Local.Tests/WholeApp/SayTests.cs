using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>say</c> as a newcomer runs it: no settings, the simulated Twilio, the embedded model, a process each time.</summary>
public sealed partial class SayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    public void Dispose()
    {
        _patience.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_conversation_goes_on_from_one_command_to_the_next()
    {
        var help = await SayAsync("hi");
        Assert.Contains("Activities dinosaurs in the garden for a 2 year old", Assert.Single(help), StringComparison.Ordinal);

        var plan = await SayAsync("Activities dinosaurs in the garden for a 2 year old");
        Assert.True(plan.Count > 1, "The plan came in one message.");
        var whole = string.Join("\n", plan);
        Assert.Contains("dinosaurs", whole, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], Title().Matches(whole).Select(title => title.Groups["number"].Value));
        Assert.Equal(7, Regex.Count(whole, Regex.Escape("*Activity description:*")));

        var more = Assert.Single(await SayAsync("tell me more about 2"));
        var second = Title().Matches(whole)[1].Value;
        Assert.StartsWith(second, more.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("*Steps:*", more, StringComparison.Ordinal);

        Assert.Contains("blue", Assert.Single(await SayAsync("Explain why the sky is blue")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_of_ones_own_is_named_with_where_it_is_asked()
    {
        await using var model = await SimulatedOpenAI.StartAsync();
        model.Responder = World.Echo;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Data:Path"] = _folder.Path,
            ["OpenAI:Endpoint"] = model.Endpoint.ToString(),
            ["OpenAI:ApiKey"] = model.ApiKey,
            ["OpenAI:Model"] = "gpt-simulated",
        };

        var (_, output) = await AppProcess.RunAsync(["say", "hi"], settings, _patience.Token);

        Assert.Contains($"Model: gpt-simulated at {model.Endpoint}.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no text")]
    [InlineData("--bad needs a value", "hi", "--bad")]
    [InlineData("no assistant 'nobody'. There are: early-years", "hi", "--assistant", "nobody")]
    [InlineData("--as", "hi", "--as", "the lady at the desk")]
    public async Task What_cannot_be_said_is_named_with_exit_code_1(string named, params string[] args)
    {
        var (code, output) = await RunAsync(args);

        Assert.Equal(1, code);
        Assert.Contains(named, output, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> SayAsync(string text)
    {
        var (code, output) = await RunAsync(text);
        Assert.True(code == 0, output);
        Assert.Contains("Twilio: simulated. Model: the embedded demo model", output, StringComparison.Ordinal);
        Assert.Matches("acknowledged with 200 in [0-9]+ ms", output);

        var messages = Message().Matches(output);
        Assert.Equal(Enumerable.Range(1, messages.Count), messages.Select(message => Number(message, "number")));
        Assert.All(messages, message => Assert.InRange(Number(message, "length"), 1, 1600));
        return [.. messages.Select(message => message.Groups["text"].Value)];
    }

    private Task<(int Code, string Output)> RunAsync(params string[] args) =>
        AppProcess.RunAsync(
            ["say", .. args],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = _folder.Path },
            _patience.Token);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\((?<number>\d+)\) (?<length>\d+) characters\n(?<text>(?:  .*\n)+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Message();

    [GeneratedRegex(@"\*_(?<number>\d+)\. .+_\*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Title();
}

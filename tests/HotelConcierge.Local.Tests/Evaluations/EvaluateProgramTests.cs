using System.Text.Json;
using HotelConcierge.Evaluate;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Simulators.OpenAI;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Local.Tests.Evaluations;

/// <summary>The program from its command line to its exit code, with a simulated service as the model and as the judge.</summary>
public sealed class EvaluateProgramTests : IAsyncLifetime
{
    private const string Model = "gpt-simulated";
    private const string JudgeModel = "judge-simulated";
    private const string Praise = """{"truth": 5, "relevance": 4, "tone": 3, "reason": "One answer was long."}""";

    private const string Conversations = """
        area: {AREA}
        conversations:
          - name: A guest books a massage
            case: 33
            lines:
              - guest: Any massage tomorrow?
                calls: [find_spa_slots]
                choices: ["09:00", "10:00"]
                model:
                  - call: find_spa_slots
              - tap: 2
                says: ["Booked: massage"]
                booked: ["massage 2026-11-30 10:00"]
          - name: A guest asks for the pool
            lines:
              - guest: When does the pool open, if I may ask?
                says: ["9:00"]
                never: [closed for good]
                language: en
                model:
                  - call: hotel_information
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _progress = new();
    private SimulatedOpenAI _service = null!;

    private string ResultPath => Path.Combine(_folder.Path, "result.json");

    public async Task InitializeAsync()
    {
        _service = await SimulatedOpenAI.StartAsync();
        _service.Responder = request => request.Model == JudgeModel ? ScriptedAnswer.Say(Praise) : Good(request);
        await WriteAsync("spa");
        await WriteAsync("pool");
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
        await _output.DisposeAsync();
        await _progress.DisposeAsync();
    }

    [Fact]
    public async Task A_good_model_passes_and_everything_is_kept()
    {
        var code = await RunAsync("--judge", JudgeModel, "--least", "1", "--least-score", "4", "--prices", $"{Model}=2/8;{JudgeModel}=1/1");

        Assert.True(code == EvaluateProgram.Held, $"{code}\n{_output}\n{_progress}");
        using var kept = JsonDocument.Parse(await File.ReadAllTextAsync(ResultPath));
        var total = kept.RootElement.GetProperty("total");
        Assert.Equal((4, 4), (total.GetProperty("conversations").GetInt32(), total.GetProperty("passed").GetInt32()));
        Assert.Equal(4, total.GetProperty("score").GetDouble());
        Assert.Equal((4, 4), (total.GetProperty("callLines").GetInt32(), total.GetProperty("callLinesRight").GetInt32()));
        var (read, written) = (total.GetProperty("inputTokens").GetInt64(), total.GetProperty("outputTokens").GetInt64());
        Assert.True(read > 0 && written > 0);
        Assert.Equal(((2 * read) + (8 * written)) / 1_000_000m, total.GetProperty("cost").GetDecimal());
        Assert.True(total.GetProperty("judgeCost").GetDecimal() > 0);
        Assert.True(total.GetProperty("halfWithinSeconds").GetDouble() <= total.GetProperty("mostWithinSeconds").GetDouble());
        var booked = kept.RootElement.GetProperty("conversations").EnumerateArray()
            .First(one => one.GetProperty("name").GetString() == "spa: A guest books a massage");
        Assert.Equal(33, booked.GetProperty("case").GetInt32());
        Assert.Equal("One answer was long.", booked.GetProperty("reason").GetString());
        Assert.Equal("Any massage tomorrow?", booked.GetProperty("lines")[0].GetProperty("guest").GetString());
        Assert.Contains("Booked: massage", booked.GetProperty("lines")[1].GetProperty("read")[0].GetString(), StringComparison.Ordinal);
        Assert.Matches(@"\| spa +\| 2/2 +\| 2/2 +\| 4\.00", _output.ToString());
    }

    [Fact]
    public async Task A_bad_model_is_below_the_threshold_and_what_failed_is_named()
    {
        _service.Responder = request => request.Model == JudgeModel
            ? ScriptedAnswer.Say("""{"truth": 1, "relevance": 1, "tone": 2, "reason": "Nothing of it is true."}""")
            : ScriptedAnswer.Say("We are closed for good.");

        Assert.Equal(EvaluateProgram.BelowThreshold, await RunAsync("--judge", JudgeModel, "--least", "0.5"));

        Assert.Contains("failed: pool: A guest asks for the pool", _output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\| all +\| 0/4 +\| 0/4 +\| 1\.33", _output.ToString());
        Assert.Contains("says 'closed for good'", await File.ReadAllTextAsync(ResultPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_model_with_bad_prose_is_below_the_score()
    {
        _service.Responder = request => request.Model == JudgeModel
            ? ScriptedAnswer.Say("""{"truth": 5, "relevance": 2, "tone": 2, "reason": ""}""")
            : Good(request);

        Assert.Equal(EvaluateProgram.BelowThreshold, await RunAsync("--judge", JudgeModel, "--least-score", "4", "--most", "1"));
    }

    [Theory]
    [InlineData("It was lovely, really.")]
    [InlineData("""{"truth": 11, "relevance": 4, "tone": 4}""")]
    [InlineData("""{"truth": 5, "relevance": """)]
    [InlineData("[5, 5, 5]")]
    public async Task A_judge_who_answers_nonsense_neither_praises_nor_blames(string nonsense)
    {
        _service.Responder = request => request.Model == JudgeModel ? ScriptedAnswer.Say(nonsense) : Good(request);

        Assert.Equal(EvaluateProgram.Held, await RunAsync("--judge", JudgeModel, "--only", "pool"));
        Assert.Equal(EvaluateProgram.BelowThreshold, await RunAsync("--judge", JudgeModel, "--only", "pool", "--least-score", "1"));

        Assert.Contains("0 scored, 2 could not be", _output.ToString(), StringComparison.Ordinal);
        using var kept = JsonDocument.Parse(await File.ReadAllTextAsync(ResultPath));
        Assert.Equal(JsonValueKind.Null, kept.RootElement.GetProperty("total").GetProperty("score").ValueKind);
        Assert.Contains(
            "It has to be a JSON object",
            kept.RootElement.GetProperty("conversations")[0].GetProperty("reason").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_key_nor_a_guests_words_are_printed()
    {
        _service.Responder = _ => ScriptedAnswer.Say("We are closed for good.");
        await RunAsync();
        await RunAsync("--only", "nowhere");

        var printed = $"{_output}{_progress}";
        Assert.DoesNotContain("if I may ask", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Any massage tomorrow", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(_service.ApiKey, printed, StringComparison.Ordinal);
        Assert.DoesNotContain(_service.ApiKey, await File.ReadAllTextAsync(ResultPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_can_be_compared()
    {
        await RunAsync("--judge", "none");
        var before = Path.Combine(_folder.Path, "before.json");
        File.Move(ResultPath, before);
        _service.Responder = request => request.LastUserText.StartsWith("Any", StringComparison.Ordinal)
            ? Good(request)
            : ScriptedAnswer.Say("I do not know.");

        await RunAsync("--judge", "none", "--against", before);

        Assert.Contains("fails now: pool: A guest asks for the pool", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("fails now: spa: A guest books a massage", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--parallel 0", "--parallel takes a number from 1 to 16.")]
    [InlineData("--least much", "--least takes a share from 0 to 1")]
    [InlineData("--prices dear", "--prices: 'dear' is no price.")]
    [InlineData("--only nowhere", "--only: there is no area 'nowhere'. There are: pool, spa.")]
    [InlineData("--judge-endpoint http://127.0.0.1:1/v1", "Judge__ApiKey: is missing.")]
    [InlineData("--against nothing.json", "--against: 'nothing.json' is no result of this program.")]
    [InlineData("--settings nothing.json", "--settings: 'nothing.json' is no file like local.settings.json")]
    [InlineData("--wish 1", "There is no option --wish.")]
    public async Task What_is_not_understood_is_said_and_nothing_is_asked_of_a_model(string args, string problem)
    {
        Assert.Equal(EvaluateProgram.NotFoundOut, await RunAsync(args.Split(' ')));

        Assert.Contains(problem, _progress.ToString(), StringComparison.Ordinal);
        Assert.Empty(_service.Requests.ReadFrom(0).Items);
    }

    [Theory]
    [InlineData("OpenAI:ApiKey", "", "OpenAI__ApiKey: is missing.")]
    [InlineData("OpenAI:Model", "", "OpenAI__Model: is missing.")]
    [InlineData("OpenAI:ApiKey", "sk-of-somebody-else", "The model service does not answer.")]
    public async Task A_service_that_cannot_be_asked_ends_the_run_at_once(string setting, string value, string problem)
    {
        Assert.Equal(EvaluateProgram.NotFoundOut, await RunAsync([], (setting, value)));

        Assert.Contains(problem, _progress.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", _progress.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(ResultPath));
    }

    [Fact]
    public async Task A_deployment_of_Azure_OpenAI_is_played_with_its_key()
    {
        var code = await RunAsync(
            ["--judge", "none", "--only", "pool", "--least", "1"],
            ("OpenAI:ApiKey", ""),
            ("OpenAI:Endpoint", ""),
            ("AzureOpenAI:Endpoint", _service.AzureEndpoint.ToString()),
            ("AzureOpenAI:Deployment", "concierge"),
            ("AzureOpenAI:ApiKey", _service.ApiKey));

        Assert.True(code == EvaluateProgram.Held, $"{code}\n{_output}\n{_progress}");
        Assert.All(_service.Calls.ReadFrom(0).Items, call => Assert.Equal("concierge", call.Model));
    }

    private Task<int> RunAsync(params string[] args) => RunAsync(args, []);

    /// <param name="changes">Of the operator's settings, among which those of real channels stand: nobody may be written to.</param>
    private Task<int> RunAsync(string[] args, params (string Path, string Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OpenAI:Endpoint"] = _service.Endpoint.ToString(),
            ["OpenAI:ApiKey"] = _service.ApiKey,
            ["OpenAI:Model"] = Model,
            ["Twilio:ApiBaseUrl"] = "http://127.0.0.1:9",
            ["Twilio:MessagingServiceSid"] = "MG00112233445566778899aabbccddeeff",
            ["Telegram:ApiBaseUrl"] = "http://127.0.0.1:9",
            ["PublicBaseUrl"] = "https://hotel.example",
            ["Alerts:WebhookUrl"] = "http://127.0.0.1:9",
            ["Assistants:hotel:Addresses"] = "twilio:whatsapp:+34600000000",
        };
        foreach (var (path, value) in changes)
            settings[path] = value;
        return EvaluateProgram.RunAsync(
            ["--conversations", _folder.Path, "--json", ResultPath, "--parallel", "1", .. args],
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            _output,
            _progress,
            CancellationToken.None);
    }

    private Task WriteAsync(string area) => File.WriteAllTextAsync(
        Path.Combine(_folder.Path, $"{area}.yaml"), Conversations.Replace("{AREA}", area, StringComparison.Ordinal));

    /// <summary>A model that does what these guests want, knowing no more than any other.</summary>
    private static ScriptedAnswer Good(ChatRequest request)
    {
        if (request.Messages[^1].Role is "tool")
            return ScriptedAnswer.Say(request.LastUserText.Contains("massage", StringComparison.Ordinal)
                ? "These times are free."
                : "The outdoor pools open at 9:00.");
        return request.LastUserText switch
        {
            var text when text.Contains("massage", StringComparison.Ordinal) =>
                ScriptedAnswer.Call("find_spa_slots", """{"date":"2026-11-30","treatment":"massage"}"""),
            var text when text.Contains("pool", StringComparison.Ordinal) =>
                ScriptedAnswer.Call("hotel_information", """{"question":"pool hours"}"""),
            _ => ScriptedAnswer.Say("How can I help?"),
        };
    }
}

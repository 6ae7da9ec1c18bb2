using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Diagnostics;
using HotelConcierge.Knowledge;
using HotelConcierge.Knowledge.Judging;
using HotelConcierge.Model;
using HotelConcierge.Simulators.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace HotelConcierge.Contracts.Model;

/// <summary>
/// Every kind of request that the product makes, over real HTTP to a service that refuses what the real one refuses, for each
/// family of models and each way in which a host registers its model.
/// </summary>
public abstract class ModelServiceContract : IAsyncLifetime
{
    /// <summary>The deployment or model that compares texts.</summary>
    protected const string EmbeddingModel = "text-embedding-simulated";

    private const string Question = "When does the pool open?";

    // Those whose name tells the family, and some that may be called anything: a deployment's name, or a service of others.
    private static readonly Dictionary<string, SimulatedFamily> Families = new(StringComparer.Ordinal)
    {
        ["gpt-4.1-mini"] = SimulatedFamily.Gpt41,
        ["gpt-5-mini"] = SimulatedFamily.Gpt5,
        ["gpt-5.4-mini"] = SimulatedFamily.Gpt54,
        ["gpt-5.6-terra"] = SimulatedFamily.Gpt56,
        ["o4-mini"] = SimulatedFamily.OSeries,
        ["concierge-five"] = SimulatedFamily.Gpt5,
        ["concierge-five-six"] = SimulatedFamily.Gpt56,
        ["concierge-o"] = SimulatedFamily.OSeries,
        ["own-model"] = SimulatedFamily.MaxTokensOnly,
    };

    private SimulatedOpenAI _service = null!;

    public static TheoryData<string> Models => [.. Families.Keys];

    public static TheoryData<string> ModelsThatThink => ["gpt-5-mini", "gpt-5.6-terra", "o4-mini", "concierge-five", "concierge-o"];

    public async Task InitializeAsync()
    {
        _service = await SimulatedOpenAI.StartAsync(new SimulatedOpenAIOptions { Families = Families, Models = [EmbeddingModel] });
        _service.Responder = Respond;
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Every_kind_of_request_is_answered_and_what_was_refused_once_is_not_sent_again(string model)
    {
        await using var deployment = Build(model);

        await AskEverythingAsync(deployment, new(EffortLevel.Low, VerbosityLevel.Low));
        var refused = Refused();
        await AskEverythingAsync(deployment, new(EffortLevel.Low, VerbosityLevel.Low));

        Assert.Equal(refused, Refused());
        Assert.Equal(refused.Count, Warnings(deployment).Count);
        Assert.Distinct(Warnings(deployment));
        Assert.All(Warnings(deployment), line => Assert.Contains(" refuses ", line, StringComparison.Ordinal));
    }

    /// <summary>What an operator meets who names a model and changes nothing else.</summary>
    [Theory]
    [InlineData("gpt-4.1-mini")]
    [InlineData("gpt-5-mini")]
    [InlineData("gpt-5.4-mini")]
    [InlineData("o4-mini")]
    public async Task A_family_that_its_name_tells_is_sent_nothing_that_it_refuses(string model)
    {
        await using var deployment = Build(model);

        await AskEverythingAsync(deployment, new());

        Assert.Empty(Refused());
        Assert.Empty(Warnings(deployment));
    }

    [Theory]
    [MemberData(nameof(ModelsThatThink))]
    public async Task An_answer_has_room_behind_the_thought_before_it(string model)
    {
        await using var deployment = Build(model);

        var response = await Chat(deployment).GetResponseAsync("Hello", new ChatOptions { Temperature = 0.3f, MaxOutputTokens = 100 });

        Assert.Equal("Hello to you.", response.Text);
        Assert.True(response.Usage!.ReasoningTokenCount > 100);
    }

    /// <summary>A tool is called and its documents are judged and compared, the answer is read; then another tool.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_guest_has_a_whole_conversation_with_tools(string model)
    {
        await using var deployment = Build(model);

        var first = await deployment.SayAsync("I would love to swim before breakfast, could I?");
        var second = await deployment.SayAsync("Could somebody look after my shoulders tomorrow?");

        Assert.Contains("hotel_information says:", first, StringComparison.Ordinal);
        Assert.Contains("find_spa_slots says:", second, StringComparison.Ordinal);
        var shown = _service.Calls.Snapshot();
        Assert.Contains(shown, IsJudging);
        Assert.NotEmpty(_service.Embeddings.Snapshot());
        Assert.All(
            shown.Where(call => call.Messages[^1].Role is "tool"),
            call => Assert.DoesNotContain("failed", call.LastText, StringComparison.OrdinalIgnoreCase));

        // Each parameter is refused once at most: those are the warnings, and the rest of the conversation goes without them.
        Assert.Equal(Refused().Count, Warnings(deployment).Count(line => line.Contains(" refuses ", StringComparison.Ordinal)));
        Assert.True(Refused().Count <= 3, string.Join('\n', deployment.Logs.Lines));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("eos")]
    [InlineData("end_turn")]
    public async Task An_answer_without_a_reason_for_its_end_or_with_another_is_an_answer(string? reason)
    {
        await using var deployment = Build("gpt-4.1-mini");
        _service.Enqueue(new ScriptedAnswer { Text = "Open.", FinishReason = reason, NamesNoFinishReason = reason is null });

        Assert.Equal("Open.", (await Chat(deployment).GetResponseAsync("Hello")).Text);

        Assert.Single(_service.Calls.Snapshot());
        Assert.Empty(Warnings(deployment));
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_an_error_that_says_so()
    {
        await using var deployment = Build("gpt-0");

        var exception = await Assert.ThrowsAsync<ModelException>(() => Chat(deployment).GetResponseAsync("Hello"));

        Assert.Equal(ModelTrouble.Refused, exception.Trouble);
        Assert.Contains("404", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The host's own settings for its model.</summary>
    protected abstract IReadOnlyDictionary<string, string> SettingsFor(SimulatedOpenAI service, string model);

    /// <summary>The host's own registration of its model.</summary>
    protected abstract void AddModel(IServiceCollection services, IConfiguration configuration);

    private ModelDeployment Build(string model) => new(
        new Dictionary<string, string>(SettingsFor(_service, model), StringComparer.Ordinal)
        {
            ["Knowledge:Judge"] = "true",

            // Two first calls at once would both be refused a parameter that only one of them is warned of.
            ["Safety:AskModel"] = "false",
            ["Conversation:AskLanguage"] = "false",
        },
        AddModel);

    private static IChatClient Chat(ModelDeployment deployment) => deployment.Services.GetRequiredService<IChatClient>();

    private List<string> Refused() => [.. _service.Refusals.Snapshot().Select(refusal => refusal.Message)];

    private static List<string> Warnings(ModelDeployment deployment) =>
        [.. deployment.Logs.Lines.Where(line => !line.StartsWith("Information:", StringComparison.Ordinal))];

    private static async Task AskEverythingAsync(ModelDeployment deployment, ModelEffort effort)
    {
        var chat = Chat(deployment);
        Assert.Equal(
            "Hello to you.",
            (await chat.GetResponseAsync("Hello", new ChatOptions { Temperature = 0.3f, MaxOutputTokens = 800 }.With(effort))).Text);
        await CallToolsAsync(chat, effort);
        var label = await chat.GetResponseAsync(
            [new(ChatRole.System, "You sort the messages."), new(ChatRole.User, Question)],
            new ChatOptions { Temperature = 0, MaxOutputTokens = 400 }.With(ModelEffort.Least));
        Assert.Equal("hotel-information", label.Text);

        var found = new FoundPassage(new("pools.en.md", "Pools", ["Pools"], "The pool opens at nine.", "en", Url: null), 1);
        Assert.Same(found, Assert.Single(await new ModelRelevanceJudge(chat).JudgeAsync(Question, [found], CancellationToken.None)));

        var vectors = await deployment
            .Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>()
            .GenerateAsync([Question, "The pool opens at nine."]);
        Assert.Equal(2, vectors.Count);
    }

    private static async Task CallToolsAsync(IChatClient chat, ModelEffort effort)
    {
        var options = new ChatOptions
        {
            Temperature = 0.3f,
            MaxOutputTokens = 800,
            Tools = [AIFunctionFactory.Create((string question) => question, "hotel_information", "Looks up what the documents say.")],
        }.With(effort);
        List<ChatMessage> messages = [new(ChatRole.System, "You are a concierge."), new(ChatRole.User, Question)];

        var asked = await chat.GetResponseAsync(messages, options);
        var call = Assert.Single(asked.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.Equal(("hotel_information", Question), (call.Name, call.Arguments!["question"]!.ToString()));

        messages.AddRange(asked.Messages);
        messages.Add(new(ChatRole.Tool, [new FunctionResultContent(call.CallId, "At nine.")]));
        Assert.Equal("hotel_information says: At nine.", (await chat.GetResponseAsync(messages, options)).Text);
    }

    // Sorts, judges, calls the tool that a concierge would, and tells what it gave.
    private static ScriptedAnswer Respond(ChatRequest request)
    {
        if (request.Messages[0].Text.StartsWith("You sort the messages", StringComparison.Ordinal))
            return ScriptedAnswer.Say("hotel-information");
        if (IsJudging(request))
            return ScriptedAnswer.Say("1");
        if (request.Messages[^1].Role is "tool")
            return ScriptedAnswer.Say($"{request.Messages[^2].ToolCalls[0].Name} says: {request.LastText}");
        return request.Tools switch
        {
            [_, ..] when request.LastUserText.Contains("shoulders", StringComparison.Ordinal) => ScriptedAnswer.Call("find_spa_slots", "{}"),
            ["hotel_information", ..] => ScriptedAnswer.Call("hotel_information", JsonSerializer.Serialize(new { question = Question })),
            [var tool, ..] => ScriptedAnswer.Call(tool, "{}"),
            _ => ScriptedAnswer.Say("Hello to you."),
        };
    }

    private static bool IsJudging(ChatRequest request) =>
        request.Messages[0].Text.StartsWith("You judge search results", StringComparison.Ordinal);
}

using System.Security.Cryptography;
using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>
/// A server on 127.0.0.1 that speaks OpenAI's API and answers by script. Every member may be used from any thread. The
/// same switches are offered over HTTP under <c>/control</c>, see <see cref="OpenAIControl"/>.
/// </summary>
public sealed class SimulatedOpenAI : IAsyncDisposable
{
    private readonly SimulatedOpenAIOptions _options;
    private readonly ChatScript _script = new();
    private readonly SimulatedModels _models;
    private readonly ChatApi _chat;
    private readonly EmbeddingApi _embeddings;
    private readonly TranscriptionApi _transcriptions;
    private LoopbackServer? _server;

    private SimulatedOpenAI(SimulatedOpenAIOptions options)
    {
        _options = options;
        Calls = new Feed<ChatRequest>(options.MaxRequests);
        Refusals = new Feed<ChatRefusal>(options.MaxRequests);
        Embeddings = new Feed<EmbeddingRequest>(options.MaxRequests);
        Transcriptions = new Feed<TranscriptionRequest>(options.MaxRequests);
        Requests = new Feed<LoggedRequest>(options.MaxRequests);
        var faults = new OpenAIFaults(options.TimeProvider);
        var models = new SimulatedModels(options);
        _models = models;
        _chat = new ChatApi(Faults, faults, _script, Calls, Refusals, models, options.TimeProvider);
        _embeddings = new EmbeddingApi(Faults, faults, Embeddings, models, options.EmbeddingDimensions);
        _transcriptions = new TranscriptionApi(Faults, faults, Transcriptions, options.DefaultTranscription);
    }

    /// <summary>The server's address; the control API is under it.</summary>
    public Uri BaseAddress => _server!.BaseAddress;

    /// <summary>The address for the setting <c>OpenAI__Endpoint</c>, without a slash at its end.</summary>
    public Uri Endpoint => new(BaseAddress, "v1");

    /// <summary>
    /// The same server as an Azure OpenAI resource, for the setting <c>AzureOpenAI__Endpoint</c>; every model is a deployment.
    /// </summary>
    public Uri AzureEndpoint => BaseAddress;

    /// <summary>The v1 address of that resource, for the setting <c>OpenAI__Endpoint</c>.</summary>
    public Uri AzureV1Endpoint => new(BaseAddress, "openai/v1/");

    /// <summary>The key for the settings <c>OpenAI__ApiKey</c> and <c>AzureOpenAI__ApiKey</c>.</summary>
    public string ApiKey => _options.ApiKey;

    /// <summary>What goes wrong, and when.</summary>
    public FaultBoard<OpenAIFault> Faults { get; } = new();

    /// <summary>Every chat request that was understood, in order of arrival, those that met a fault included.</summary>
    public Feed<ChatRequest> Calls { get; }

    /// <summary>Those of <see cref="Calls"/> that broke a rule of the API or of the model's family.</summary>
    public Feed<ChatRefusal> Refusals { get; }

    public Feed<EmbeddingRequest> Embeddings { get; }

    public Feed<TranscriptionRequest> Transcriptions { get; }

    /// <summary>Every request to the API, refused ones included.</summary>
    public Feed<LoggedRequest> Requests { get; }

    /// <summary>How many chat requests are being answered at this moment.</summary>
    public int RunningCalls => _chat.Running;

    /// <summary>The most chat requests that were ever answered at one time.</summary>
    public int MostRunningCalls => _chat.MostRunning;

    /// <summary>How many scripted answers are still to be given.</summary>
    public int AnswersLeft => _script.Waiting;

    /// <summary>Answers when nothing is scripted; repeats the guest's words unless set. Must be safe for any thread.</summary>
    public Func<ChatRequest, ScriptedAnswer> Responder
    {
        get => _script.Responder;
        set => _script.Responder = value;
    }

    /// <summary>Starts a simulator.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedOpenAI> StartAsync(
        SimulatedOpenAIOptions? options = null, CancellationToken cancellationToken = default)
    {
        var openAI = new SimulatedOpenAI(options ?? new SimulatedOpenAIOptions());
        openAI._server = await LoopbackServer.StartAsync(
            "OpenAI",
            openAI._options.Port,
            openAI.Map,
            new RequestLogging(openAI.Requests).RunAsync,
            what => OpenAIError.BadRequest(what).ToResult(),
            cancellationToken);
        return openAI;
    }

    /// <summary>Scripts the coming answers, in order.</summary>
    public void Enqueue(params IEnumerable<ScriptedAnswer> answers)
    {
        foreach (var answer in answers)
            _script.Add(answer);
    }

    /// <summary>Scripts what the next recording says.</summary>
    public void EnqueueTranscription(string text) => _transcriptions.Add(text);

    /// <summary>Scripts what a recording says, whenever and however often it comes.</summary>
    public void ScriptTranscription(ReadOnlySpan<byte> recording, string text) =>
        _transcriptions.Add(Convert.ToHexStringLower(SHA256.HashData(recording)), text);

    /// <summary>Completes with the chat request that is number <paramref name="number"/>, counted from one.</summary>
    public async Task<ChatRequest> WaitForCallAsync(long number, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        await Calls.WaitForCountAsync(number, cancellationToken);
        return Calls.ReadFrom(number - 1).Items[0];
    }

    /// <summary>Lets go of every call that is held at this moment.</summary>
    public void ReleaseAll() => Faults.ReleaseAll();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/chat/completions", Authenticated(_chat.AnswerAsync));
        routes.MapPost("/v1/embeddings", Authenticated(_embeddings.AnswerAsync));
        routes.MapPost("/v1/audio/transcriptions", Authenticated(_transcriptions.AnswerAsync));
        routes.MapGet("/v1/models", Authenticated(_models.ListAsync));
        routes.MapGet("/v1/models/{model}", Authenticated(_models.ShowAsync));
        var deployment = $"/openai/deployments/{{{AzureShape.Deployment}}}";
        routes.MapPost($"{deployment}/chat/completions", OnAzure(_chat.AnswerAsync, needsVersion: true));
        routes.MapPost($"{deployment}/embeddings", OnAzure(_embeddings.AnswerAsync, needsVersion: true));
        routes.MapPost("/openai/v1/chat/completions", OnAzure(_chat.AnswerAsync, needsVersion: false));
        routes.MapPost("/openai/v1/embeddings", OnAzure(_embeddings.AnswerAsync, needsVersion: false));
        routes.MapGet("/openai/v1/models/{model}", OnAzure(_models.ShowAsync, needsVersion: false));
        new OpenAIControl(this).Map(routes);
    }

    private RequestDelegate OnAzure(RequestDelegate handle, bool needsVersion) => context =>
        AzureShape.Check(context, _options.ApiKey, needsVersion) is { } refusal ? refusal.ExecuteAsync(context) : handle(context);

    private RequestDelegate Authenticated(RequestDelegate handle) => context =>
        context.Request.Headers.Authorization == $"Bearer {_options.ApiKey}"
            ? handle(context)
            : OpenAIError.InvalidKey.ToResult().ExecuteAsync(context);
}

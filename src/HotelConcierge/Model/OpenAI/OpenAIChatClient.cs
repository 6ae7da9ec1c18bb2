using System.ClientModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenAI;
using Wire = OpenAI.Chat;

namespace HotelConcierge.Model.OpenAI;

/// <summary>The chat models of OpenAI and of every service that speaks its chat completions, through the official SDK.</summary>
/// <remarks>
/// One call is one request, but for what a model refuses: retries belong to <see cref="RetryingChatClient"/>. A parameter that the
/// call can do without and the model refuses is named in the log and left out of all that model's calls from then on, this one
/// included, for some hours; then it is tried again. The SDK's exceptions come out as they are; an answer that is no chat completion is an
/// <see cref="InvalidDataException"/>. Arguments of a tool call that are no JSON object are not an error of the answer: they come
/// as <see cref="FunctionCallContent.Exception"/>, for the model to be told. What the model refused to say comes as
/// <see cref="ErrorContent"/>, with the finish reason content filter.
/// </remarks>
/// <param name="service">The connection; its own retries have to be off. Azure's client derives from the same type.</param>
/// <param name="model">The model, or on Azure the deployment, where <see cref="ChatOptions.ModelId"/> names none.</param>
/// <param name="clock">Tells when what a model refused is tried again.</param>
/// <param name="prepare">A last touch to every request; null for none.</param>
public sealed partial class OpenAIChatClient(
    OpenAIClient service,
    string model,
    TimeProvider clock,
    ILogger<OpenAIChatClient>? log = null,
    Action<Wire.ChatCompletionOptions>? prepare = null
) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new("openai", defaultModelId: model);
    private readonly ILogger _log = log ?? NullLogger<OpenAIChatClient>.Instance;
    private readonly LearntTraits _traits = new(clock);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var name = string.IsNullOrEmpty(options?.ModelId) ? model : options.ModelId;
        var prompt = OpenAIRequest.ToMessages(messages, options?.Instructions);
        UsageDetails? spent = null;

        // Ends, because a model's traits only ever become fewer, but for once in hours: each round goes by others than the one before.
        while (true)
        {
            var traits = _traits.Of(name);
            try
            {
                var response = await AskAsync(name, prompt, options, traits, cancellationToken);
                AddUp(response, spent);
                if (!IsCutBeforeItsFirstWord(response) || !TryMakeRoom(name, traits))
                    return response;
                spent = response.Usage;
            }
            catch (ClientResultException exception) when (TryLeaveOut(name, traits, options, exception))
            {
                // Asked again without it.
            }
        }
    }

    /// <summary>
    /// Gives the whole answer as one update: a turn stores the answer before it sends a word of it, so that streaming would gain
    /// nothing.
    /// </summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType == typeof(OpenAIClient) ? service
            : serviceType == typeof(ModelSight) ? new ModelSight(ReadsDocuments: true, ModelTraits.Of(model).Sees)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Nothing to dispose: the connection belongs to whoever made it.</summary>
    public void Dispose()
    {
    }

    private async Task<ChatResponse> AskAsync(
        string name, IReadOnlyList<Wire.ChatMessage> prompt, ChatOptions? options, ModelTraits traits, CancellationToken cancellationToken)
    {
        var request = OpenAIRequest.ToOptions(options, traits);
        prepare?.Invoke(request);
        try
        {
            var result = await service.GetChatClient(name).CompleteChatAsync(prompt, request, cancellationToken);
            return OpenAIResponse.Read(result.Value);
        }
        catch (Exception exception) when (UnreadableAnswer.Explains(exception))
        {
            throw new InvalidDataException("The model service's answer is no chat completion.", exception);
        }
    }

    private bool TryLeaveOut(string name, ModelTraits used, ChatOptions? options, ClientResultException exception)
    {
        var refused = RefusedParameter.Of(exception);
        if (refused is Spare.Nothing
            || used.After(refused, OpenAIRequest.EffortOf(options, used), options?.Tools is { Count: > 0 }) is not { } learnt)
            return false;
        if (_traits.Learn(name, used, learnt))
            Log.LeftOut(_log, name, ParameterNames.Of(refused, used), exception.Status, ParameterNames.Remedy(learnt, refused));
        return true;
    }

    // It thought until the limit. The next try has room for that; without a word the guest could only be apologised to.
    private bool TryMakeRoom(string name, ModelTraits used)
    {
        if (used.Reasons)
            return false;
        if (_traits.Learn(name, used, used with { Reasons = true }))
            Log.MakesRoom(_log, name);
        return true;
    }

    private static bool IsCutBeforeItsFirstWord(ChatResponse response) =>
        response.FinishReason == ChatFinishReason.Length
        && response.Messages.All(message =>
            message.Contents.All(content => content is TextContent text && string.IsNullOrWhiteSpace(text.Text)));

    private static void AddUp(ChatResponse response, UsageDetails? spent)
    {
        if (spent is not null)
            (response.Usage ??= new()).Add(spent);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The model {Model} refuses {Parameter} ({Status}): {Remedy}")]
        public static partial void LeftOut(ILogger logger, string model, string parameter, int status, string remedy);

        [LoggerMessage(2, LogLevel.Information, "The model {Model} thinks before it answers: its calls get room for that from now on")]
        public static partial void MakesRoom(ILogger logger, string model);
    }
}

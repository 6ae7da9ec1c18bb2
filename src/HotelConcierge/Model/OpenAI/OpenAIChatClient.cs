using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;

namespace HotelConcierge.Model.OpenAI;

/// <summary>The chat models of OpenAI and of every service that speaks its chat completions, through the official SDK.</summary>
/// <remarks>
/// One call is one request: retries belong to <see cref="RetryingChatClient"/>. The SDK's exceptions come out as they
/// are; an answer that is no chat completion is an <see cref="InvalidDataException"/>. Arguments of a tool call that are
/// no JSON object are not an error of the answer: they come as <see cref="FunctionCallContent.Exception"/>, for the model
/// to be told. What the model refused to say comes as <see cref="ErrorContent"/>, with the finish reason content filter.
/// </remarks>
/// <param name="service">The connection; its own retries have to be off. Azure's client derives from the same type.</param>
/// <param name="model">The model, or on Azure the deployment, where <see cref="ChatOptions.ModelId"/> names none.</param>
public sealed class OpenAIChatClient(OpenAIClient service, string model) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new("openai", defaultModelId: model);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var chat = service.GetChatClient(string.IsNullOrEmpty(options?.ModelId) ? model : options.ModelId);
        var prompt = OpenAIRequest.ToMessages(messages, options?.Instructions);
        var request = OpenAIRequest.ToOptions(options);
        try
        {
            var result = await chat.CompleteChatAsync(prompt, request, cancellationToken);
            return OpenAIResponse.Read(result.Value);
        }
        catch (Exception exception) when (UnreadableAnswer.Explains(exception))
        {
            throw new InvalidDataException("The model service's answer is no chat completion.", exception);
        }
    }

    /// <summary>Gives the whole answer as one update: a turn stores the answer before it sends a word of it, so that streaming would gain nothing.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
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
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Nothing to dispose: the connection belongs to whoever made it.</summary>
    public void Dispose()
    {
    }
}

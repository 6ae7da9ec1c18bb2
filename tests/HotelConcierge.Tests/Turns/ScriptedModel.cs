using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>A model that plays its script and keeps what it was shown.</summary>
internal sealed class ScriptedModel : IChatClient
{
    private readonly Queue<Func<CancellationToken, Task<ChatResponse>>> _script = new();

    public List<IReadOnlyList<ChatMessage>> Shown { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    public ScriptedModel Says(string text)
    {
        _script.Enqueue(_ => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text))));
        return this;
    }

    public ScriptedModel Calls(string tool, IDictionary<string, object?> arguments)
    {
        _script.Enqueue(_ => Task.FromResult(new ChatResponse(
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent($"call-{_script.Count}", tool, arguments)]))));
        return this;
    }

    public ScriptedModel Throws(Exception exception)
    {
        _script.Enqueue(_ => Task.FromException<ChatResponse>(exception));
        return this;
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Shown.Add([.. messages]);
        Options.Add(options);
        return _script.Count > 0
            ? _script.Dequeue()(cancellationToken)
            : Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, $"answer {Shown.Count}")));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}

using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>A model that plays its script and keeps what it was shown.</summary>
internal sealed class ScriptedModel : IChatClient
{
    private readonly Queue<Func<CancellationToken, Task<ChatResponse>>> _script = new();
    private int _calls;

    public List<IReadOnlyList<ChatMessage>> Shown { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    /// <summary>Told where the host could die.</summary>
    public Action<string> Passing { get; set; } = _ => { };

    /// <summary>What every answer is said to have used; null when the service does not say.</summary>
    public UsageDetails? Usage { get; set; }

    /// <summary>How the service names the model.</summary>
    public string? Name { get; set; }

    /// <summary>Whose model it says it is; null for nobody's, as what answers beside a turn is not asked for then.</summary>
    public string? Provider { get; set; }

    /// <summary>What it answers once the script is over.</summary>
    public Func<IReadOnlyList<ChatMessage>, ChatMessage>? Otherwise { get; set; }

    /// <summary>A call of a tool, for <see cref="Says(AIContent[])"/>.</summary>
    public static FunctionCallContent Call(string id, string tool, IDictionary<string, object?>? arguments = null) =>
        new(id, tool, arguments);

    public ScriptedModel Says(string text) => Says(new TextContent(text));

    /// <summary>An answer that ends for another reason than that all was said.</summary>
    public ScriptedModel Says(string text, ChatFinishReason finish) => Says(finish, new TextContent(text));

    /// <inheritdoc cref="Says(string, ChatFinishReason)"/>
    public ScriptedModel Says(ChatFinishReason finish, params AIContent[] contents)
    {
        _script.Enqueue(_ => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, contents)) { FinishReason = finish }));
        return this;
    }

    public ScriptedModel Says(params AIContent[] contents) => Does(() => Task.FromResult(new ChatMessage(ChatRole.Assistant, contents)));

    public ScriptedModel Calls(string tool, IDictionary<string, object?>? arguments = null) =>
        Says(Call($"call-{++_calls}", tool, arguments));

    public ScriptedModel Does(Func<Task<ChatMessage>> work)
    {
        _script.Enqueue(async _ => new ChatResponse(await work()));
        return this;
    }

    public ScriptedModel Throws(Exception exception)
    {
        _script.Enqueue(_ => Task.FromException<ChatResponse>(exception));
        return this;
    }

    /// <summary>It never answers; whoever asked has to give up.</summary>
    public ScriptedModel Hangs(Action whileHanging)
    {
        _script.Enqueue(async cancellationToken =>
        {
            var never = new TaskCompletionSource<ChatResponse>();
            await using var registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            whileHanging();
            return await never.Task;
        });
        return this;
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Passing("before the model is asked");
        Shown.Add([.. messages]);
        Options.Add(options);
        var response = _script.Count > 0
            ? await _script.Dequeue()(cancellationToken)
            : new ChatResponse(Otherwise?.Invoke(Shown[^1]) ?? new ChatMessage(ChatRole.Assistant, $"answer {Shown.Count}"));
        (response.Usage, response.ModelId) = (Usage, Name);
        Passing("after the model answered");
        return response;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) && Provider is { } provider ? new ChatClientMetadata(provider) : null;

    public void Dispose()
    {
    }
}

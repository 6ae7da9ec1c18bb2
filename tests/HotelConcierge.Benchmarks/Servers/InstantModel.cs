using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Benchmarks.Servers;

/// <summary>A model that takes no time, or for ever.</summary>
internal sealed class InstantModel(bool answers) : IChatClient
{
    private const string Answer = """
        ## Why the sky is blue

        Sunlight looks white, but it is made of **all the colours of the rainbow**. On its way to us it meets the air, and the
        air scatters blue light much more than red light. So blue comes to your eyes from *every part* of the sky.

        - Shine a torch through a glass of water with a few drops of milk in it.
        - Look from the side: it is a little blue. Look from the front: it is a little orange.

        In the evening the light has a longer way through the air, most of the blue is gone by then, and the sun looks red.
        """;

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (!answers)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}

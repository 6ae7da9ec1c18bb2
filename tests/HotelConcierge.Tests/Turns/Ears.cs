using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>Hears the same in every recording.</summary>
#pragma warning disable MEAI001 // The abstraction is marked as a preview.
internal sealed class Ears : ISpeechToTextClient
{
    public const string Said = "Explain why the sky is blue";

    public string Says { get; set; } = Said;

    public int Heard { get; private set; }

    public Task<SpeechToTextResponse> GetTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default)
    {
        Heard++;
        return Task.FromResult(new SpeechToTextResponse(Says));
    }

    public IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
#pragma warning restore MEAI001

using HotelConcierge.Channels;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>Hears the same in every recording.</summary>
#pragma warning disable MEAI001 // The abstraction is marked as a preview.
internal sealed class Ears : ISpeechToTextClient
{
    public const string Said = "Explain why the sky is blue";

    private static readonly byte[] Recording = [.. "OggS"u8, 1, 2, 3];

    public string Says { get; set; } = Said;

    public int Heard { get; private set; }

    /// <summary>A world that listens with them, whose channel has the same recording for every file.</summary>
    public TurnWorld InWorld(bool reacts = false)
    {
        var world = TurnWorld.With(services => services.AddSingleton<ISpeechToTextClient>(this), reacts: reacts);
        world.Phone.File = _ => new MediaFetch.Fetched(Recording);
        return world;
    }

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

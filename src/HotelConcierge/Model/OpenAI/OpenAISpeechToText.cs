using System.Runtime.CompilerServices;
using HotelConcierge.Media;
using Microsoft.Extensions.AI;
using OpenAI;
using Wire = OpenAI.Audio;

namespace HotelConcierge.Model.OpenAI;

/// <summary>The transcription models of OpenAI and of every service that speaks the same, through the official SDK.</summary>
/// <remarks>
/// One call is one request; retries belong to <see cref="RetryingSpeechToText"/>. The language is left to the model. Services go by the ending
/// of the file's name, which is why the caller gives one (<see cref="Transcriber.FileName"/>).
/// </remarks>
/// <param name="service">The connection; its own retries have to be off. Azure's client derives from the same type.</param>
/// <param name="model">The model, or on Azure the deployment.</param>
#pragma warning disable MEAI001 // The abstraction is marked as a preview; this is its only implementation here.
public sealed class OpenAISpeechToText(OpenAIClient service, string model) : ISpeechToTextClient
#pragma warning restore MEAI001
{
    private const string UsualName = "voice.ogg";

#pragma warning disable MEAI001 // As above.
    public async Task<SpeechToTextResponse> GetTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default)
    {
        var name = options?.AdditionalProperties?.GetValueOrDefault(Transcriber.FileName) as string ?? UsualName;
        var asked = new Wire.AudioTranscriptionOptions { ResponseFormat = Wire.AudioTranscriptionFormat.Simple };

        // All of OpenAI's transcription models take it, but for those that tell speakers apart.
        if (!model.Contains("diarize", StringComparison.OrdinalIgnoreCase)
            && options?.AdditionalProperties?.GetValueOrDefault(Transcriber.Names) is string { Length: > 0 } names)
            asked.Prompt = names;
        try
        {
            var heard = (
                await service.GetAudioClient(options?.ModelId ?? model).TranscribeAudioAsync(audioSpeechStream, name, asked, cancellationToken)
            ).Value;
            return new(heard.Text ?? "");
        }
        catch (Exception exception) when (UnreadableAnswer.Explains(exception))
        {
            throw new InvalidDataException("The model service's answer holds no transcript.", exception);
        }
    }

    public async IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
        Stream audioSpeechStream,
        SpeechToTextOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetTextAsync(audioSpeechStream, options, cancellationToken)).ToSpeechToTextResponseUpdates())
            yield return update;
    }
#pragma warning restore MEAI001

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Nothing to dispose: the connection belongs to whoever made it.</summary>
    public void Dispose()
    {
    }
}

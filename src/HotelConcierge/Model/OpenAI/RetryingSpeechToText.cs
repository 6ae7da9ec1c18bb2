using System.Diagnostics;
using HotelConcierge.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Model.OpenAI;

/// <summary>
/// Asks a transcription service again while its trouble may pass, and turns trouble that stays into a <see cref="ModelException"/>,
/// as <see cref="ServiceRetries{TAnswer}"/> says. Whoever cannot wait so long cancels.
/// </summary>
#pragma warning disable MEAI001 // The abstraction is marked as a preview.
public sealed class RetryingSpeechToText : DelegatingSpeechToTextClient
{
    private readonly ConciergeTelemetry _telemetry;
    private readonly ServiceRetries<SpeechToTextResponse> _retries;

    /// <param name="innerClient">Makes one request a call.</param>
    /// <param name="random">Spreads the waits.</param>
    /// <param name="keyRemedy">What an operator should do about a refused key: <c>check OpenAI__ApiKey</c>.</param>
    /// <param name="longestAttempt">After this an attempt counts as failed; null leaves it to <paramref name="innerClient"/>.</param>
    public RetryingSpeechToText(
        ISpeechToTextClient innerClient,
        TimeProvider clock,
        Random random,
        ConciergeTelemetry telemetry,
        ILogger<RetryingSpeechToText> logger,
        string keyRemedy,
        TimeSpan? longestAttempt = null)
        : base(innerClient)
    {
        _telemetry = telemetry;
        _retries = new(new("write down a recording", "transcription call", keyRemedy), clock, random, telemetry, logger, longestAttempt);
    }

    /// <param name="audioSpeechStream">Can be read again from its beginning.</param>
    public override async Task<SpeechToTextResponse> GetTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audioSpeechStream);
        using var span = _telemetry.Start("transcribe", ActivityKind.Client);
        var bytes = await ReadAsync(audioSpeechStream, cancellationToken);
        return await _retries.RunAsync(
            async token =>
            {
                // The SDK disposes of what it has sent.
                using var again = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
                return await base.GetTextAsync(again, options, token);
            },
            span,
            cancellationToken);
    }

    /// <summary>Without a copy where the bytes are in memory already.</summary>
    private static async Task<ArraySegment<byte>> ReadAsync(Stream sound, CancellationToken cancellationToken)
    {
        if (sound is MemoryStream { Position: 0 } known && known.TryGetBuffer(out var bytes))
            return bytes;
        using var whole = new MemoryStream();
        await sound.CopyToAsync(whole, cancellationToken);
        return new(whole.GetBuffer(), 0, (int)whole.Length);
    }
}
#pragma warning restore MEAI001

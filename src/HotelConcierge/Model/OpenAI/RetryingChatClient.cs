using System.Diagnostics;
using System.Runtime.CompilerServices;
using HotelConcierge.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Model.OpenAI;

/// <summary>
/// Asks a model service again while its trouble may pass, and turns trouble that stays into a <see cref="ModelException"/>, as
/// <see cref="ServiceRetries{TAnswer}"/> says.
/// </summary>
public sealed class RetryingChatClient : DelegatingChatClient
{
    /// <summary>The first one included.</summary>
    public const int MaxAttempts = ServiceRetries.MaxAttempts;

    private readonly TimeProvider _clock;
    private readonly ConciergeTelemetry _telemetry;
    private readonly ServiceRetries<ChatResponse> _retries;

    /// <param name="innerClient">Makes one request a call.</param>
    /// <param name="random">Spreads the waits, so that turns which failed together do not come back together.</param>
    /// <param name="keyRemedy">What an operator should do about a refused key: <c>check OpenAI__ApiKey</c>.</param>
    /// <param name="longestAttempt">After this an attempt counts as failed; null leaves it to <paramref name="innerClient"/>.</param>
    public RetryingChatClient(
        IChatClient innerClient,
        TimeProvider clock,
        Random random,
        ConciergeTelemetry telemetry,
        ILogger<RetryingChatClient> logger,
        string keyRemedy,
        TimeSpan? longestAttempt = null)
        : base(innerClient)
    {
        KeyRemedy = keyRemedy;
        _clock = clock;
        _telemetry = telemetry;
        _retries = new(new("ask the model", "model call", keyRemedy), clock, random, telemetry, logger, longestAttempt);
    }

    /// <summary>The same client without the retries, for whoever asks to learn how the service is.</summary>
    internal IChatClient OneAttempt => InnerClient;

    /// <summary>What an operator should do about a refused key.</summary>
    internal string KeyRemedy { get; }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var span = _telemetry.Start("chat", ActivityKind.Client);
        IReadOnlyList<ChatMessage> prompt = [.. messages];
        var started = _clock.GetTimestamp();
        var response = await _retries.RunAsync(token => base.GetResponseAsync(prompt, options, token), span, cancellationToken);
        _telemetry.ModelCalled(_clock.GetElapsedTime(started), response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);
        span?.SetTag("gen_ai.response.model", response.ModelId);
        return response;
    }

    /// <summary>Gives the whole answer as one update: half an answer could not be tried again.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }
}

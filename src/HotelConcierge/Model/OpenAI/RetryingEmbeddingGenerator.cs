using System.Diagnostics;
using HotelConcierge.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Model.OpenAI;

/// <summary>
/// Asks an embedding service again while its trouble may pass, and turns trouble that stays into a <see cref="ModelException"/>,
/// as <see cref="ServiceRetries{TAnswer}"/> says. Whoever cannot wait so long cancels.
/// </summary>
public sealed class RetryingEmbeddingGenerator : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private readonly ConciergeTelemetry _telemetry;
    private readonly ServiceRetries<GeneratedEmbeddings<Embedding<float>>> _retries;

    /// <param name="innerGenerator">Makes one request a call.</param>
    /// <param name="random">Spreads the waits.</param>
    /// <param name="keyRemedy">What an operator should do about a refused key: <c>check OpenAI__ApiKey</c>.</param>
    /// <param name="longestAttempt">After this an attempt counts as failed; null leaves it to <paramref name="innerGenerator"/>.</param>
    public RetryingEmbeddingGenerator(
        IEmbeddingGenerator<string, Embedding<float>> innerGenerator,
        TimeProvider clock,
        Random random,
        ConciergeTelemetry telemetry,
        ILogger<RetryingEmbeddingGenerator> logger,
        string keyRemedy,
        TimeSpan? longestAttempt = null)
        : base(innerGenerator)
    {
        KeyRemedy = keyRemedy;
        _telemetry = telemetry;
        _retries = new(new("embed texts", "embedding call", keyRemedy), clock, random, telemetry, logger, longestAttempt);
    }

    /// <summary>The same generator without the retries, for whoever asks to learn how the service is.</summary>
    internal IEmbeddingGenerator<string, Embedding<float>> OneAttempt => InnerGenerator;

    /// <summary>What an operator should do about a refused key.</summary>
    internal string KeyRemedy { get; }

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var span = _telemetry.Start("embed", ActivityKind.Client);
        IReadOnlyList<string> texts = [.. values];
        var embeddings = await _retries.RunAsync(token => base.GenerateAsync(texts, options, token), span, cancellationToken);
        _telemetry.TextsEmbedded(embeddings.Usage?.InputTokenCount ?? 0);
        return embeddings;
    }
}

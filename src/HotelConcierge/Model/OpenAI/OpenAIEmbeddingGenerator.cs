using Microsoft.Extensions.AI;
using OpenAI;
using Wire = OpenAI.Embeddings;

namespace HotelConcierge.Model.OpenAI;

/// <summary>The embedding models of OpenAI and of every service that speaks its embeddings, through the official SDK.</summary>
/// <remarks>
/// One call is one request, whose texts the caller keeps to a number that the service takes; retries belong to
/// <see cref="RetryingEmbeddingGenerator"/>. The SDK's exceptions come out as they are; an answer that is none, or that lacks
/// a text's vector, is an <see cref="InvalidDataException"/>.
/// </remarks>
/// <param name="service">The connection; its own retries have to be off. Azure's client derives from the same type.</param>
/// <param name="model">The model, or on Azure the deployment.</param>
public sealed class OpenAIEmbeddingGenerator(OpenAIClient service, string model) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneratorMetadata _metadata = new("openai", defaultModelId: model);

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        IReadOnlyList<string> texts = [.. values];
        var request = new Wire.EmbeddingGenerationOptions { Dimensions = options?.Dimensions };
        try
        {
            var answer = (
                await service.GetEmbeddingClient(options?.ModelId ?? model).GenerateEmbeddingsAsync(texts, request, cancellationToken)
            ).Value;
            var vectors = answer.OrderBy(embedding => embedding.Index).ToList();
            if (!vectors.Select(embedding => embedding.Index).SequenceEqual(Enumerable.Range(0, texts.Count)))
                throw new InvalidDataException(
                    $"The model service gave {vectors.Count} vectors for {texts.Count} texts, or gave them to others.");
            return new(vectors.Select(embedding => new Embedding<float>(embedding.ToFloats()) { ModelId = answer.Model }))
            {
                Usage = new() { InputTokenCount = answer.Usage?.InputTokenCount, TotalTokenCount = answer.Usage?.TotalTokenCount },
            };
        }
        catch (Exception exception) when (UnreadableAnswer.Explains(exception))
        {
            throw new InvalidDataException("The model service's answer holds no embeddings.", exception);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType == typeof(OpenAIClient) ? service
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Nothing to dispose: the connection belongs to whoever made it.</summary>
    public void Dispose()
    {
    }
}

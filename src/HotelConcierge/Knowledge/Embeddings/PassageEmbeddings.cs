using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using HotelConcierge.Knowledge.Search;
using HotelConcierge.Storage;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Knowledge.Embeddings;

/// <summary>
/// The vectors of passages from an embedding model. Each text is paid for once: vectors are kept in the table
/// <c>embeddings</c> by the hash of their text, shared by all processes, and deleted with the passage.
/// </summary>
/// <param name="model">The model's name: another model's vectors cannot be compared with these.</param>
public sealed class PassageEmbeddings(IEmbeddingGenerator<string, Embedding<float>> generator, string model, ITableStore store)
{
    /// <summary>The table of vectors, a partition for each assistant and model.</summary>
    public static readonly TableName Table = new("embeddings");

    /// <summary>Texts in one request.</summary>
    internal const int BatchSize = 64;

    /// <summary>In UTF-16 code units: a question longer than this is a story, whose beginning says enough.</summary>
    private const int LongestQuestion = 2000;

    private const string Vector = "vector";

    private readonly ConcurrentDictionary<string, Dictionary<string, float[]>> _known = new(StringComparer.Ordinal);

    /// <summary>The question's vector, with length one.</summary>
    internal async Task<float[]> OfQuestionAsync(string question, CancellationToken cancellationToken)
    {
        var text = question.Length > LongestQuestion ? question[..LongestQuestion] : question;
        var embeddings = await generator.GenerateAsync([text], cancellationToken: cancellationToken);
        return VectorIndex.Normalise(embeddings[0].Vector.Span);
    }

    /// <summary>The vectors there already are.</summary>
    internal VectorIndex Known(string assistant, IReadOnlyList<Passage> passages) =>
        _known.TryGetValue(assistant, out var known) ? IndexOf(passages, known) : VectorIndex.None;

    /// <summary>The vectors of all passages, made where there are none yet. Vectors of passages that are no more are deleted.</summary>
    /// <exception cref="InvalidOperationException">The model gave another number of vectors than it was asked for.</exception>
    internal async Task<VectorIndex> OfAsync(string assistant, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(assistant, model);
        var known = _known.TryGetValue(assistant, out var loaded)
            ? new(loaded, StringComparer.Ordinal)
            : await LoadAsync(partition, cancellationToken);
        var wanted = passages.Select(TextOf).Distinct(StringComparer.Ordinal).ToDictionary(Hash, StringComparer.Ordinal);
        foreach (var batch in wanted.Where(text => !known.ContainsKey(text.Key)).Chunk(BatchSize))
        {
            var embeddings = await generator.GenerateAsync(batch.Select(text => text.Value), cancellationToken: cancellationToken);
            if (embeddings.Count != batch.Length)
                throw new InvalidOperationException($"The embedding model gave {embeddings.Count} vectors for {batch.Length} texts.");
            for (var i = 0; i < batch.Length; i++)
            {
                var vector = VectorIndex.Normalise(embeddings[i].Vector.Span);
                var properties = new Dictionary<string, string>(StringComparer.Ordinal);
                LongText.Write(properties, Vector, Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector)));
                await store.PutAsync(Table, new(partition, batch[i].Key, properties), cancellationToken);
                known[batch[i].Key] = vector;
            }

            // After each batch, so that a failure further on loses nothing.
            _known[assistant] = new(known, StringComparer.Ordinal);
        }

        foreach (var gone in known.Keys.Where(hash => !wanted.ContainsKey(hash)).ToList())
        {
            await store.DeleteAsync(Table, partition, gone, cancellationToken);
            known.Remove(gone);
        }

        _known[assistant] = known;
        return IndexOf(passages, known);
    }

    /// <summary>A model's name may have characters that a key cannot.</summary>
    internal static string PartitionOf(string assistant, string model) => $"{assistant}-{Hash(model)[..16]}";

    private async Task<Dictionary<string, float[]>> LoadAsync(string partition, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, float[]>(StringComparer.Ordinal);
        await foreach (var row in store.ScanAsync(Table, partition, keyPrefix: "", cancellationToken))
        {
            if (LongText.Read(row, Vector) is { } vector)
                known[row.Key] = MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(vector)).ToArray();
        }

        return known;
    }

    private static VectorIndex IndexOf(IReadOnlyList<Passage> passages, Dictionary<string, float[]> known) =>
        new([.. passages.Select(passage => known.GetValueOrDefault(Hash(TextOf(passage))))]);

    private static string TextOf(Passage passage) => $"{passage.Title}\n{passage.HeadingPath}\n{passage.Text}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

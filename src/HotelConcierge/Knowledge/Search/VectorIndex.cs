using System.Numerics.Tensors;

namespace HotelConcierge.Knowledge.Search;

/// <summary>
/// Passages as an embedding model sees them. Immutable; vectors have length one, so that their product is their similarity.
/// </summary>
/// <param name="vectors">By the passage's number; null for one that has no vector yet.</param>
internal sealed class VectorIndex(IReadOnlyList<float[]?> vectors)
{
    public static VectorIndex None { get; } = new([]);

    /// <summary>The passages most like the question, best first.</summary>
    public IReadOnlyList<(int Number, float Similarity)> Find(ReadOnlySpan<float> question, float least, int most)
    {
        var top = new PriorityQueue<int, float>(most + 1);
        for (var number = 0; number < vectors.Count; number++)
        {
            // Another length is another model's, from before a change of the settings.
            if (vectors[number] is not { } vector || vector.Length != question.Length)
                continue;
            var similarity = TensorPrimitives.Dot(question, vector);
            if (similarity < least)
                continue;
            top.Enqueue(number, similarity);
            if (top.Count > most)
                top.Dequeue();
        }

        return [
            .. top
                .UnorderedItems.OrderByDescending(item => item.Priority)
                .ThenBy(item => item.Element)
                .Select(item => (item.Element, item.Priority)),
        ];
    }

    /// <summary>The vector with length one; one of zeros stays.</summary>
    public static float[] Normalise(ReadOnlySpan<float> vector)
    {
        var unit = vector.ToArray();
        var length = TensorPrimitives.Norm(vector);
        if (length > 0)
            TensorPrimitives.Divide(vector, length, unit);
        return unit;
    }
}

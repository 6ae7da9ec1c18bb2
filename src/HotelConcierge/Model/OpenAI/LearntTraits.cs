using System.Collections.Concurrent;

namespace HotelConcierge.Model.OpenAI;

/// <summary>What is known of each model that this process has called. Safe for any thread.</summary>
internal sealed class LearntTraits
{
    private readonly ConcurrentDictionary<string, ModelTraits> _known = new(StringComparer.Ordinal);

    public ModelTraits Of(string model) => _known.GetOrAdd(model, ModelTraits.Of);

    /// <summary>Keeps what is known after a call.</summary>
    /// <param name="used">What the call went by.</param>
    /// <returns>Whether this call was the first to find it out; else another has meanwhile, or knows even more.</returns>
    public bool Learn(string model, ModelTraits used, ModelTraits learnt) => _known.TryUpdate(model, learnt, used);
}

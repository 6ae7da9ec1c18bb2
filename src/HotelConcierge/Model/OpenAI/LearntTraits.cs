using System.Collections.Concurrent;

namespace HotelConcierge.Model.OpenAI;

/// <summary>What is known of each model that this process has called. Safe for any thread.</summary>
internal sealed class LearntTraits(TimeProvider clock)
{
    /// <summary>
    /// How long it counts that a model refused something: one odd answer, or a model exchanged behind its name, is not for ever.
    /// </summary>
    public static readonly TimeSpan CountsFor = TimeSpan.FromHours(6);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    public ModelTraits Of(string model)
    {
        var known = _known.GetOrAdd(model, static name => new(ModelTraits.Of(name), LearntAt: null));
        if (known.LearntAt is not { } at || clock.GetUtcNow() - at < CountsFor)
            return known.Traits;

        // Room for thought costs nothing where it is not used, and to find out anew that it is would cost an answer.
        var fresh = ModelTraits.Of(model);
        _known.TryUpdate(model, new(fresh with { Reasons = fresh.Reasons || known.Traits.Reasons }, LearntAt: null), known);
        return Of(model);
    }

    /// <summary>Keeps what is known after a call.</summary>
    /// <param name="used">What the call went by.</param>
    /// <returns>Whether this call was the first to find it out; else another has meanwhile, or knows even more.</returns>
    public bool Learn(string model, ModelTraits used, ModelTraits learnt) =>
        _known.TryGetValue(model, out var known) && known.Traits == used && _known.TryUpdate(model, new(learnt, clock.GetUtcNow()), known);

    private sealed record Known(ModelTraits Traits, DateTimeOffset? LearntAt);
}

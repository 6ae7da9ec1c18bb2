using HotelConcierge.Knowledge.Search;
using HotelConcierge.Knowledge.Words;

namespace HotelConcierge.Knowledge;

/// <summary>An assistant's documents as a <see cref="KnowledgeBase"/> holds them. The index is read by any thread.</summary>
internal sealed class AssistantKnowledge(string assistant, SearchLanguages languages) : IDisposable
{
    private readonly Lock _vectors = new();
    private volatile KnowledgeIndex? _index;
    private bool _hasVectors;
    private Task _adding = Task.CompletedTask;

    public string Assistant => assistant;

    /// <summary>One look at the source at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    /// <summary>Only inside the gate.</summary>
    public DocumentSet Documents { get; } = new(assistant, languages);

    public long LookedAt { get; set; }

    public KnowledgeStatus Status { get; set; } = new(0, 0, []);

    public KnowledgeIndex? Index => _index;

    /// <summary>The passages of the index.</summary>
    public IReadOnlyList<Passage> Passages { get; private set; } = [];

    /// <summary>Takes a new index over, with the vectors that are known already; the rest is still to be made.</summary>
    public void Replace(KnowledgeIndex index, IReadOnlyList<Passage> passages)
    {
        lock (_vectors)
        {
            (_index, Passages, _hasVectors) = (index, passages, false);
        }
    }

    /// <summary>Takes vectors over, unless the passages have changed since they were asked for.</summary>
    public void Add(VectorIndex vectors, IReadOnlyList<Passage> passages)
    {
        lock (_vectors)
        {
            if (ReferenceEquals(passages, Passages))
                (_index, _hasVectors) = (_index!.With(vectors), true);
        }
    }

    /// <summary>Begins to make the vectors that are missing, unless somebody is at it or <paramref name="mayBegin"/> says no.</summary>
    /// <returns>Completes when that is done; at once when nothing is.</returns>
    public Task MakeVectorsAsync(Func<bool> mayBegin, Func<Task> make)
    {
        lock (_vectors)
        {
            if (_hasVectors)
                return Task.CompletedTask;
            if (_adding.IsCompleted && mayBegin())
                _adding = make();
            return _adding;
        }
    }

    public void Dispose() => Gate.Dispose();
}

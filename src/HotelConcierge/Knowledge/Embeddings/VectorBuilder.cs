using HotelConcierge.Knowledge.Search;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Knowledge.Embeddings;

/// <summary>
/// Has the vectors of passages and questions made, without letting a guest wait for an embedding model that is slow or down:
/// words alone find most answers. After a failure it is left alone for a minute, unless an operator's change asks for it.
/// </summary>
internal sealed partial class VectorBuilder(PassageEmbeddings embeddings, TimeProvider clock, ILogger log) : IDisposable
{
    /// <summary>How long a guest's search waits for vectors.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long a model that failed is not asked.</summary>
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _over = new();
    private long _failedAt;
    private volatile bool _hasFailed;

    private bool IsPausing => _hasFailed && clock.GetElapsedTime(Interlocked.Read(ref _failedAt)) < PauseAfterFailure;

    /// <summary>The vectors there already are.</summary>
    public VectorIndex Known(string assistant, IReadOnlyList<Passage> passages) => embeddings.Known(assistant, passages);

    /// <summary>Has the missing vectors made, however long that takes.</summary>
    public async Task CompleteAsync(AssistantKnowledge known, CancellationToken cancellationToken)
    {
        // Whoever is at it already may have begun before the documents changed.
        await known.MakeVectorsAsync(() => false, () => MakeAsync(known)).WaitAsync(cancellationToken);
        await known.MakeVectorsAsync(() => true, () => MakeAsync(known)).WaitAsync(cancellationToken);
    }

    /// <summary>Has the missing vectors made, and waits a moment for them; what takes longer goes on.</summary>
    public async Task BeginAsync(AssistantKnowledge known, CancellationToken cancellationToken)
    {
        try
        {
            await known.MakeVectorsAsync(() => !IsPausing, () => MakeAsync(known)).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The guest is answered by words meanwhile.
        }
    }

    /// <summary>The question's vector, with length one; empty when the model does not give it in time.</summary>
    public async Task<float[]> OfQuestionAsync(string question, CancellationToken cancellationToken)
    {
        if (IsPausing)
            return [];
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await embeddings.OfQuestionAsync(question, either.Token);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            NoteFailure();
            Log.QuestionNotEmbedded(log, PauseAfterFailure, trouble);
            return [];
        }
    }

    public void Dispose()
    {
        _over.Cancel();
        _over.Dispose();
    }

    private async Task MakeAsync(AssistantKnowledge known)
    {
        var passages = known.Passages;
        try
        {
            known.Add(await embeddings.OfAsync(known.Assistant, passages, _over.Token), passages);
            _hasFailed = false;
        }
        catch (Exception) when (_over.IsCancellationRequested)
        {
            // The host stops; the next one goes on where this one was.
        }
        catch (Exception trouble)
        {
            // Words are compared meanwhile; a later look tries again.
            NoteFailure();
            Log.NotEmbedded(log, known.Assistant, trouble);
        }
    }

    private void NoteFailure()
    {
        Interlocked.Exchange(ref _failedAt, clock.GetTimestamp());
        _hasFailed = true;
    }

    private static partial class Log
    {
        [LoggerMessage(4, LogLevel.Error, "Knowledge of {Assistant}: the embedding model failed; comparing words until it answers again")]
        public static partial void NotEmbedded(ILogger logger, string assistant, Exception trouble);

        [LoggerMessage(5, LogLevel.Warning, "The embedding model failed for a question; comparing words only for {Pause}")]
        public static partial void QuestionNotEmbedded(ILogger logger, TimeSpan pause, Exception trouble);
    }
}

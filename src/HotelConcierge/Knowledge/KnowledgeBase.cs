using System.Collections.Concurrent;
using HotelConcierge.Knowledge.Embeddings;
using HotelConcierge.Knowledge.Reading;
using HotelConcierge.Knowledge.Search;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Knowledge;

/// <summary>
/// What the assistants' papers say. Follows their source: what was added, changed or removed there counts from the next
/// look on, which every search takes when the last one is a few seconds old, and which a host takes at once by
/// <see cref="RefreshAsync(string, CancellationToken)"/> when it learns of a change.
/// </summary>
public sealed partial class KnowledgeBase : IDisposable
{
    /// <summary>How many passages a search gives unless asked for another number.</summary>
    public const int DefaultCount = 5;

    /// <summary>How old the last look at the source may be when a guest asks.</summary>
    internal static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);
    private readonly IKnowledgeSource _source;
    private readonly DocumentReader _reader;
    private readonly PassageEmbeddings? _embeddings;
    private readonly TimeProvider _clock;
    private readonly ILogger<KnowledgeBase> _log;

    /// <param name="embeddings">Null when no embedding model is configured: then words alone are compared.</param>
    public KnowledgeBase(IKnowledgeSource source, PassageEmbeddings? embeddings, TimeProvider clock, ILogger<KnowledgeBase> log)
        : this(source, embeddings, new PopplerPdfText(clock), clock, log)
    {
    }

    internal KnowledgeBase(IKnowledgeSource source, PassageEmbeddings? embeddings, IPdfText pdf, TimeProvider clock, ILogger<KnowledgeBase> log)
    {
        _source = source;
        _reader = new DocumentReader(pdf);
        _embeddings = embeddings;
        _clock = clock;
        _log = log;
    }

    /// <summary>The passages of an assistant's papers that answer a question, which may be in another language than they.</summary>
    /// <param name="language">Two-letter code of the guest's language; null when not known.</param>
    /// <param name="most">Passages at most.</param>
    /// <exception cref="Exception">Whatever the source threw, when it has never been read.</exception>
    public async Task<KnowledgeResult> SearchAsync(
        string assistant, string question, string? language, int most = DefaultCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var index = await CurrentAsync(Of(assistant), cancellationToken);
        if (index.Words.Count == 0)
            return KnowledgeResult.Nothing;
        var read = index.Read(question, language);
        var embedding = _embeddings is null ? [] : await EmbedAsync(_embeddings, question, cancellationToken);
        return index.Search(read, embedding, most);
    }

    /// <summary>Looks at the source now and takes over what changed.</summary>
    /// <returns>What the papers are now.</returns>
    /// <exception cref="Exception">Whatever the source threw; what was known before stays.</exception>
    public async Task<KnowledgeStatus> RefreshAsync(string assistant, CancellationToken cancellationToken)
    {
        var shelf = Of(assistant);
        await shelf.Gate.WaitAsync(cancellationToken);
        try
        {
            await RefreshAsync(shelf, cancellationToken);
            return shelf.Status;
        }
        finally
        {
            shelf.Gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var shelf in _shelves.Values)
            shelf.Gate.Dispose();
    }

    private Shelf Of(string assistant) => _shelves.GetOrAdd(assistant, name => new Shelf(name));

    private async Task<KnowledgeIndex> CurrentAsync(Shelf shelf, CancellationToken cancellationToken)
    {
        if (shelf.Index is { } current)
        {
            // While somebody else looks, the guest is answered from what is known.
            if (_clock.GetElapsedTime(shelf.LookedAt) < LookAgainAfter || !await shelf.Gate.WaitAsync(0, cancellationToken))
                return current;
        }
        else
        {
            await shelf.Gate.WaitAsync(cancellationToken);
        }

        try
        {
            if (shelf.Index is null || _clock.GetElapsedTime(shelf.LookedAt) >= LookAgainAfter)
                await RefreshAsync(shelf, cancellationToken);
        }
        catch (Exception trouble) when (shelf.Index is not null && !cancellationToken.IsCancellationRequested)
        {
            // What was read before is a better answer than none; the next search looks again.
            Log.NotListed(_log, shelf.Assistant, trouble);
        }
        finally
        {
            shelf.Gate.Release();
        }

        return shelf.Index ?? KnowledgeIndex.Empty;
    }

    /// <summary>Only inside the shelf's gate.</summary>
    private async Task RefreshAsync(Shelf shelf, CancellationToken cancellationToken)
    {
        var change = await shelf.Documents.UpdateAsync(_source, _reader, cancellationToken);
        foreach (var (name, problem) in change.Problems)
            Log.NotRead(_log, shelf.Assistant, name, problem);
        if (change.IsAny || shelf.Index is null)
        {
            var passages = shelf.Documents.Passages;
            var index = shelf.Documents.Index();
            shelf.Index = index.With(_embeddings?.Known(shelf.Assistant, passages) ?? VectorIndex.None);
            shelf.HasVectors = _embeddings is null;
            Log.Read(_log, shelf.Assistant, shelf.Documents.Count, passages.Count);
        }

        if (!shelf.HasVectors)
            await AddVectorsAsync(shelf, _embeddings!, cancellationToken);
        shelf.Status = new(shelf.Documents.Count, shelf.Documents.Passages.Count, shelf.Documents.Problems);
        shelf.LookedAt = _clock.GetTimestamp();
    }

    private async Task AddVectorsAsync(Shelf shelf, PassageEmbeddings embeddings, CancellationToken cancellationToken)
    {
        try
        {
            shelf.Index = shelf.Index!.With(await embeddings.OfAsync(shelf.Assistant, shelf.Documents.Passages, cancellationToken));
            shelf.HasVectors = true;
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // Words are compared meanwhile; the next look tries again.
            Log.NotEmbedded(_log, shelf.Assistant, trouble);
        }
    }

    private async Task<float[]> EmbedAsync(PassageEmbeddings embeddings, string question, CancellationToken cancellationToken)
    {
        try
        {
            return await embeddings.OfQuestionAsync(question, cancellationToken);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // Words alone still find most answers, and a guest waits.
            Log.QuestionNotEmbedded(_log, trouble);
            return [];
        }
    }

    /// <summary>An assistant's papers.</summary>
    private sealed class Shelf(string assistant)
    {
        private volatile KnowledgeIndex? _index;

        public string Assistant => assistant;

        public SemaphoreSlim Gate { get; } = new(1);

        public DocumentShelf Documents { get; } = new(assistant);

        public bool HasVectors { get; set; }

        public long LookedAt { get; set; }

        public KnowledgeStatus Status { get; set; } = new(0, 0, []);

        public KnowledgeIndex? Index
        {
            get => _index;
            set => _index = value;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Knowledge of {Assistant}: {Documents} documents, {Passages} passages")]
        public static partial void Read(ILogger logger, string assistant, int documents, int passages);

        [LoggerMessage(2, LogLevel.Error, "Knowledge of {Assistant}: {Document} {Problem}")]
        public static partial void NotRead(ILogger logger, string assistant, string document, string problem);

        [LoggerMessage(3, LogLevel.Error, "Knowledge of {Assistant}: the documents could not be listed; answering from what was read before")]
        public static partial void NotListed(ILogger logger, string assistant, Exception trouble);

        [LoggerMessage(4, LogLevel.Error, "Knowledge of {Assistant}: the embedding model failed; comparing words until it answers again")]
        public static partial void NotEmbedded(ILogger logger, string assistant, Exception trouble);

        [LoggerMessage(5, LogLevel.Warning, "The embedding model failed for a question; comparing words only")]
        public static partial void QuestionNotEmbedded(ILogger logger, Exception trouble);
    }
}

using System.Collections.Concurrent;
using HotelConcierge.Knowledge.Embeddings;
using HotelConcierge.Knowledge.Judging;
using HotelConcierge.Knowledge.Search;
using HotelConcierge.Knowledge.Words;
using HotelConcierge.Languages;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Knowledge;

/// <summary>
/// What the assistants' documents say. Follows their source: what was added, changed or removed there counts from the next
/// look on, which every search takes when the last one is a few seconds old, and which a host takes at once by
/// <see cref="RefreshAsync(string, CancellationToken)"/> when it learns of a change.
/// </summary>
public sealed partial class KnowledgeBase : IDisposable
{
    /// <summary>How many passages a search gives unless asked for another number.</summary>
    public const int DefaultCount = 5;

    /// <summary>How old the last look at the source may be when a guest asks.</summary>
    internal static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>How long a guest's search waits for the judge.</summary>
    internal static readonly TimeSpan JudgesTime = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, AssistantKnowledge> _known = new(StringComparer.Ordinal);
    private readonly IKnowledgeSource _source;
    private readonly VectorBuilder? _vectors;
    private readonly IRelevanceJudge? _judge;
    private readonly TimeProvider _clock;
    private readonly ILogger<KnowledgeBase> _log;
    private readonly SearchLanguages _languages;

    /// <param name="embeddings">Null when no embedding model is configured: then words alone are compared.</param>
    /// <param name="judge">Null when the thresholds of the search are judgement enough.</param>
    /// <param name="languages">Those of questions and documents; null for <see cref="LanguageCatalog.Default"/>.</param>
    public KnowledgeBase(
        IKnowledgeSource source,
        PassageEmbeddings? embeddings,
        TimeProvider clock,
        ILogger<KnowledgeBase> log,
        IRelevanceJudge? judge = null,
        LanguageCatalog? languages = null)
    {
        _source = source;
        _vectors = embeddings is null ? null : new(embeddings, clock, log);
        _judge = judge;
        _clock = clock;
        _log = log;
        _languages = SearchLanguages.Of(languages ?? LanguageCatalog.Default);
    }

    /// <summary>The passages of an assistant's documents that answer a question, which may be in another language than they.</summary>
    /// <param name="language">Two-letter code of the guest's language; null when not known.</param>
    /// <param name="most">Passages for one question at most; a message that asks several things gets a few more.</param>
    /// <exception cref="Exception">Whatever the source threw, when it has never been read.</exception>
    public async Task<KnowledgeResult> SearchAsync(
        string assistant, string question, string? language, int most = DefaultCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var index = await CurrentAsync(Of(assistant), cancellationToken);
        if (index.Words.Count == 0)
            return KnowledgeResult.Nothing;
        var read = index.Read(question, language);
        var answers = await Task.WhenAll(
            read.Singles.Select(single => AnswerAsync(index, single, read.Language, most, cancellationToken)));
        return KnowledgeResult.Of(answers, most);
    }

    /// <summary>Looks at the source now and takes over what changed, vectors included.</summary>
    /// <returns>What the documents are now.</returns>
    /// <exception cref="Exception">Whatever the source threw; what was known before stays.</exception>
    public async Task<KnowledgeStatus> RefreshAsync(string assistant, CancellationToken cancellationToken)
    {
        var known = Of(assistant);
        await known.Gate.WaitAsync(cancellationToken);
        try
        {
            await LookAsync(known, cancellationToken);
        }
        finally
        {
            known.Gate.Release();
        }

        if (_vectors is not null)
            await _vectors.CompleteAsync(known, cancellationToken);
        return known.Status;
    }

    public void Dispose()
    {
        _vectors?.Dispose();
        foreach (var known in _known.Values)
            known.Dispose();
    }

    private AssistantKnowledge Of(string assistant) => _known.GetOrAdd(assistant, name => new AssistantKnowledge(name, _languages));

    private async Task<KnowledgeIndex> CurrentAsync(AssistantKnowledge known, CancellationToken cancellationToken)
    {
        if (known.Index is { } current)
        {
            // While somebody else looks, the guest is answered from what is known.
            if (_clock.GetElapsedTime(known.LookedAt) < LookAgainAfter || !await known.Gate.WaitAsync(0, cancellationToken))
                return current;
        }
        else
        {
            await known.Gate.WaitAsync(cancellationToken);
        }

        try
        {
            if (known.Index is null || _clock.GetElapsedTime(known.LookedAt) >= LookAgainAfter)
                await LookAsync(known, cancellationToken);
        }
        catch (Exception trouble) when (known.Index is not null && !cancellationToken.IsCancellationRequested)
        {
            // What was read before is a better answer than none; the next search looks again.
            Log.NotListed(_log, known.Assistant, trouble);
        }
        finally
        {
            known.Gate.Release();
        }

        if (_vectors is not null)
            await _vectors.BeginAsync(known, cancellationToken);
        return known.Index ?? KnowledgeIndex.Empty(_languages);
    }

    /// <summary>Only inside its gate.</summary>
    private async Task LookAsync(AssistantKnowledge known, CancellationToken cancellationToken)
    {
        var change = await known.Documents.UpdateAsync(_source, cancellationToken);
        foreach (var (name, problem) in change.Problems)
            Log.NotRead(_log, known.Assistant, name, problem);
        if (change.IsAny || known.Index is null)
        {
            var passages = known.Documents.Passages;
            known.Replace(known.Documents.Index().With(_vectors?.Known(known.Assistant, passages) ?? VectorIndex.None), passages);
            Log.Read(_log, known.Assistant, known.Documents.Count, passages.Count);
        }

        known.Status = new(known.Documents.Count, known.Documents.Passages.Count, known.Documents.Problems);
        known.LookedAt = _clock.GetTimestamp();
    }

    private async Task<AnsweredQuestion> AnswerAsync(
        KnowledgeIndex index, SingleQuestion question, string? language, int most, CancellationToken cancellationToken)
    {
        var embedding = _vectors is null ? [] : await _vectors.OfQuestionAsync(question.Text, cancellationToken);
        var found = index.Search(question, language, embedding, most);
        return _judge is null || found.Passages.Count == 0 ? found : await JudgeAsync(_judge, found, cancellationToken);
    }

    private async Task<AnsweredQuestion> JudgeAsync(IRelevanceJudge judge, AnsweredQuestion found, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(JudgesTime, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return found with { Passages = await judge.JudgeAsync(found.Text, found.Passages, either.Token) };
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // The thresholds of the search have let these passages through; a guest waits.
            Log.NotJudged(_log, trouble);
            return found;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Knowledge of {Assistant}: {Documents} documents, {Passages} passages")]
        public static partial void Read(ILogger logger, string assistant, int documents, int passages);

        [LoggerMessage(2, LogLevel.Error, "Knowledge of {Assistant}: {Document} {Problem}")]
        public static partial void NotRead(ILogger logger, string assistant, string document, string problem);

        [LoggerMessage(
            3,
            LogLevel.Error,
            "Knowledge of {Assistant}: the documents could not be listed; answering from what was read before"
        )]
        public static partial void NotListed(ILogger logger, string assistant, Exception trouble);

        [LoggerMessage(6, LogLevel.Warning, "The judge of what was found failed; what the search found stands")]
        public static partial void NotJudged(ILogger logger, Exception trouble);
    }
}

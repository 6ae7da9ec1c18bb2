namespace HotelConcierge.Knowledge.Judging;

/// <summary>
/// Has the last word on which of the passages found answer a question. What comes to it has passed the thresholds of the
/// search, which always hold; it may say that none of it does.
/// </summary>
public interface IRelevanceJudge
{
    /// <param name="passages">Best first.</param>
    /// <returns>Those of <paramref name="passages"/> that answer the question, best first; none when none does.</returns>
    /// <exception cref="Exception">It cannot say; then the search's own judgement stands.</exception>
    Task<IReadOnlyList<FoundPassage>> JudgeAsync(
        string question,
        IReadOnlyList<FoundPassage> passages,
        CancellationToken cancellationToken);
}

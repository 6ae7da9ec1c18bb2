namespace HotelConcierge.Evaluate.Results;

/// <summary>Everything that came of a run, as it is kept in a file.</summary>
/// <param name="Format">Of the file, so that a later program can tell.</param>
/// <param name="Model">The one that answered.</param>
/// <param name="Judge">The one that scored; null for none.</param>
/// <param name="Rubric">By which it scored.</param>
internal sealed record EvaluationResults(
    int Format,
    DateTimeOffset At,
    string Version,
    string Model,
    string? Judge,
    int Rubric,
    Figures Total,
    IReadOnlyList<Figures> Areas,
    IReadOnlyList<ConversationResult> Conversations)
{
    public const int CurrentFormat = 1;
}

/// <summary>The figures of an area, or of all.</summary>
/// <param name="CallLines">How many lines say which tools are right.</param>
/// <param name="CallLinesRight">On how many of them exactly these ran.</param>
/// <param name="Score">The judge's, 1 to 5; null where none could be read.</param>
/// <param name="Judged">How many conversations were scored.</param>
/// <param name="Unjudged">How many of those given to the judge could not be.</param>
/// <param name="Cost">Of the answers, in the currency of the prices; null without prices.</param>
/// <param name="JudgeCost">As <paramref name="Cost"/>, of the judge.</param>
/// <param name="HalfWithinSeconds">The median time of a line, from the guest's message until nothing was left to answer.</param>
/// <param name="MostWithinSeconds">The 95th percentile.</param>
internal sealed record Figures(
    string Area,
    int Conversations,
    int Passed,
    int CallLines,
    int CallLinesRight,
    double? Score,
    double? Truth,
    double? Relevance,
    double? Tone,
    int Judged,
    int Unjudged,
    long InputTokens,
    long OutputTokens,
    decimal? Cost,
    long JudgeInputTokens,
    long JudgeOutputTokens,
    decimal? JudgeCost,
    double HalfWithinSeconds,
    double MostWithinSeconds)
{
    /// <summary>The share that passed.</summary>
    public double Share => Conversations == 0 ? 0 : (double)Passed / Conversations;
}

/// <summary>How one conversation went.</summary>
/// <param name="Case">The reported situation that it stands for, if any.</param>
/// <param name="Broke">Why it was not played to its end; null when it was.</param>
internal sealed record ConversationResult(
    string Name,
    string Area,
    int? Case,
    bool Passed,
    string? Broke,
    double? Score,
    double? Truth,
    double? Relevance,
    double? Tone,
    string? Reason,
    long JudgeInputTokens,
    long JudgeOutputTokens,
    IReadOnlyList<LineResult> Lines);

/// <summary>What came of a line: the words of both sides, which stand nowhere but here.</summary>
internal sealed record LineResult(
    string Guest,
    IReadOnlyList<string> Read,
    IReadOnlyList<string> Calls,
    bool? CallsRight,
    IReadOnlyList<string> Problems,
    double Seconds,
    int ModelCalls,
    string? Model,
    long InputTokens,
    long OutputTokens);

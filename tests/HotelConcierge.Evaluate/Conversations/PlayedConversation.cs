namespace HotelConcierge.Evaluate.Conversations;

/// <summary>How a conversation went.</summary>
/// <param name="Name">Its area and its name.</param>
internal sealed record PlayedConversation(string Name, ConversationScript Script, IReadOnlyList<PlayedLine> Lines)
{
    /// <summary>What is wrong with its answers, by line; empty where all are as the file says.</summary>
    public IReadOnlyList<string> Problems =>
        [.. Lines.SelectMany((line, index) => line.Problems.Select(problem => $"line {index + 1}: {problem}"))];

    /// <summary>What was said on both sides, as one reads it.</summary>
    public string Transcript => string.Join('\n', Lines.SelectMany((line, index) => line.Describe(index + 1)));
}

/// <summary>What came of a line of the guest.</summary>
/// <param name="Said">By the guest, or what they tapped.</param>
/// <param name="Read">The messages that the guest read then.</param>
/// <param name="Calls">The tools that ran, in order.</param>
/// <param name="Took">From the guest's message until nothing was left to answer.</param>
/// <param name="CallsAreRight">See <see cref="LineCheck.AreCallsRight"/>.</param>
internal sealed record PlayedLine(
    string Said,
    IReadOnlyList<string> Read,
    IReadOnlyList<string> Calls,
    TimeSpan Took,
    bool? CallsAreRight,
    IReadOnlyList<string> Problems)
{
    public IEnumerable<string> Describe(int number)
    {
        yield return $"{number}. {Said}";
        foreach (var message in Read)
            yield return $"     > {message.Replace("\n", "\n       ", StringComparison.Ordinal)}";
        if (Calls.Count > 0)
            yield return $"     [{string.Join(", ", Calls)}]";
    }
}

namespace HotelConcierge.Evaluate.Conversations;

/// <summary>What is wrong with an answer, by what the conversation's line says.</summary>
internal static class LineCheck
{
    /// <summary>Of guests who have not shown theirs.</summary>
    private const string DefaultLanguage = "en";

    public static IEnumerable<string> Of(
        ConversationLine line,
        IReadOnlyList<string> read,
        IReadOnlyList<string> tools,
        IReadOnlyList<string> booked,
        ChoicesSeen choices,
        string? language)
    {
        var text = string.Join('\n', read);
        foreach (var fact in line.Says.Where(fact => !Alternatives(fact).Any(one => Contains(text, one))))
            yield return $"does not say '{fact}'";
        foreach (var word in line.Never.Where(word => Contains(text, word)))
            yield return $"says '{word}'";
        if (line.Language is { } expectedLanguage && expectedLanguage != (language ?? DefaultLanguage))
            yield return $"is answered in '{language ?? DefaultLanguage}', not '{expectedLanguage}'";
        if (line.Calls is { } calls && !calls.SequenceEqual(tools, StringComparer.Ordinal))
            yield return $"called [{string.Join(", ", tools)}], not [{string.Join(", ", calls)}]";
        if (line.AtMost is { } most && read.Count > most)
            yield return $"{read.Count} messages, more than {most}";
        if (line.Booked is { } expected
            && !expected.Order(StringComparer.Ordinal).SequenceEqual(booked.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            yield return $"the spa has [{string.Join(", ", booked)}], not [{string.Join(", ", expected)}]";
        for (var place = 0; place < line.Choices.Count; place++)
        {
            if (!Contains(choices.Offered.ElementAtOrDefault(place) ?? "", line.Choices[place]))
                yield return $"choice {place + 1} is '{choices.Offered.ElementAtOrDefault(place)}', not '{line.Choices[place]}'";
        }
    }

    /// <summary>
    /// Whether the tools ran that the line asks for; where it asks for none in particular, those that its script calls, in any order and
    /// as often as it takes. That is a figure to compare models by; a line fails only by what it asks for.
    /// </summary>
    /// <returns>Null where neither says anything.</returns>
    public static bool? AreCallsRight(ConversationLine line, IReadOnlyList<string> tools)
    {
        if (line.Calls is { } calls)
            return calls.SequenceEqual(tools, StringComparer.Ordinal);
        var scripted = line.Model.SelectMany(step => step.Calls.Count > 0 ? step.Calls : [step])
            .Select(step => step.Call)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return scripted.Count == 0 ? null : scripted.SetEquals(tools);
    }

    private static string[] Alternatives(string fact) => fact.Split(" | ", StringSplitOptions.TrimEntries);

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

using HotelConcierge.Text;

namespace HotelConcierge.Assistants.Reading;

/// <summary>A route that a message names.</summary>
/// <param name="Before">Where what stands before it ends: the line's beginning, or its own when it stands within a line.</param>
/// <param name="Start">Where the naming words begin.</param>
/// <param name="End">The place after them.</param>
internal sealed record Naming(Route Route, int Before, int Start, int End);

/// <summary>Finds the words by which a message names a route.</summary>
internal sealed class CommandReader(FoldedText text, Vocabulary vocabulary)
{
    /// <summary>
    /// The command that opens a line, behind greetings, polite words and a number ("Hi, can you give me 5 games"). The
    /// first line that has one counts; in it a word as it should be goes before one with slips. Words of a fixed reply
    /// ("help") count only when the message says nothing else.
    /// </summary>
    public Naming? Command() =>
        text.LineStarts().Select(line => Exact(line, vocabulary.Commands) ?? Slipped(line)).FirstOrDefault(naming => naming is not null);

    /// <summary>Words that open a line and belong to the topic: "why".</summary>
    public Naming? Question() =>
        text.LineStarts().Select(line => Exact(line, vocabulary.RouteQuestions)).FirstOrDefault(naming => naming is not null);

    /// <summary>Words that give the message away wherever they stand.</summary>
    public Naming? Mention() => Anywhere(vocabulary.Mentions);

    /// <summary>Words that give the message away wherever they stand, and belong to its topic.</summary>
    public Naming? Subject() => Anywhere(vocabulary.Subjects);

    /// <summary>Whether the message is a question, by its mark or its words.</summary>
    public bool IsQuestion() =>
        text.Original.AsSpan(0, Math.Min(text.Original.Length, FoldedText.ReadAtMost)).ContainsAny('?', '？')
        || text.LineStarts().Any(line => Openings(line).Any(at => vocabulary.QuestionWords.Match(text, at, out _, out _)))
        || text.Starts().Any(at => vocabulary.QuestionsAnywhere.Match(text, at, out _, out _));

    private Naming? Anywhere(Phrases<Route> phrases)
    {
        foreach (var at in text.Starts())
        {
            if (phrases.Match(text, at, out var end, out var route))
                return new(route, at, at, end);
        }

        return null;
    }

    private Naming? Exact(int line, Phrases<Route> phrases)
    {
        foreach (var at in Openings(line))
        {
            if (phrases.Match(text, at, out var end, out var route) && (route.Reply is null || IsAlone(line, end)))
                return new(route, line, at, end);
        }

        return null;
    }

    private Naming? Slipped(int line)
    {
        (Naming Naming, int Slips)? best = null;
        foreach (var at in Openings(line))
        {
            var end = text.WordEnd(at);
            foreach (var (command, route) in vocabulary.Commands.All)
            {
                if (LanguageWords.IsPlainWord(command)
                    && Spelling.IsSlipOf(text.Text.AsSpan(at, end - at), command, out var slips)
                    && (best is null || slips < best.Value.Slips)
                    && (route.Reply is null || IsAlone(line, end)))
                    best = (new(route, line, at, end), slips);
            }
        }

        return best?.Naming;
    }

    /// <summary>The line's beginning and the places in it after each opener or number in a row.</summary>
    private IEnumerable<int> Openings(int at)
    {
        yield return at;
        while (vocabulary.Openers.Match(text, at, out var end, out _)
            || MentionReader.Number(text, vocabulary, at, out end, out _))
        {
            at = text.Skip(end);
            if (at == text.Length || text.Text[at - 1] == '\n')
                yield break;
            yield return at;
        }
    }

    private bool IsAlone(int line, int end) =>
        text.IsWhole
        && vocabulary.Openers.SkipAll(text, 0) >= line
        && vocabulary.Openers.SkipAll(text, text.Skip(end)) >= text.Length;
}

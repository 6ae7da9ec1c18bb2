using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HotelConcierge.Replies;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>
/// What the hotel's documents say, quoted word for word with their title, in whatever language they are; or that they say nothing.
/// Of a message that asks several things, each gets its own quotation or is named as what the documents do not tell.
/// </summary>
internal static class DocumentAnswers
{
    /// <summary>Longer passages are quoted in part, in UTF-16 code units.</summary>
    private const int LongestQuote = 480;

    private const int ShortestTellingWord = 4;

    public static string Of(JsonObject result, string question, ConciergePhrases phrases)
    {
        var passages = result["passages"] as JsonArray ?? [];
        if (result["questions"] is not JsonArray { Count: > 1 } questions)
            return Answer(passages.FirstOrDefault(), Silent(result), question, phrases);

        var quotes = new List<string>();
        var gaps = new List<string>();
        foreach (var single in questions.OfType<JsonObject>())
        {
            var asked = EmbeddedConcierge.Text(single, "question");
            var silent = Silent(single);
            if (Best(single, passages) is { } best)
                quotes.Add(Quote(best, asked, phrases));
            else if (silent.Count == 0)
                silent = [TopicText.OnOneLine(asked)];
            gaps.AddRange(silent);
        }

        if (gaps.Count > 0)
            quotes.Add(phrases.Say("silentAbout", ("what", string.Join(", ", gaps))));
        return string.Join("\n\n", quotes.Distinct(StringComparer.Ordinal));
    }

    private static string Answer(JsonNode? best, List<string> silent, string question, ConciergePhrases phrases)
    {
        var silence = silent.Count > 0 ? phrases.Say("silentAbout", ("what", string.Join(", ", silent))) : phrases.Say("silent");
        if (best is null)
            return silence;
        var quote = Quote(best, question, phrases);
        return silent.Count > 0 ? $"{quote}\n\n{silence}" : quote;
    }

    /// <summary>The first of the passages that a question of several has; null when it has none.</summary>
    private static JsonNode? Best(JsonObject single, JsonArray passages) =>
        single["passages"] is JsonArray { Count: > 0 } numbers && numbers[0] is JsonValue first
            && first.TryGetValue<int>(out var number) && number >= 1 && number <= passages.Count
            ? passages[number - 1]
            : null;

    private static string Quote(JsonNode passage, string question, ConciergePhrases phrases) => phrases.Say(
        "quote",
        ("title", EmbeddedConcierge.Text(passage, "title")),
        ("quote", Excerpt(EmbeddedConcierge.Text(passage, "text"), question)));

    private static List<string> Silent(JsonObject result) =>
        [.. (result["silentAbout"] as JsonArray ?? []).Select(word => word?.ToString() ?? "").Where(word => word.Length > 0)];

    /// <summary>The passage, or of a long one the sentences that share the most words with the question, in their order.</summary>
    private static string Excerpt(string text, string question)
    {
        if (text.Length <= LongestQuote)
            return OnOneLine(text);
        var asked = Words.Of(question);
        var sentences = Sentences(text);
        var best = sentences
            .Select((sentence, index) => (Sentence: sentence, Index: index, Shared: SharedWords(sentence, asked)))
            .OrderByDescending(entry => entry.Shared)
            .ThenBy(entry => entry.Index)
            .ToList();
        var length = 0;
        var taken = best.TakeWhile(entry => (length += entry.Sentence.Length + 1) <= LongestQuote).ToList();
        return taken.Count == 0
            ? TopicText.OnOneLine(best[0].Sentence)
            : OnOneLine(string.Join(' ', taken.OrderBy(entry => entry.Index).Select(entry => entry.Sentence)));
    }

    /// <summary>How many words of the sentence the question has, also with another ending: "reserve" in "reserved".</summary>
    private static int SharedWords(string sentence, ImmutableArray<string> asked) => Words.Of(sentence)
        .Where(word => word.Length >= ShortestTellingWord)
        .Count(word => asked.Any(other => other.Length >= ShortestTellingWord
            && (word.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(word, StringComparison.Ordinal))));

    private static ImmutableArray<string> Sentences(string text)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var from = 0;
            for (var space = line.IndexOf(' ', StringComparison.Ordinal); space >= 0; space = line.IndexOf(' ', space + 1))
            {
                if (space == 0 || SentenceEnd.Rank(line, space, space + 1) is not CutRank.Sentence)
                    continue;
                sentences.Add(line[from..space]);
                from = space + 1;
            }

            sentences.Add(line[from..]);
        }

        return sentences.ToImmutable();
    }

    private static string OnOneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotelConcierge.Replies;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>
/// What the hotel's documents say, quoted word for word with their title, in whatever language they are; or that they say nothing.
/// </summary>
internal static partial class DocumentAnswers
{
    /// <summary>Longer passages are quoted in part, in UTF-16 code units.</summary>
    private const int LongestQuote = 360;

    public static string Of(JsonObject result, string question, ConciergePhrases phrases)
    {
        var silent = (result["silentAbout"] as JsonArray ?? [])
            .Select(word => word?.ToString() ?? "")
            .Where(word => word.Length > 0)
            .ToList();
        var silence = silent.Count > 0 ? phrases.Say("silentAbout", ("what", string.Join(", ", silent))) : phrases.Say("silent");
        if (result["passages"] is not JsonArray { Count: > 0 } passages)
            return silence;
        var best = Best(passages, question, phrases);
        var quote = phrases.Say(
            "quote",
            ("title", EmbeddedConcierge.Text(best, "title")),
            ("quote", Excerpt(EmbeddedConcierge.Text(best, "text"), question)));
        return silent.Count > 0 ? $"{quote}\n\n{silence}" : quote;
    }

    /// <summary>The passages come best first, but each may be about another detail: one with a time answers "when".</summary>
    private static JsonNode? Best(JsonArray passages, string question, ConciergePhrases phrases)
    {
        var asksForHours = phrases.Says(Words.Of(question), phrases.Hours);
        return passages.FirstOrDefault(passage => !asksForHours || ATime().IsMatch(EmbeddedConcierge.Text(passage, "text"))) ?? passages[0];
    }

    /// <summary>The passage, or of a long one the sentences that share the most words with the question, in their order.</summary>
    private static string Excerpt(string text, string question)
    {
        if (text.Length <= LongestQuote)
            return OnOneLine(text);
        var asked = Words.Of(question);
        var sentences = Sentences(text);
        var best = sentences
            .Select(
                (sentence, index) =>
                    (
                        Sentence: sentence,
                        Index: index,
                        Shared: Words.Of(sentence).Count(word => word.Length > 3 && asked.Contains(word, StringComparer.Ordinal))))
            .OrderByDescending(entry => entry.Shared)
            .ThenBy(entry => entry.Index)
            .ToList();
        var length = 0;
        var taken = best.TakeWhile(entry => (length += entry.Sentence.Length + 1) <= LongestQuote).ToList();
        return taken.Count == 0
            ? TopicText.OnOneLine(best[0].Sentence)
            : OnOneLine(string.Join(' ', taken.OrderBy(entry => entry.Index).Select(entry => entry.Sentence)));
    }

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

    [GeneratedRegex("[0-9]{1,2}:[0-9]{2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ATime();
}

using System.Globalization;
using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Model;
using HotelConcierge.Replies;
using HotelConcierge.Text;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model;

/// <summary>
/// The demo model's answer to a parent's question: it has the articles looked up, then quotes the one or two sentences of the
/// best passage that fit the question most. It says so when nothing was found, and when the article is in another language.
/// </summary>
internal sealed class ParentingAnswer(ModelBrief brief, string said, List<ChatMessage> conversation, int asked, LanguageContent language)
{
    public const string Tool = "parenting_information";

    private const int MostSentences = 2;

    /// <summary>The tool takes no longer question.</summary>
    private const int LongestQuestion = 500;

    /// <summary>Shorter words stand in every sentence.</summary>
    private const int ShortestTellingWord = 4;

    private readonly string _question = brief.FollowUp is null || string.IsNullOrWhiteSpace(brief.Topic) ? said : brief.Topic;

    public AIContent Next(bool mayLookUp)
    {
        var result = conversation.Skip(asked + 1).SelectMany(message => message.Contents).OfType<FunctionResultContent>()
            .LastOrDefault(content => content.CallId.StartsWith(Tool, StringComparison.Ordinal));
        if (result is not null)
            return new TextContent(Quote(PassagesOf(result.Result?.ToString() ?? "")));
        return mayLookUp && !string.IsNullOrWhiteSpace(_question) ? Call() : new TextContent(language.Phrases.WhatICanDo);
    }

    private FunctionCallContent Call()
    {
        var question =
            _question.Length <= LongestQuestion
                ? _question
                : _question[..(char.IsHighSurrogate(_question[LongestQuestion - 1]) ? LongestQuestion - 1 : LongestQuestion)];
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["question"] = question, ["language"] = brief.Language };
        return new(string.Create(CultureInfo.InvariantCulture, $"{Tool}-{StableHash.Of(question):x16}"), Tool, arguments);
    }

    private string Quote(List<(string Source, string? Language, string Text)> passages)
    {
        if (passages.Count == 0)
            return language.Phrases.NoArticle;
        var sentences = SentencesOf(passages[0].Text);
        if (brief.FollowUp is not null)
        {
            sentences = passages.Where(passage => string.Equals(passage.Source, passages[0].Source, StringComparison.Ordinal))
                .SelectMany(passage => SentencesOf(passage.Text))
                .Where(sentence => !WasSaid(sentence))
                .ToList();
        }

        if (sentences.Count == 0)
            return language.Phrases.ArticleOver;
        var text = string.Join(
            ' ',
            sentences.Skip(brief.FollowUp is null ? BestOf(sentences) : 0).Take(brief.FollowUp is FollowUpKind.Shorter ? 1 : MostSentences)
        );
        return passages[0].Language is null || string.Equals(passages[0].Language, brief.Language, StringComparison.Ordinal)
            ? text
            : Template.Fill(language.Phrases.OtherLanguage, ("text", text));
    }

    /// <summary>The sentence that has most of the question's words, longer ones counting more; the first of equals.</summary>
    private int BestOf(List<string> sentences)
    {
        var wanted = Words.Of(_question).Where(word => word.Length >= ShortestTellingWord).Distinct(StringComparer.Ordinal).ToList();
        var scores = sentences.ConvertAll(sentence =>
        {
            var words = Words.Of(sentence);
            return wanted
                .Where(known =>
                    words.Any(word => Words.Means(word, known, language.Rules.Endings) || Words.Means(known, word, language.Rules.Endings)))
                .Sum(known => known.Length);
        });
        return scores.IndexOf(scores.Max());
    }

    private bool WasSaid(string sentence) =>
        conversation.Any(message => message.Role == ChatRole.Assistant && message.Text.Contains(sentence, StringComparison.Ordinal));

    /// <summary>The passages in the tool's result, which is a sentence and no JSON when nothing was looked up.</summary>
    private static List<(string Source, string? Language, string Text)> PassagesOf(string result)
    {
        try
        {
            using var document = JsonDocument.Parse(result);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("passages", out var passages)
                ?
                [
                    .. passages
                        .EnumerateArray()
                        .Select(passage => (Text(passage, "source") ?? "", Text(passage, "language"), Text(passage, "text") ?? "")),
                ]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? Text(JsonElement passage, string name) =>
        passage.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> SentencesOf(string text)
    {
        var sentences = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var start = 0;
            for (var space = line.IndexOf(' ', StringComparison.Ordinal); space > 0; space = line.IndexOf(' ', space + 1))
            {
                if (SentenceEnd.Rank(line, space, space + 1) != CutRank.Sentence)
                    continue;
                sentences.Add(line[start..space].Trim());
                start = space + 1;
            }

            sentences.Add(line[start..].Trim());
        }

        return sentences.FindAll(sentence => sentence.Length > 0);
    }
}

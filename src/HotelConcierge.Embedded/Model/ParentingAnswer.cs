using System.Collections.Immutable;
using System.Globalization;
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
            return new TextContent(Answer(LookedUp.Parse(result.Result?.ToString() ?? "")));
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

    /// <summary>Of several questions each gets its quotation; where there is none, the question itself stands above that.</summary>
    private string Answer(LookedUp found)
    {
        if (found.Questions.Count < 2 || brief.FollowUp is not null)
            return Quote(found.Passages, _question);
        return string.Join(
            "\n\n",
            found.Questions
                .Select(question => question.Passages.Count > 0
                    ? Quote(question.Passages, question.Text)
                    : $"{TopicText.OnOneLine(question.Text)}\n{language.Phrases.NoArticle}")
                .Distinct(StringComparer.Ordinal));
    }

    private string Quote(IReadOnlyList<LookedUpPassage> passages, string question)
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
        var (from, most) = brief.FollowUp switch
        {
            null => BestOf(sentences, question),
            FollowUpKind.Shorter => (0, 1),
            _ => (0, MostSentences),
        };
        var text = string.Join(' ', sentences.Skip(from).Take(most));
        return passages[0].Language is null || string.Equals(passages[0].Language, brief.Language, StringComparison.Ordinal)
            ? text + Citation(passages[0])
            : Template.Fill(language.Phrases.OtherLanguage, ("text", text)) + Citation(passages[0]);
    }

    private static string Citation(LookedUpPassage passage) => string.Create(CultureInfo.InvariantCulture, $" [{passage.Number}]");

    /// <summary>
    /// The two neighbours that have most of the question's words, longer ones counting more; the first of equals. An article in another
    /// language has none of them: then one more is quoted.
    /// </summary>
    private (int From, int Most) BestOf(List<string> sentences, string question)
    {
        var wanted = Words.Of(question).Where(word => word.Length >= ShortestTellingWord).Distinct(StringComparer.Ordinal).ToList();
        var known = sentences.ConvertAll(Words.Of);
        var windows = Enumerable.Range(0, Math.Max(1, sentences.Count - MostSentences + 1))
            .Select(from => (From: from, Score: Score(known.Skip(from).Take(MostSentences))))
            .ToList();
        var best = windows.MaxBy(window => window.Score);
        return best.Score > 0 ? (best.From, MostSentences) : (0, MostSentences + 1);

        int Score(IEnumerable<ImmutableArray<string>> window)
        {
            var words = window.SelectMany(sentence => sentence).ToList();
            return wanted
                .Where(word => words.Exists(has =>
                    Words.Means(has, word, language.Rules.Endings) || Words.Means(word, has, language.Rules.Endings)))
                .Sum(word => word.Length);
        }
    }

    private bool WasSaid(string sentence) =>
        conversation.Any(message => message.Role == ChatRole.Assistant && message.Text.Contains(sentence, StringComparison.Ordinal));

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

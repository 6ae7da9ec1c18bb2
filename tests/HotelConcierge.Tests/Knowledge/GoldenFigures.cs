using System.Globalization;
using HotelConcierge.Contracts.Knowledge;
using HotelConcierge.Knowledge;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>How many questions of a set found their passage, and how many that have none found nothing.</summary>
/// <param name="Wrong">What was asked and did not, for whoever may read it.</param>
internal sealed record GoldenFigures(int Asked, int First, int FirstFive, int Gaps, int Empty, IReadOnlyList<string> Wrong)
{
    public double RecallAt1 => (double)First / Asked;

    public double RecallAt5 => (double)FirstFive / Asked;

    public static async Task<GoldenFigures> MeasureAsync(
        KnowledgeBase knowledge,
        string assistant,
        IReadOnlyList<GoldenQuestion> questions)
    {
        int first = 0, firstFive = 0, empty = 0;
        var wrong = new List<string>();
        foreach (var question in questions)
        {
            var result = await knowledge.SearchAsync(assistant, question.Text, question.Language);
            var found = result.Passages.Select(passage => passage.Passage).ToList();
            var rank = found.FindIndex(question.IsAnsweredBy);
            var isRight = question.Source is null ? found.Count == 0 : rank >= 0;
            if (question.Source is null)
                empty += isRight ? 1 : 0;
            firstFive += rank >= 0 ? 1 : 0;
            first += rank == 0 ? 1 : 0;
            if (!isRight)
                wrong.Add($"{question.Language} {question.Text} [{question.Says}] {Found(result)}");
        }

        var gaps = questions.Count(question => question.Source is null);
        return new(questions.Count - gaps, first, firstFive, gaps, empty, wrong);
    }

    private static string Found(KnowledgeResult result) => string.Join(
        " | ",
        result.SilentAbout
            .Select(word => $"silent about {word}")
            .Concat(result.Passages.Select(found => found.Passage.HeadingPath)));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Asked} questions, recall@5 {RecallAt5:0.000}, recall@1 {RecallAt1:0.000}; {Empty} of {Gaps} gaps found empty");
}

using HotelConcierge.Tests.Assistants;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>The articles for parents as they ship.</summary>
public sealed class ArticlesTests
{
    private static readonly string[] s_languages = ["en", "es"];

    private static readonly string s_folder = Path.Combine(Shipped.Folder, "early-years", "knowledge");

    private static readonly List<string> s_articles =
        [.. Directory.GetFiles(s_folder, "*.md").Select(path => Path.GetFileName(path))];

    [Fact]
    public void Every_article_is_there_in_both_languages_and_has_a_golden_question_in_each()
    {
        var names = s_articles.Select(name => name.Split('.')[0]).Distinct(StringComparer.Ordinal).ToList();
        var asked = GoldenSet.Of("early-years").Select(question => (question.Language, question.Source)).ToHashSet();

        Assert.InRange(names.Count, 29, int.MaxValue);
        foreach (var name in names)
        {
            foreach (var language in s_languages)
            {
                Assert.Contains($"{name}.{language}.md", s_articles);
                Assert.Contains((language, (string?)$"{name}.{language}.md"), asked);
            }
        }
    }

    [Fact]
    public void No_two_articles_of_a_language_share_a_title()
    {
        var titles = s_articles.Select(name => File.ReadLines(Path.Combine(s_folder, name)).ElementAt(1)).ToList();

        Assert.Equal(titles.Count, titles.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}

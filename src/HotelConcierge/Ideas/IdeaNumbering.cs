using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace HotelConcierge.Ideas;

/// <summary>
/// Finds the ideas in an answer, each under a level-three heading, and numbers them: whatever model wrote them, a number means the same
/// idea to the guest, to us and to the model.
/// </summary>
internal static class IdeaNumbering
{
    /// <summary>
    /// The highest number, of ideas that are shown and of those that are saved: more than a plan ever holds. What comes after it in one
    /// answer is text, and what comes after it in later ones takes the number of the oldest.
    /// </summary>
    public const int Most = IdeaStore.MostSaved;

    private const string Section = "## ";
    private const string Heading = "### ";
    private const string Marks = " \t*_#";
    private const int LongestText = 4_000;
    private const int LongestName = 120;

    /// <summary>The answer with numbers before its ideas, and the ideas.</summary>
    /// <param name="known">Those that have numbers already: an idea that is told again keeps its own.</param>
    /// <param name="isNew">Whether it is a plan on a topic of its own; a plan with several sections always starts over.</param>
    public static (string Markdown, ImmutableList<Idea> All, ImmutableList<Idea> Shown) Number(
        string markdown, ImmutableList<Idea> known, bool isNew)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        if (!Array.Exists(lines, IsHeading))
            return (markdown, known, []);
        var all = isNew || lines.Count(line => line.StartsWith(Section, StringComparison.Ordinal)) > 1 ? [] : known;
        var shown = ImmutableList.CreateBuilder<Idea>();
        var written = new StringBuilder();
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0)
                written.Append('\n');
            if (!IsHeading(lines[at]) || shown.Count == Most || NameIn(lines[at]) is not { Length: > 0 } name)
            {
                written.Append(lines[at]);
                continue;
            }

            var idea = new Idea(0, name, TextBelow(lines, at));
            var same = all.Find(other => other.Key == idea.Key);
            if (same is null && all.Count >= Most)
                all = all.Remove(all.First(other => shown.TrueForAll(now => now.Key != other.Key)));
            idea = idea with { Number = same?.Number ?? NextIn(all) };
            all = same is null ? all.Add(idea) : all.Replace(same, idea);
            shown.Add(idea);
            written.Append(CultureInfo.InvariantCulture, $"{Heading}{idea.Number}. {name}");
        }

        return (written.ToString(), all, shown.ToImmutable());
    }

    private static int NextIn(ImmutableList<Idea> all)
    {
        var next = all.Select(idea => idea.Number).DefaultIfEmpty().Max() + 1;
        return next <= Most ? next : Enumerable.Range(1, Most).Except(all.Select(idea => idea.Number)).First();
    }

    private static bool IsHeading(string line) => line.StartsWith(Heading, StringComparison.Ordinal);

    /// <summary>The heading's words without a number of the model's own.</summary>
    private static string NameIn(string heading)
    {
        var name = heading.Trim(Marks.ToCharArray());
        var digits = name.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is > 0 and <= 3 && digits < name.Length && name[digits] is '.' or ')' or ':')
            name = name[(digits + 1)..].Trim(Marks.ToCharArray());
        return name.Length <= LongestName ? name : name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }

    private static string TextBelow(string[] lines, int heading)
    {
        var below = lines.Skip(heading + 1).TakeWhile(line => !line.StartsWith(Section, StringComparison.Ordinal) && !IsHeading(line));
        var text = string.Join('\n', below).Trim();
        return text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }
}

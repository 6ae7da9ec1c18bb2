using HotelConcierge.Knowledge.Reading;
using HotelConcierge.Knowledge.Words;

namespace HotelConcierge.Knowledge.Search;

/// <summary>
/// Whether what a question requires is told of what it is about: that cots are free of charge is no price of a room, although
/// both stand in one passage. Only few passages have what is required, so that these are read again.
/// </summary>
internal sealed class Evidence(Synonyms synonyms, IReadOnlyList<QuestionPart> parts)
{
    private readonly HashSet<string> _required = TermsOf(parts.Where(part => part.Kind is PartKind.Required));
    private readonly HashSet<string> _topics = TermsOf(parts.Where(part => part.Kind is PartKind.Subject or PartKind.Word));

    /// <summary>Whether the question requires anything at all.</summary>
    public bool IsNeeded => _required.Count > 0;

    /// <summary>Whether one sentence tells it of the question's topic, or of nothing else under a heading that has the topic.</summary>
    public bool IsIn(Passage passage)
    {
        var headings = TermsOf(string.Join('\n', passage.Headings.Prepend(passage.Title)), passage.Language);
        foreach (var sentence in PassageCutter.SentencesOf(passage.Text))
        {
            var terms = TermsOf(sentence, passage.Language);
            if (terms.Overlaps(_required)
                && (terms.Overlaps(_topics)
                    || (headings.Overlaps(_topics) && !terms.Any(term => synonyms.IsSubject(term) && !_required.Contains(term)))))
                return true;
        }

        return false;
    }

    private HashSet<string> TermsOf(string text, string? language) =>
        PassageTerms.TermsOf(text, language, synonyms).Select(term => term.Term).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> TermsOf(IEnumerable<QuestionPart> parts) =>
        parts.SelectMany(part => part.Forms).Select(form => form.Term).ToHashSet(StringComparer.Ordinal);
}

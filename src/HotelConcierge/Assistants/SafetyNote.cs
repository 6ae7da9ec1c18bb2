using HotelConcierge.Text;

namespace HotelConcierge.Assistants;

/// <summary>
/// Something that has to be said whenever a question or its answer touches certain things, such as health. It is added by
/// the concierge, so that it does not depend on a model's good will.
/// </summary>
public sealed class SafetyNote
{
    private readonly Phrases<string> _words;

    /// <param name="reply">The key of what is said.</param>
    /// <param name="words">Words by language, whose languages guests mix.</param>
    internal SafetyNote(string reply, IReadOnlyDictionary<string, IReadOnlyList<string>> words)
    {
        Reply = reply;
        _words = new(words.Values.SelectMany(list => list).Select(word => (word, word)));
    }

    /// <summary>The key of what is said.</summary>
    public string Reply { get; }

    /// <summary>Whether it stands beside every answer of its route, whatever that is about.</summary>
    public bool StandsAlways { get; internal init; }

    /// <summary>The key of the note when the text has one of its words; else null.</summary>
    public string? ReplyFor(string text)
    {
        var folded = FoldedText.Of(text);
        return folded.Starts().Any(at => _words.Match(folded, at, out _, out _)) ? Reply : null;
    }
}

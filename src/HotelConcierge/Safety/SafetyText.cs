using System.Text;
using HotelConcierge.Text;

namespace HotelConcierge.Safety;

/// <summary>
/// A message as danger is looked for in it: folded, words apart by one space, "isn't" as "isnt", "heeelp" as "help", and each
/// letter's distance from the beginning in words.
/// </summary>
internal sealed class SafetyText
{
    /// <summary>How many letters of Thai, which writes no spaces, count as a word.</summary>
    private const int ThaiWord = 5;

    private static readonly string[] JokingFaces = ["😂", "🤣", "😅", "😆", "😜", "🙈", "😉", "😋", "😄", "😁"];

    private readonly int[] _words;

    private SafetyText(string text)
    {
        Text = text;
        _words = new int[text.Length + 1];
        var (word, thai) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == ' ')
                (word, thai) = (word + 1, 0);
            else if (FoldedText.IsThai(text[at]) && ++thai == ThaiWord)
                (word, thai) = (word + 1, 0);
            _words[at] = word;
        }

        _words[^1] = word;
    }

    public string Text { get; }

    public static SafetyText Of(string original)
    {
        var folded = FoldedText.Of(original).Text;
        var text = new StringBuilder(folded.Length);
        for (var at = 0; at < folded.Length; at++)
        {
            var letter = FoldedText.IsSeparator(folded[at]) ? ' ' : folded[at];
            if (letter == ' ' && IsNot(folded, at))
                continue;
            text.Append(letter);
            var last = at;
            while (char.IsAsciiLetter(letter) && last + 1 < folded.Length && folded[last + 1] == letter)
                last++;
            if (last - at == 1)
                text.Append(letter);
            at = last;
        }

        return new(text.ToString());
    }

    /// <summary>Whether the guest shows that they are not serious.</summary>
    public static bool IsJoking(string original) =>
        JokingFaces.Any(face => original.Contains(face, StringComparison.Ordinal));

    /// <summary>How many words lie before this letter.</summary>
    public int WordsBefore(int at) => _words[at];

    /// <summary>Whether a word may begin here. In Thai it may anywhere but within a syllable.</summary>
    public bool IsStart(int at) =>
        Text[at] != ' '
        && (at == 0 || Text[at - 1] == ' ' || (FoldedText.IsThai(Text[at]) && !IsSign(Text[at]) && !IsLead(Text[at - 1])));

    /// <summary>Whether a word may end before this letter.</summary>
    public bool IsEnd(int at) =>
        at == Text.Length || Text[at] == ' ' || (FoldedText.IsThai(Text[at - 1]) && !IsSign(Text[at]) && !IsLead(Text[at - 1]));

    /// <summary>Whether the word ends after at most so many more letters.</summary>
    public bool EndsWithin(int at, int letters)
    {
        while (!IsEnd(at))
        {
            if (letters-- == 0)
                return false;
            at++;
        }

        return true;
    }

    /// <summary>A Thai vowel that is written before its consonant.</summary>
    private static bool IsLead(char letter) => letter is >= '\u0E40' and <= '\u0E44';

    /// <summary>A Thai vowel or tone that is written after or around its consonant.</summary>
    private static bool IsSign(char letter) => letter is >= '\u0E30' and <= '\u0E3A' or >= '\u0E45' and <= '\u0E4E';

    /// <summary>Whether the separator stands for the apostrophe of "isn't".</summary>
    private static bool IsNot(string folded, int at) =>
        at > 0
        && folded[at - 1] == 'n'
        && at + 1 < folded.Length
        && folded[at + 1] == 't'
        && (at + 2 == folded.Length || FoldedText.IsSeparator(folded[at + 2]));
}

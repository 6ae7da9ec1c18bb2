using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using HotelConcierge.Knowledge.Words;
using HotelConcierge.Text;

namespace HotelConcierge.Knowledge.Search;

/// <summary>A stretch of a message that may be a question of its own.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MessagePiece(int Start, int End, bool IsQuestion);

/// <summary>
/// Cuts a message where one question may end and another begin: at the end of a sentence, and at "and" before a word that opens
/// a question. Whether what stands on both sides asks for something is for others to see.
/// </summary>
/// <param name="marks">Of the message's language.</param>
internal sealed class MessageCutter(QuestionMarks marks)
{
    /// <summary>The stretches in their order, which together are the whole text.</summary>
    public List<MessagePiece> Cut(string text)
    {
        var pieces = new List<MessagePiece>();
        var weak = new List<int>();
        var words = new List<WrittenWord>();
        var start = 0;
        foreach (var word in WordsOf(text))
        {
            if (word.EndsSentence is { } end)
            {
                CutSentence(text, start, word.End, words, end == '?', pieces, weak);
                words.Clear();
                start = word.End;
                continue;
            }

            words.Add(word);
        }

        if (words.Count > 0 || pieces.Count == 0)
            CutSentence(text, start, text.Length, words, endsAsQuestion: false, pieces, weak);
        return pieces.Exists(piece => piece.IsQuestion) ? pieces : CutAt(pieces, weak);
    }

    /// <param name="weak">Takes the places that part two sentences without a question.</param>
    private void CutSentence(
        string text, int start, int end, List<WrittenWord> words, bool endsAsQuestion, List<MessagePiece> pieces, List<int> weak)
    {
        var first = 0;
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].IsThai)
            {
                while (JoinerInside(text, start, words[at], end) is { } place)
                {
                    pieces.Add(new(start, place, IsQuestion: true));
                    (start, first) = (place, at);
                }

                continue;
            }

            if (at == first || !marks.Joiners.Contains(words[at].Text))
                continue;
            var next = at + 1;
            while (next < words.Count && marks.Joiners.Contains(words[next].Text))
                next++;
            if (next >= words.Count)
                continue;
            if (marks.Openers.Contains(words[next].Text))
            {
                pieces.Add(new(start, words[at].Start, !IsTold(words[first])));
                (start, first) = (words[at].Start, next);
                at = next;
            }
            else if (marks.StatementOpeners.Contains(words[next].Text))
            {
                weak.Add(words[at].Start);
            }
        }

        pieces.Add(new(start, end, endsAsQuestion || Opens(words, first) || HasMark(text.AsSpan(start, end - start))));
    }

    /// <summary>Whether the words begin as a question does, after a greeting.</summary>
    private bool Opens(List<WrittenWord> words, int from) =>
        words
            .Skip(from)
            .SkipWhile(word => marks.Greetings.Contains(word.Text) || marks.Joiners.Contains(word.Text))
            .Take(1)
            .Any(word => marks.Openers.Contains(word.Text));

    /// <summary>Whether a sentence that begins so tells something; one of a noun alone, "number of the spa", asks for it.</summary>
    private bool IsTold(WrittenWord first) => marks.StatementOpeners.Contains(first.Text) && !marks.Openers.Contains(first.Text);

    /// <summary>Whether a word stands in the text that makes it a question wherever it stands.</summary>
    private bool HasMark(ReadOnlySpan<char> text)
    {
        foreach (var mark in marks.Anywhere)
        {
            if (text.Contains(mark, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The place of a joiner in a stretch of Thai that has a question on either side.</summary>
    private int? JoinerInside(string text, int start, WrittenWord word, int end)
    {
        foreach (var joiner in marks.Joiners)
        {
            var from = Math.Max(start + 1, word.Start);
            for (var place = text.IndexOf(joiner, from, word.End - from, StringComparison.Ordinal);
                place >= 0;
                place = text.IndexOf(joiner, place + 1, word.End - place - 1, StringComparison.Ordinal))
            {
                if (HasMark(text.AsSpan(start, place - start)) && HasMark(text.AsSpan(place + joiner.Length, end - place - joiner.Length)))
                    return place;
            }
        }

        return null;
    }

    private static List<MessagePiece> CutAt(List<MessagePiece> pieces, List<int> places)
    {
        foreach (var place in places)
        {
            var at = pieces.FindIndex(piece => piece.Start < place && place < piece.End);
            if (at < 0)
                continue;
            var piece = pieces[at];
            pieces[at] = piece with { End = place };
            pieces.Insert(at + 1, piece with { Start = place });
        }

        return pieces;
    }

    /// <summary>The words of a text, folded, and the ends of its sentences between them.</summary>
    private static IEnumerable<WrittenWord> WordsOf(string text)
    {
        var word = new StringBuilder();
        var from = 0;
        var isThai = false;
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var isLetter = Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (isLetter)
            {
                if (word.Length == 0)
                    (from, isThai) = (at, rune.IsBmp && FoldedText.IsThai((char)rune.Value));
                word.Append(Diacritics.Fold(rune));
            }
            else if (word.Length > 0)
            {
                yield return new(word.ToString(), from, at, isThai, EndsSentence: null);
                word.Clear();
            }

            at += length;
            if (!isLetter && IsEnd(text, at - length))
                yield return new("", at - length, at, IsThai: false, text[at - length]);
        }

        if (word.Length > 0)
            yield return new(word.ToString(), from, text.Length, isThai, EndsSentence: null);
    }

    /// <summary>A full stop inside a number or an abbreviation ends nothing.</summary>
    private static bool IsEnd(string text, int at) => text[at] switch
    {
        '?' or '!' or '\n' or '…' or '。' => true,
        '.' => at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]),
        _ => false,
    };

    /// <param name="EndsSentence">The sign, where it is no word but the end of a sentence.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct WrittenWord(string Text, int Start, int End, bool IsThai, char? EndsSentence);
}

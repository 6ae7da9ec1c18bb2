using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Reading;
using HotelConcierge.Text;

namespace HotelConcierge.Ideas;

/// <summary>The numbers by which a message names ideas: "save 2", "keep the third one". It only ever holds a model to them.</summary>
internal static class NamedNumbers
{
    /// <summary>Digits and ordinals; number words only where there are none of those, and not "one", which is also an article.</summary>
    public static ImmutableArray<int> In(FoldedText text, Assistant assistant)
    {
        var vocabulary = assistant.Vocabulary;
        var (plain, words) = (new SortedSet<int>(), new SortedSet<int>());
        foreach (var at in text.Starts())
        {
            if (vocabulary.Ordinals.Match(text, at, out _, out var ordinal))
                plain.Add(ordinal);
            else if (MentionReader.Number(text, vocabulary, at, out _, out var number))
                (char.IsAsciiDigit(text.Text[at]) ? plain : words).Add(number);
        }

        words.Remove(1);
        return [.. plain.Count > 0 ? plain : words];
    }
}

using System.Buffers;

namespace HotelConcierge.Languages.English;

/// <summary>English keeps "ss", "us" and "is", and an ending without a vowel before it is no ending ("sing", "red").</summary>
internal sealed class EnglishStemming(string endings, string finalVowels) : Stemming(endings, finalVowels)
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    protected override bool IsFree(string word, string ending)
    {
        if (ending == "s" && word[^2] is 's' or 'u' or 'i')
            return false;
        return ending is not ("ing" or "ed") || word.AsSpan(0, word.Length - ending.Length).ContainsAny(Vowels);
    }

    /// <summary>"Swimming" has a letter twice because of its ending.</summary>
    protected override string Mended(string stem, string ending) =>
        ending is "ing" or "ed" or "ingly" or "edly"
        && stem.Length > ShortestStem && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'z')
            ? stem[..^1]
            : stem;
}

namespace HotelConcierge.Languages;

/// <summary>How questions and documents in a language are compared. All words are folded: lower case, without diacritics.</summary>
internal sealed class SearchWords
{
    /// <summary>Words that say nothing about a subject; by them a text's language is recognised too.</summary>
    public required WordList StopWords { get; init; }

    /// <summary>The numbers from two on that documents write in words, by which they say how many there are of something.</summary>
    public required WordList Numbers { get; init; }

    /// <summary>What after a number makes it a time of day, besides "h".</summary>
    public required WordList TimeUnits { get; init; }

    /// <summary>How forms of one word become one text.</summary>
    public required Stemming Stemming { get; init; }

    /// <summary>Whether words are written together that other languages write apart, as German "Frühstückszeiten".</summary>
    public required bool JoinsWords { get; init; }
}

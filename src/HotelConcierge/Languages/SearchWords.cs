namespace HotelConcierge.Languages;

/// <summary>How questions and documents in a language are compared. All words are folded: lower case, without diacritics.</summary>
internal sealed class SearchWords
{
    /// <summary>Words that say nothing about a subject; by them a text's language is recognised too.</summary>
    public required WordList StopWords { get; init; }

    /// <summary>
    /// Words that name no topic, such as "wife" or "lovely": they only say more, and nothing is missing where no document has them.
    /// </summary>
    public required WordList LightWords { get; init; }

    /// <summary>What joins two questions of one message: "and".</summary>
    public required WordList Joiners { get; init; }

    /// <summary>What a question may begin with, besides the words of <see cref="Language.Questions"/>.</summary>
    public required WordList QuestionOpeners { get; init; }

    /// <summary>What a sentence begins with that is no question: "she".</summary>
    public required WordList StatementOpeners { get; init; }

    /// <summary>The numbers from two on that documents write in words, by which they say how many there are of something.</summary>
    public required WordList Numbers { get; init; }

    /// <summary>What after a number makes it a time of day, besides "h".</summary>
    public required WordList TimeUnits { get; init; }

    /// <summary>How forms of one word become one text.</summary>
    public required Stemming Stemming { get; init; }

    /// <summary>Whether words are written together that other languages write apart, as German "Frühstückszeiten".</summary>
    public required bool JoinsWords { get; init; }
}

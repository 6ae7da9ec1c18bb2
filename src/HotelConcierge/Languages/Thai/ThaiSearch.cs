namespace HotelConcierge.Languages.Thai;

/// <summary>How questions and documents in Thai are compared.</summary>
internal static class ThaiSearch
{
    public static SearchWords Words { get; } = new()
    {
        StopWords = WordList.None("Thai writes no spaces, so that small words cannot be told from parts of others without a dictionary."),
        LightWords = WordList.None("Thai writes no spaces, so that such words cannot be told from parts of others without a dictionary."),
        Joiners = "แล้ว",
        QuestionOpeners = WordList.None("A question is known by words that stand anywhere in it."),
        StatementOpeners = WordList.None("A sentence begins with whatever it is about."),
        Numbers = WordList.None("Thai writes no spaces, so that a number cannot be told from the word it counts without a dictionary."),
        TimeUnits = WordList.None("What follows the hour is a stretch of Thai, which holds more than a unit."),
        Stemming = Stemming.None("Thai words do not change their endings."),
        JoinsWords = false,
    };
}

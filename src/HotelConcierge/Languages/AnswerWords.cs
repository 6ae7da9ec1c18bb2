namespace HotelConcierge.Languages;

/// <summary>The words in which a guest answers our own question: which of these times, and whether to cancel.</summary>
internal sealed class AnswerWords
{
    /// <summary>Folded words that may stand around a number without changing what it means.</summary>
    public required WordList Fillers { get; init; }

    /// <summary>Folded words that may stand around a day or a time without asking for anything else.</summary>
    public required WordList TimeFillers { get; init; }

    /// <summary>Say, alone or after one another, that something is to be done: "yes", "go ahead". Folded.</summary>
    public required WordList Yes { get; init; }

    /// <summary>Say, alone or after one another, that it is not: "no", "rather not". Folded.</summary>
    public required WordList No { get; init; }

    /// <summary>May stand around a yes or a no and change nothing: "please", "thanks". Folded.</summary>
    public required WordList Courtesy { get; init; }

    /// <summary>Begin a condition or another wish, so that a yes before them is none: "but". Folded.</summary>
    public required WordList Buts { get; init; }

    /// <summary>The last of several: "last". Folded.</summary>
    public required WordList Last { get; init; }

    /// <summary>Twelve o'clock in the middle of the day: "noon". Folded.</summary>
    public required WordList Noon { get; init; }

    /// <summary>Stand before an hour and mean half an hour after it: "half past". Folded.</summary>
    public required WordList HalfPast { get; init; }

    /// <summary>Stand before an hour and mean half an hour before it: German "halb". Folded.</summary>
    public required WordList HalfTo { get; init; }

    /// <summary>Stand after an hour and mean half an hour after it: Spanish "y media". Folded.</summary>
    public required WordList AndHalf { get; init; }

    /// <summary>The whole answer that asks for other choices.</summary>
    public required WordList More { get; init; }

    /// <summary>What after a number makes it a time of day, as it is written.</summary>
    public required WordList HourUnits { get; init; }

    /// <summary>What before a number makes it a time of day, as it is written: "at".</summary>
    public required WordList HourLeads { get; init; }

    /// <summary>How folded words begin that say that something is to be booked; in a script without spaces, what they hold.</summary>
    public required WordList Books { get; init; }

    /// <summary>How folded words begin that say that something is to be cancelled; in a script without spaces, what they hold.</summary>
    public required WordList Cancels { get; init; }

    /// <summary>How folded words begin that say that something is to be moved; in a script without spaces, what they hold.</summary>
    public required WordList Moves { get; init; }

    /// <summary>How folded words begin that say that something is to be ordered; in a script without spaces, what they are.</summary>
    public required WordList Orders { get; init; }

    /// <summary>What things are counted by, and may stand behind a number without changing it: "box", "bottles". Folded.</summary>
    public required WordList Units { get; init; }

    /// <summary>Stand for what was talked about last: "it", "that one". Folded.</summary>
    public required WordList Pronouns { get; init; }

    /// <summary>Folded words that mean that it is perhaps not to be: "not", "if".</summary>
    public required WordList Negations { get; init; }
}

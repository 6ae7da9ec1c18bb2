namespace HotelConcierge.Languages;

/// <summary>The words in which a guest answers our own question: which of these times, and whether to cancel.</summary>
internal sealed class AnswerWords
{
    /// <summary>Folded words that may stand around a number without changing what it means.</summary>
    public required WordList Fillers { get; init; }

    /// <summary>Folded words that may stand around a day or a time without asking for anything else.</summary>
    public required WordList TimeFillers { get; init; }

    /// <summary>The whole answer, to whether something is to be done.</summary>
    public required WordList Yes { get; init; }

    /// <summary>The whole answer, to whether something is to be done.</summary>
    public required WordList No { get; init; }

    /// <summary>The whole answer that asks for other choices.</summary>
    public required WordList More { get; init; }

    /// <summary>What after a number makes it a time of day, as it is written.</summary>
    public required WordList HourUnits { get; init; }

    /// <summary>What before a number makes it a time of day, as it is written: "at".</summary>
    public required WordList HourLeads { get; init; }

    /// <summary>How folded words begin that say that something is to be cancelled; in a script without spaces, what they hold.</summary>
    public required WordList Cancels { get; init; }

    /// <summary>Folded words that mean that it is perhaps not to be: "not", "if".</summary>
    public required WordList Negations { get; init; }
}

namespace HotelConcierge.Languages;

/// <summary>
/// All that the program knows of a language. What people say in it whatever the assistant is about stands here: greetings, numbers,
/// ages, "another one"; the other parts are named by who reads them.
/// </summary>
/// <remarks>
/// A new language is a folder like its neighbours and one line in <see cref="LanguageCatalog.Default"/>. Each part has to be there; one
/// that the language has no use for says why (<see cref="WordList.None"/>, <see cref="Stemming.None"/>).
/// </remarks>
internal sealed class Language
{
    /// <summary>Two letters, as in ISO 639-1.</summary>
    public required string Code { get; init; }

    /// <summary>As a prompt names it.</summary>
    public required string EnglishName { get; init; }

    public required Script Script { get; init; }

    /// <summary>What guests of every assistant can say: read by <c>Conversations</c>.</summary>
    public required CommandWords Commands { get; init; }

    /// <summary>How days are named: read and written by <c>Calendar</c>.</summary>
    public required DayWords Days { get; init; }

    /// <summary>How our own questions are answered: read by <c>Spa</c>.</summary>
    public required AnswerWords Answers { get; init; }

    /// <summary>How a text claims that something was done: read by <c>Turns</c>.</summary>
    public required ClaimWords Claims { get; init; }

    /// <summary>How questions and documents are compared: read by <c>Knowledge</c>.</summary>
    public required SearchWords Search { get; init; }

    /// <summary>How danger is spoken of: read by <c>Safety</c>.</summary>
    public required SafetyWords Safety { get; init; }

    /// <summary>Written with a full stop that ends no sentence: read by <c>Replies</c>, where a long text is cut.</summary>
    public required WordList Abbreviations { get; init; }

    /// <summary>Frequent words by which the language is recognised.</summary>
    public required WordList CommonWords { get; init; }

    /// <summary>Letters, and stretches of them, that point to this language rather than to its neighbours.</summary>
    public required WordList Letters { get; init; }

    /// <summary>Openings and thanks that ask for nothing.</summary>
    public required string[] Greetings { get; init; }

    /// <summary>Polite words around a request: "please", "can you give me some".</summary>
    public required string[] Polite { get; init; }

    /// <summary>Polite words and verbs that close a request and are not part of its topic: "please".</summary>
    public required string[] Closers { get; init; }

    /// <summary>Words that begin a question.</summary>
    public required string[] Questions { get; init; }

    /// <summary>Words that make a question wherever they stand, for languages that do not put them first.</summary>
    public required WordList QuestionsAnywhere { get; init; }

    /// <summary>Words between a command and its topic: "about".</summary>
    public required string[] Connectors { get; init; }

    /// <summary>Words that introduce a wish or a child: "for", "with", "in", "only".</summary>
    public required string[] Leads { get; init; }

    /// <summary>What may follow a lead before the value: "my", "son", "who is".</summary>
    public required string[] AfterLeads { get; init; }

    /// <summary>Numbers in words.</summary>
    public required (string Word, int Number)[] Numbers { get; init; }

    /// <summary>Places in a list: "the second one".</summary>
    public required (string Word, int Number)[] Ordinals { get; init; }

    /// <summary>Words after a number that make it an age, and how many months one is. Weak ones also count other things.</summary>
    public required AgeUnit[] AgeUnits { get; init; }

    /// <summary>Endings that make a number in words an age in years: German "dreijährige".</summary>
    public required WordList YearSuffixes { get; init; }

    /// <summary>Words before a number that make it an age in years without a unit: "aged".</summary>
    public required string[] AgeMarks { get; init; }

    /// <summary>Small words between such a mark and the number: "actually", "almost".</summary>
    public required string[] AgeAdverbs { get; init; }

    /// <summary>"and a half".</summary>
    public required string[] Halves { get; init; }

    /// <summary>Between the two ends of a range: "to".</summary>
    public required string[] RangeWords { get; init; }

    /// <summary>What may follow an age and belongs to it: "old", "daughter".</summary>
    public required WordList AgeTails { get; init; }

    /// <summary>Asks for more of the same.</summary>
    public required string[] More { get; init; }

    /// <summary>Asks for more about what follows it.</summary>
    public required string[] MoreAbout { get; init; }

    /// <summary>Asks for the same, shorter or simpler.</summary>
    public required string[] Shorter { get; init; }

    /// <summary>Begins a wish for the same under other conditions: "we have no".</summary>
    public required string[] Changes { get; init; }

    /// <summary>Before the number of a thing proposed: "number", "what about".</summary>
    public required string[] ItemLeads { get; init; }

    /// <summary>The things proposed: "idea", "one".</summary>
    public required string[] ItemNouns { get; init; }

    /// <summary>Small words that change nothing in a follow-up: "and", "now".</summary>
    public required string[] Fillers { get; init; }
}

/// <summary>A unit of age.</summary>
/// <param name="Weak">Whether it counts other things too ("2 years of peace"), so that it needs to stand apart.</param>
internal sealed record AgeUnit(string Phrase, double Months, bool Weak = false);

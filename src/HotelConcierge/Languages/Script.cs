namespace HotelConcierge.Languages;

/// <summary>
/// The letters that a language is written in, as far as its reading depends on them. A script in which words are not told apart as in
/// one of these is a matter of <c>Text/FoldedText.cs</c> and <c>Knowledge/Words/Tokenizer.cs</c> besides.
/// </summary>
internal enum Script
{
    /// <summary>Words have spaces between them, and several languages share the letters.</summary>
    Latin,

    /// <summary>Words have no spaces between them, and the letters alone tell the language.</summary>
    Thai,
}

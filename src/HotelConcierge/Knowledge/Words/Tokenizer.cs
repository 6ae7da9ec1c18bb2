using System.Globalization;
using System.Text;
using HotelConcierge.Text;

namespace HotelConcierge.Knowledge.Words;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A word or a number, folded: lower case, without diacritics.</summary>
    Word,

    /// <summary>A stretch of Thai, which writes no spaces between words.</summary>
    Thai,

    /// <summary>A sign that a fact of some kind stands here, such as <see cref="Tokenizer.Time"/>.</summary>
    Sign,

    /// <summary>A comma or the like; nothing that belongs together crosses it.</summary>
    Pause,

    /// <summary>The end of a sentence.</summary>
    Stop,
}

/// <summary>A unit of text as it is indexed and looked up.</summary>
/// <param name="IsCapital">Whether a word was written with a capital.</param>
internal readonly record struct Token(string Text, TokenKind Kind, bool IsCapital = false);

/// <summary>
/// Cuts text into words. Besides them it notes times of day, prices and telephone numbers, which people ask for without saying them.
/// </summary>
internal static class Tokenizer
{
    public const string Time = "@time";
    public const string Price = "@price";
    public const string Phone = "@phone";

    /// <summary>No text leaves it; the table of synonyms has it beside the words for "how many".</summary>
    public const string Count = "@count";

    private const int LongestWord = 60;
    private const int FewestDigitsOfPhone = 9;

    /// <param name="timeUnits">Folded words that make the number before them a time of day.</param>
    public static List<Token> Read(string text, IReadOnlySet<string> timeUnits)
    {
        var tokens = new List<Token>();
        var word = new StringBuilder();
        var kind = Script.None;
        var isCapital = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Diacritics.IsCombining(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
                continue;
            var script = ScriptOf(rune);
            if (script != kind || word.Length >= LongestWord)
                End(word, kind, isCapital, tokens);
            kind = script;
            if (word.Length == 0)
                isCapital = Rune.IsUpper(rune);
            if (script != Script.None)
                word.Append(Diacritics.Fold(rune));
            else if (rune.Value is '.' or '?' or '!' or '\n' or '¿' or '¡' or '。' or '…')
                tokens.Add(new("", TokenKind.Stop));
            else if (rune.Value is ',' or ';' or ':' or '(' or ')')
                tokens.Add(new("", TokenKind.Pause));
            else if (rune.Value is '€' or '$' or '£' or '฿')
                tokens.Add(new(Price, TokenKind.Sign));
        }

        End(word, kind, isCapital, tokens);
        return Sign(tokens, timeUnits);
    }

    private static void End(StringBuilder word, Script script, bool isCapital, List<Token> tokens)
    {
        if (word.Length == 0)
            return;
        tokens.Add(new(word.ToString(), script == Script.Thai ? TokenKind.Thai : TokenKind.Word, isCapital));
        word.Clear();
    }

    /// <summary>
    /// Adds signs for what a run of numbers is: 20:30 and 20.30 are times, nine digits a telephone number. A full stop inside a
    /// number ends no sentence.
    /// </summary>
    private static List<Token> Sign(List<Token> tokens, IReadOnlySet<string> timeUnits)
    {
        var signed = new List<Token>(tokens.Count + 4);
        var digits = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (IsNumber(token))
            {
                digits += token.Text.Length;
                if (digits >= FewestDigitsOfPhone && digits - token.Text.Length < FewestDigitsOfPhone)
                    signed.Add(new(Phone, TokenKind.Sign));
                signed.Add(token);
                if (i + 2 < tokens.Count && tokens[i + 1].Kind is TokenKind.Pause or TokenKind.Stop && IsNumber(tokens[i + 2]))
                {
                    if (IsTime(token.Text, tokens[i + 2].Text))
                        signed.Add(new(Time, TokenKind.Sign));
                    i++;
                }

                continue;
            }

            if (token.Kind != TokenKind.Sign)
                digits = 0;
            if (token.Kind == TokenKind.Word && token.Text is "eur" or "euro" or "euros" or "usd" && i > 0 && IsNumber(tokens[i - 1]))
                signed.Add(new(Price, TokenKind.Sign));
            if (token.Kind == TokenKind.Word && (token.Text is "h" || timeUnits.Contains(token.Text)) && i > 0 && IsNumber(tokens[i - 1]))
                signed.Add(new(Time, TokenKind.Sign));
            signed.Add(token);
        }

        return signed;
    }

    private static bool IsNumber(Token token) => token.Kind == TokenKind.Word && char.IsAsciiDigit(token.Text[0]);

    private static bool IsTime(string hours, string minutes) =>
        hours.Length <= 2 && minutes.Length == 2
        && int.Parse(hours, CultureInfo.InvariantCulture) <= 24 && int.Parse(minutes, CultureInfo.InvariantCulture) < 60;

    private static Script ScriptOf(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category == UnicodeCategory.DecimalDigitNumber)
            return Script.Digits;
        if (rune.IsBmp && FoldedText.IsThai((char)rune.Value) && category != UnicodeCategory.CurrencySymbol)
            return Script.Thai;
        return Rune.IsLetter(rune) || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            ? Script.Letters
            : Script.None;
    }

    private enum Script
    {
        None,
        Letters,
        Digits,
        Thai,
    }
}

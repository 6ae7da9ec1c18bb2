using System.Globalization;
using Markdig.Syntax.Inlines;

namespace HotelConcierge.Replies;

/// <summary>Tells the stars of <c>5*3*2</c> from those of <c>*emphasis*</c>, which Markdown does not. Pure.</summary>
internal static class Arithmetic
{
    /// <param name="before">The sign before the first star; zero at the start of a text.</param>
    public static bool IsProduct(EmphasisInline emphasis, char before)
    {
        if (emphasis.DelimiterChar is not '*')
            return false;
        var first = SignOf(emphasis.FirstChild, isFirst: true);
        var last = SignOf(emphasis.LastChild, isFirst: false);
        var after = SignOf(emphasis.NextSibling, isFirst: true);
        if ((char.IsDigit(before) && char.IsDigit(first)) || (char.IsDigit(last) && char.IsDigit(after)))
            return true;
        return emphasis.DelimiterCount == 1
            && ((EndsFactor(before) && StartsFactor(first)) || (char.IsDigit(last) && StartsFactor(after) && EndsFactor(before)));
    }

    private static bool EndsFactor(char sign) => char.IsDigit(sign) || sign is ')' or '%' or '²' or '³' || IsCurrency(sign);

    private static bool StartsFactor(char sign) => char.IsLetterOrDigit(sign) || sign is '(' || IsCurrency(sign);

    private static bool IsCurrency(char sign) => char.GetUnicodeCategory(sign) is UnicodeCategory.CurrencySymbol;

    private static char SignOf(Inline? inline, bool isFirst) =>
        inline switch
        {
            LiteralInline { Content: var words } when !words.IsEmpty => words.AsSpan()[isFirst ? 0 : ^1],
            ContainerInline container => SignOf(isFirst ? container.FirstChild : container.LastChild, isFirst),
            _ => '\0',
        };
}

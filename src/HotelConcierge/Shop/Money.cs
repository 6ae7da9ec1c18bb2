using System.Globalization;

namespace HotelConcierge.Shop;

/// <summary>Writes amounts and quantities as guests and models read them: <c>1,250.00 THB</c>, <c>2.5</c>.</summary>
internal static class Money
{
    /// <summary>ISO 4217 currencies that have no cents.</summary>
    private static readonly string[] WithoutCents = ["CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF"];

    /// <summary>An amount with its currency; prices below a cent keep up to four decimals.</summary>
    public static string Write(decimal amount, string currency)
    {
        var format = WithoutCents.Contains(currency, StringComparer.Ordinal) ? "#,##0.####" : "#,##0.00##";
        return $"{amount.ToString(format, CultureInfo.InvariantCulture)} {currency}";
    }

    /// <summary>A quantity without idle zeros.</summary>
    public static string Quantity(decimal quantity) => quantity.ToString("#,##0.######", CultureInfo.InvariantCulture);
}

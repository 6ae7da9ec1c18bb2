namespace HotelConcierge.Embedded.Shop;

/// <summary>What can be an id or a key: 1 to 64 letters, digits, <c>-</c> and <c>_</c>. Nothing else is looked up.</summary>
internal static class ErpKeys
{
    private const int Longest = 64;

    public static bool IsId(string text) =>
        text.Length is > 0 and <= Longest && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <exception cref="ArgumentException">It is no key.</exception>
    public static void Check(string key)
    {
        if (!IsId(key))
            throw new ArgumentException($"A key is 1 to {Longest} letters, digits, '-' and '_'.", nameof(key));
    }
}

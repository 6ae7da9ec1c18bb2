using System.Globalization;
using HotelConcierge.Reservations;
using HotelConcierge.Text;

namespace HotelConcierge.Shop.Customers;

/// <summary>What a contact is. Stored, so cases are added, never renamed.</summary>
internal enum ContactKind
{
    Phone,
    Email,
}

/// <summary>A phone or an e-mail address of a customer.</summary>
/// <param name="Value">A number in E.164, or an address in small letters of ASCII alone: look-alike letters make it another's.</param>
internal sealed record CustomerContact(ContactKind Kind, string Value)
{
    private const string Hidden = "•••";
    private const int ShownDigits = 2;

    /// <summary>A number as people write it; null for none.</summary>
    /// <param name="country">Whose numbers may be written as they are dialled there: ISO 3166-1; null for none.</param>
    public static CustomerContact? OfPhone(string written, string? country) =>
        TelephoneNumber.Read(written, country) is { } number ? new(ContactKind.Phone, number) : null;

    /// <summary>An address as people write it; null for none.</summary>
    public static CustomerContact? OfEmail(string written) =>
        written.All(char.IsAscii) && EmailAddress.Read(written) is { } address ? new(ContactKind.Email, address) : null;

    /// <summary>So much of it that its owner knows it again: <c>a•••@e•••.com</c>, <c>•••67</c>.</summary>
    public string Masked => Kind is ContactKind.Email ? MaskEmail(Value) : Hidden + Value[^Math.Min(ShownDigits, Value.Length)..];

    /// <summary>Masks an address as an ERP has it, whatever it looks like.</summary>
    private static string MaskEmail(string address)
    {
        var at = address.LastIndexOf('@');
        var dot = address.LastIndexOf('.');
        return at < 1 || dot < at + 2
            ? Hidden
            : FirstOf(address[..at]) + Hidden + "@" + FirstOf(address[(at + 1)..]) + Hidden + address[dot..];
    }

    private static string FirstOf(string text) => StringInfo.GetNextTextElement(text);
}

using System.Text;

namespace HotelConcierge.Channels.Twilio;

/// <summary>
/// The fields of an <c>application/x-www-form-urlencoded</c> body in the order in which they came, repeated ones included.
/// Reading is tolerant: a stray percent sign stands for itself and bytes that are not UTF-8 become U+FFFD.
/// </summary>
internal sealed class TwilioForm
{
    /// <summary>The largest body that is read, in bytes. Twilio's own webhooks stay below 20 KB.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The most fields that are read. Twilio's own webhooks have fewer than 100.</summary>
    public const int MaxFields = 1000;

    private readonly Dictionary<string, string> _first;

    private TwilioForm(List<KeyValuePair<string, string>> fields)
    {
        Fields = fields;
        _first = new(fields.Count, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            _first.TryAdd(name, value);
    }

    /// <summary>A form without fields.</summary>
    public static TwilioForm Empty { get; } = new([]);

    /// <summary>Every field, decoded, in the order of the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>The field's first value, or an empty string.</summary>
    public string this[string name] => _first.GetValueOrDefault(name, "");

    /// <summary>Reads a body.</summary>
    /// <returns>Null when it has more than <see cref="MaxBytes"/> or <see cref="MaxFields"/>.</returns>
    public static TwilioForm? Parse(ReadOnlySpan<byte> body)
    {
        if (body.Length > MaxBytes)
            return null;

        var fields = new List<KeyValuePair<string, string>>();
        foreach (var range in body.Split((byte)'&'))
        {
            var piece = body[range];
            if (piece.IsEmpty)
                continue;
            if (fields.Count == MaxFields)
                return null;
            var equals = piece.IndexOf((byte)'=');
            fields.Add(equals < 0
                ? new(Decode(piece), "")
                : new(Decode(piece[..equals]), Decode(piece[(equals + 1)..])));
        }

        return new(fields);
    }

    private static string Decode(ReadOnlySpan<byte> encoded)
    {
        var decoded = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%'
                && i + 2 < encoded.Length
                && char.IsAsciiHexDigit((char)encoded[i + 1])
                && char.IsAsciiHexDigit((char)encoded[i + 2]))
            {
                decoded[length++] = (byte)((HexValue(encoded[i + 1]) << 4) | HexValue(encoded[i + 2]));
                i += 2;
            }
            else
            {
                decoded[length++] = encoded[i] == '+' ? (byte)' ' : encoded[i];
            }
        }

        return Encoding.UTF8.GetString(decoded, 0, length);
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}

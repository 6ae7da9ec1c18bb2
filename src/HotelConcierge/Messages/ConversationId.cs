using System.Security.Cryptography;
using System.Text;

namespace HotelConcierge.Messages;

/// <summary>
/// Names a conversation: the channel and a digest of the business's and the guest's address. It says nothing about the
/// guest, so it may stand in logs, and it is safe as a table key, an orchestration id and an entity key.
/// </summary>
public readonly record struct ConversationId(string Value)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    internal const int DigestLength = 26;

    /// <summary>The channel it is on.</summary>
    public ChannelName Channel => new(Value[..Math.Max(0, Value.IndexOf('-', StringComparison.Ordinal))]);

    /// <summary>The id of the conversation between two addresses: the same at every call.</summary>
    public static ConversationId For(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new(Digest(address.Channel.Value, address.Business, address.Guest));
    }

    public override string ToString() => Value;

    /// <summary>What two addresses are called where nobody is to read them: where they are, and a digest of all three.</summary>
    internal static string Digest(string where, string business, string guest)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{where}\n{business}\n{guest}"));
        var text = new StringBuilder(where, where.Length + 1 + DigestLength).Append('-');
        int bits = 0, held = 0;
        foreach (var octet in digest)
        {
            bits = (bits << 8) | octet;
            held += 8;
            while (held >= 5)
            {
                held -= 5;
                text.Append(Alphabet[(bits >> held) & 31]);
                bits &= (1 << held) - 1;
            }
        }

        return text.ToString(0, where.Length + 1 + DigestLength);
    }
}

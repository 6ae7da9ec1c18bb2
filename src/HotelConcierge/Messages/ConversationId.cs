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
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{address.Channel}\n{address.Business}\n{address.Guest}"));
        var text = new StringBuilder(address.Channel.Value, address.Channel.Value.Length + 1 + DigestLength).Append('-');
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

        return new(text.ToString(0, address.Channel.Value.Length + 1 + DigestLength));
    }

    public override string ToString() => Value;
}

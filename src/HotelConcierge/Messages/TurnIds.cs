using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HotelConcierge.Messages;

/// <summary>Ids of turns and of what happens in them: derived from the message, so that a repeated run finds its own traces.</summary>
public static class TurnIds
{
    private const int LongestPlainId = 64;

    /// <summary>Conversation id and message id; safe as a table key and as an orchestration's instance id.</summary>
    /// <remarks>
    /// A message id that is long or holds other characters than letters, digits, <c>-</c>, <c>_</c> and <c>.</c> is replaced by its
    /// digest.
    /// </remarks>
    public static string For(ConversationId conversation, string messageId)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        return $"{conversation}-{KeyFor(messageId)}";
    }

    /// <summary>The message id itself where it is safe as a table key, else its digest: providers' ids are theirs to choose.</summary>
    internal static string KeyFor(string messageId) => IsPlain(messageId) ? messageId : Digest(messageId);

    /// <summary>The key of one piece of a turn: a UUID of version 8 out of a digest of both, the same at every call.</summary>
    /// <param name="turnId">As <see cref="For"/> made it.</param>
    /// <param name="piece">The place of the piece in its turn; negative for what is not part of the answer.</param>
    public static Guid KeyOfPiece(string turnId, int piece)
    {
        ArgumentNullException.ThrowIfNull(turnId);
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{turnId}\n{piece}"))).AsSpan(0, 16);
        key[6] = (byte)((key[6] & 0x0F) | 0x80);
        key[8] = (byte)((key[8] & 0x3F) | 0x80);
        return new(key, bigEndian: true);
    }

    /// <summary>The start of the keys of all that is kept of a turn, in its conversation's partition.</summary>
    /// <param name="turnNumber">Counts the conversation's turns from 1.</param>
    public static string KeyPrefix(long turnNumber) => string.Create(CultureInfo.InvariantCulture, $"{turnNumber:D10}-");

    /// <summary>The start of the keys of what was made for people out of a guest's words, beside the rows of the turns.</summary>
    internal const string ForPeoplePrefix = "people-";

    /// <summary>The conversation whose turn it is.</summary>
    /// <param name="turnId">As <see cref="For"/> made it.</param>
    public static ConversationId ConversationOf(string turnId)
    {
        ArgumentNullException.ThrowIfNull(turnId);
        var channel = turnId.IndexOf('-', StringComparison.Ordinal);
        return new(turnId[..Math.Min(turnId.Length, channel + 1 + ConversationId.DigestLength)]);
    }

    private static bool IsPlain(string id) =>
        id.Length is > 0 and <= LongestPlainId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static string Digest(string id) => "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..40];
}

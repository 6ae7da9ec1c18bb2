using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HotelConcierge.Storage;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Staff;

/// <summary>
/// Signs what a browser keeps for us. It can read it, and nobody can make one; one that was made for a purpose is none for another. All
/// instances of a deployment have the same seal.
/// </summary>
public sealed class StaffSeal(IOptions<StaffSignInOptions> options, ITableStore store)
{
    private const int LongestSealed = 3_000;

    private readonly StoredSecret _made = new(store, "staff");

    /// <summary>Content with its proof, in letters that a cookie takes.</summary>
    public async Task<string> SealAsync(string purpose, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var text = Base64Url.EncodeToString(content.Span);
        return $"{text}.{Proof(await KeyAsync(cancellationToken), purpose, text)}";
    }

    /// <summary>The content of what was sealed for that purpose; null for anything else.</summary>
    public async Task<byte[]?> OpenAsync(string purpose, string content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > LongestSealed || content.Split('.') is not [{ Length: > 0 } text, var proof])
            return null;
        var expected = Proof(await KeyAsync(cancellationToken), purpose, text);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(expected))
            ? Base64Url.DecodeFromChars(text)
            : null;
    }

    /// <summary>What a text can be known by again without being told: nobody finds it by trying who has not the seal.</summary>
    public async Task<string> DigestAsync(string purpose, string text, CancellationToken cancellationToken) =>
        Proof(await KeyAsync(cancellationToken), purpose, text);

    private static string Proof(byte[] key, string purpose, string text) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{text}")));

    private async ValueTask<byte[]> KeyAsync(CancellationToken cancellationToken) => options.Value.Secret is { Length: > 0 } secret
        ? SHA256.HashData(Encoding.UTF8.GetBytes(secret))
        : await _made.ReadAsync(cancellationToken);
}

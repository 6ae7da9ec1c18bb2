using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>
/// An embedding made of hashes: each word turns one dimension up or down, and the whole has length one. The same text
/// gives the same vector everywhere, texts that share words are close, and nothing else is promised.
/// </summary>
internal static class HashedEmbedding
{
    public static float[] Of(string text, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (var word in Words(text))
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(word));
            var dimension = (int)(BitConverter.ToUInt32(hash) % (uint)dimensions);
            vector[dimension] += (hash[^1] & 1) == 0 ? 1 : -1;
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        if (length == 0)
        {
            // Words that cancel out, or none: still a vector of length one, as a client may divide by it.
            vector[0] = 1;
            return vector;
        }

        return Array.ConvertAll(vector, value => value / length);
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLower(rune, CultureInfo.InvariantCulture));
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
            yield return word.ToString();
    }
}

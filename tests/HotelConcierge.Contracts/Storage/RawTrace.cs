using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HotelConcierge.Contracts.Storage;

/// <summary>
/// Something that has to be nowhere after its guest is forgotten, as bytes: in every spelling in which a store, a page or an address may
/// hold it. What was compressed or enciphered it does not see.
/// </summary>
/// <param name="Name">For the test's message.</param>
public sealed record RawTrace(string Name)
{
    private readonly List<byte[]> _spellings = [];

    /// <summary>Words.</summary>
    public static RawTrace Of(string name, string words)
    {
        var json = JsonSerializer.Serialize(words).Trim('"');
        var trace = Of(name, Encoding.UTF8.GetBytes(words));
        trace.Add(
            Encoding.Unicode.GetBytes(words),
            Encoding.BigEndianUnicode.GetBytes(words),
            Encoding.UTF8.GetBytes(json),
            Encoding.UTF8.GetBytes(json.ToLowerInvariant()),
            Encoding.UTF8.GetBytes(Uri.EscapeDataString(words)));
        trace.AddInBase64(Encoding.Unicode.GetBytes(words));
        return trace;
    }

    /// <summary>Bytes; at least twelve, so that chance does not find them.</summary>
    public static RawTrace Of(string name, byte[] bytes)
    {
        var trace = new RawTrace(name);
        trace.Add(
            bytes,
            Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)),
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
        trace.AddInBase64(bytes);
        return trace;
    }

    /// <summary>Whether any spelling of it is there.</summary>
    public bool IsIn(ReadOnlySpan<byte> bytes)
    {
        foreach (var spelling in _spellings)
        {
            if (bytes.IndexOf(spelling) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether any spelling of it is there.</summary>
    public bool IsIn(string text) => IsIn(Encoding.UTF8.GetBytes(text));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({_spellings.Count} spellings)");

    private void Add(params byte[][] spellings) => _spellings.AddRange(spellings);

    /// <summary>Base64 cuts bytes at every third, so what stands within others has three spellings, without what its neighbours share.</summary>
    private void AddInBase64(byte[] bytes)
    {
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var inner = text[((8 * before + 5) / 6)..(8 * (before + bytes.Length) / 6)];
            Add(Encoding.ASCII.GetBytes(inner), Encoding.ASCII.GetBytes(inner.Replace('+', '-').Replace('/', '_')));
        }
    }
}

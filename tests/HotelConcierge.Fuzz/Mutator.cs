using System.Text;

namespace HotelConcierge.Fuzz;

/// <summary>Makes an input out of known ones: some of them cut, joined, repeated, and strewn with what parsers stumble over.</summary>
internal sealed class Mutator(Random random)
{
    private const int MostChanges = 6;
    private const int LongestUsually = 4_000;
    private const int LongestEver = 60_000;

    private static readonly byte[][] Nasty =
    [
        .. new[]
        {
            "",
            "\0",
            "\r\n",
            "\n\n",
            "\t",
            " ",
            "%",
            "%0",
            "%00",
            "%zz",
            "%C3",
            "%ED%A0%80",
            "%F0%9F",
            "%2F",
            "%2e%2e%2f",
            "..",
            "../",
            "/",
            "\\",
            "&",
            "&&",
            "=",
            "?",
            "#",
            "+",
            ":",
            "://",
            ";",
            ",",
            "\"",
            "'",
            "`",
            "```",
            "~~~",
            "*",
            "**",
            "_",
            "__",
            "~",
            "|",
            ">",
            "<",
            "<b>",
            "<!--",
            "]]>",
            "[",
            "](",
            "[a](b)",
            "![",
            "- ",
            "1. ",
            "# ",
            "---",
            "{",
            "}",
            "{{",
            "{}",
            "[]",
            "[[",
            "null",
            "true",
            "0",
            "-1",
            "-0",
            "1e309",
            "NaN",
            "2147483648",
            "99999999999999999999",
            "0x7f",
            "1.7976931348623157E+308",
            "00:00:00",
            "-00:00:01",
            "10675199.02:48:05.4775807",
            "\\u0000",
            "\\ud83d",
            "\uFEFF",
            "\u200B",
            "\u200D",
            "\u2028",
            "\u202E",
            "\u0301",
            "\uFFFD",
            "\uFFFF",
            "\uE0D8",
            "\uE0DC",
            "é",
            "ß",
            "İ",
            "ก็",
            "👩‍👩‍👧‍👦",
            "🇪🇸",
            "*\uFE0F\u20E3",
            "שלום",
            "whatsapp:",
            "https://h.example/a_b_c",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0xBD], [0xF4, 0x90, 0x80, 0x80], [0x80],
    ];

    public byte[] Next(IReadOnlyList<byte[]> known)
    {
        var input = new List<byte>(known[random.Next(known.Count)]);
        var longest = random.Next(200) == 0 ? LongestEver : input.Count + LongestUsually;
        for (var change = random.Next(MostChanges + 1); change > 0; change--)
            Change(input, known);
        return input.Count > longest ? [.. input[..longest]] : [.. input];
    }

    private void Change(List<byte> input, IReadOnlyList<byte[]> known)
    {
        var at = random.Next(input.Count + 1);
        var length = Math.Min(input.Count - at, 1 + random.Next(random.Next(4) == 0 ? 64 : 8));
        switch (random.Next(9))
        {
            case 0:
            case 1:
                input.InsertRange(at, Nasty[random.Next(Nasty.Length)]);
                break;
            case 2:
                input.RemoveRange(at, length);
                input.InsertRange(at, Nasty[random.Next(Nasty.Length)]);
                break;
            case 3:
                input.RemoveRange(at, length);
                break;
            case 4 when at < input.Count:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 5:
                input.InsertRange(at, Enumerable.Range(0, 1 + random.Next(8)).Select(_ => (byte)random.Next(256)).ToArray());
                break;
            case 6:
                Repeat(input, at, length);
                break;
            case 7:
                Join(input, at, known[random.Next(known.Count)]);
                break;
            case 8:
                input.RemoveRange(at, input.Count - at);
                break;
        }
    }

    private void Repeat(List<byte> input, int at, int length)
    {
        var piece = input.GetRange(at, length);
        var times = random.Next(10) == 0 ? random.Next(5_000) : random.Next(20);
        var repeated = new List<byte>();
        for (var time = 0; time < times && repeated.Count < LongestEver; time++)
            repeated.AddRange(piece);
        input.InsertRange(at, repeated);
    }

    private void Join(List<byte> input, int at, byte[] other)
    {
        var from = random.Next(other.Length + 1);
        input.RemoveRange(at, input.Count - at);
        input.AddRange(other.AsSpan(from));
    }
}

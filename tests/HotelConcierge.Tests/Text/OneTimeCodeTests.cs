using System.Globalization;
using HotelConcierge.Text;

namespace HotelConcierge.Tests.Text;

public sealed class OneTimeCodeTests
{
    private static readonly OneTimeCode Code = OneTimeCode.From([1, 2, 3, 4, 5, 6, 7, 8]);

    [Fact]
    public void A_code_has_its_shape_and_reads_back_wherever_it_stands()
    {
        Assert.Matches("^HC(-[0-9A-HJKMNP-TV-Z]{4}){3}$", Code.Value);
        Assert.Equal($"{Code} / ", Read(Code.Value));
        Assert.Equal($"{Code} / My code is  please.", Read($"My code is {Code.Value} please."));
        Assert.Equal($"{Code} {Code} / and", Read($"{Code.Value} and {Code.Value}"));
    }

    [Fact]
    public void Case_hyphens_and_letters_that_look_like_digits_do_not_matter()
    {
        var zero = OneTimeCode.From(new byte[OneTimeCode.RandomBytes]);
        Assert.StartsWith("HC-0000-0000-000", zero.Value, StringComparison.Ordinal);

        Assert.Equal($"{zero} / ", Read(zero.Value.Replace('0', 'o')));
        Assert.Equal($"{Code} / ", Read(Code.Value.ToLowerInvariant()));
        Assert.Equal($"{Code} / ", Read(Code.Value.Replace("-", "", StringComparison.Ordinal)));
        Assert.Equal($"{Code} / ", Read(Code.Value.Replace('-', ' ')));
        Assert.Equal($"{Code} / ", Read(Code.Value.Replace('-', '–')));
    }

    [Fact]
    public void Nearly_every_slip_of_the_pen_is_found_and_is_still_known_as_a_code()
    {
        const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var (slips, missed) = (0, 0);
        for (var place = 3; place < Code.Value.Length; place++)
        {
            foreach (var symbol in Alphabet.Where(symbol => Code.Value[place] != '-' && symbol != Code.Value[place]))
            {
                var (codes, rest) = OneTimeCode.ReadAll(
                    string.Create(CultureInfo.InvariantCulture, $"{Code.Value[..place]}{symbol}{Code.Value[(place + 1)..]}"));
                Assert.Equal("", rest);
                slips++;
                missed += Assert.Single(codes).IsWhole ? 1 : 0;
            }
        }

        Assert.Equal(12 * 31, slips);
        Assert.InRange(missed, 0, slips / 12);
    }

    [Theory]
    [InlineData("HC that this them")]
    [InlineData("xHC-0000-0000-0000")]
    [InlineData("HC-0000-0000-00000")]
    [InlineData("HC-0000-0000")]
    [InlineData("SHC 1234 5678 9012")]
    [InlineData("")]
    public void Words_are_no_codes(string text) => Assert.Equal($" / {text}", Read(text));

    [Fact]
    public void Codes_of_different_bytes_differ() => Assert.Equal(
        1000, Enumerable.Range(0, 1000).Select(number => OneTimeCode.From(BitConverter.GetBytes((ulong)number * 7919))).Distinct().Count());

    private static string Read(string text)
    {
        var (codes, rest) = OneTimeCode.ReadAll(text);
        return $"{string.Join(' ', codes)} / {rest}";
    }
}

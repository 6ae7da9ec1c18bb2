using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Messages;

public sealed class GuestNamesTests
{
    [Theory]
    [InlineData("Ana Ruiz", "Ana Ruiz")]
    [InlineData("\u202EziuR anA\u202C", "ziuR anA")]
    [InlineData("\u200FAna\u200E \u2066Ruiz\u2069", "Ana Ruiz")]
    [InlineData("Ana\r\nRuiz\t\u0007!", "Ana Ruiz !")]
    [InlineData("\uFEFF\u200BJosé\u00AD", "José")]
    [InlineData("👩‍👧 Zoë", "👩‍👧 Zoë")]
    [InlineData("می‌خواهم", "می‌خواهم")]
    [InlineData("  สมชาย  ", "สมชาย")]
    [InlineData("\u202E\u200D \n", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_name_is_one_line_without_signs_that_are_not_seen(string? name, string? clean) =>
        Assert.Equal(clean, GuestNames.Clean(name));

    [Fact]
    public void A_name_has_an_end() => Assert.Equal(80, GuestNames.Clean(new string('a', 79) + "👩 and more")!.Length + 1);
}

using System.Text.RegularExpressions;
using HotelConcierge.Storage;
using Xunit;

namespace HotelConcierge.Contracts.Storage;

public abstract partial class TableStoreContract
{
    /// <summary>Escaped, because the test runner would not keep a lone surrogate.</summary>
    public static TheoryData<string> OddTexts { get; } = new(
        "", "{", "{0} %s ' \" `", @"\\", "[]", "null", @"line\r\nbreak\ttab", "ümlaut ß 漢字 مرحبا", "👩‍👩‍👧 family", @"nul\0inside\0",
        @"\uFFFE\uFFFF\uFEFF", @"\uD83D", @"\uDE00", @"cut \uD83D", @"\uDE00 tail", @"\uDE00\uD83D", @"a\uD83Db\uDE00c", "  spaces  ");

    public static TheoryData<string> ForbiddenKeys { get; } = new(
        "", "a/b", @"a\\b", "a#b", "a?b", @"nul\0", @"tab\t", @"line\n", @"\u007F", @"\u0085", "emoji 😀", @"lone \uD800", new('k', 513));

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task A_text_comes_back_unit_by_unit(string escaped)
    {
        var text = Regex.Unescape(escaped);
        await Store.PutAsync(Table, Row("1", text), None);

        var read = (await FindAsync("1"))!["text"]!;
        Assert.True(string.Equals(AsKept(text), read, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('"')]
    [InlineData('\0')]
    [InlineData('漢')]
    [InlineData('\uD83D')]
    public async Task A_text_may_have_32768_units_and_not_one_more(char unit)
    {
        var longest = new string(unit, 32_768);
        await Store.PutAsync(Table, Row("1", longest), None);

        Assert.True(string.Equals(AsKept(longest), (await FindAsync("1"))!["text"], StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Row("2", longest + unit), None));
        Assert.Contains("'text'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_may_have_one_mebibyte_and_not_one_unit_more()
    {
        // 4 + 2 x (1 + 1) for the keys, then 8 + 2 x 2 + 4 + 2 x length for each of 16 properties named a0 to a9, b0 to b5.
        var units = (1_048_576 - 8 - (16 * 16)) / 2;
        TableRow Sized(int lastLength) =>
            new(
                "p",
                "1",
                Properties([
                    .. Enumerable
                        .Range(0, 16)
                        .Select(n => ($"{(char)('a' + (n / 10))}{n % 10}", new string('x', n < 15 ? 32_768 : lastLength))),
                ]));

        await Store.PutAsync(Table, Sized(units - (15 * 32_768)), None);

        Assert.Equal(16, (await FindAsync("1"))!.Properties.Count);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Sized(units - (15 * 32_768) + 1), None));
    }

    [Fact]
    public async Task A_row_may_have_252_properties_and_not_one_more()
    {
        TableRow Wide(int count) => new("p", "1", Properties([.. Enumerable.Range(0, count).Select(n => ($"n{n}", $"{n}"))]));

        await Store.PutAsync(Table, Wide(252), None);

        Assert.Equal(252, (await FindAsync("1"))!.Properties.Count);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Wide(253), None));
    }

    [Theory]
    [InlineData("1st")]
    [InlineData("")]
    [InlineData("a-b")]
    [InlineData("größe")]
    [InlineData("RowKey")]
    public async Task A_property_name_is_letters_and_digits(string name)
    {
        var row = new TableRow("p", "1", Properties((name, "x")));

        await Assert.ThrowsAsync<ArgumentException>(() => Store.TryInsertAsync(Table, row, None));
    }

    [Theory]
    [MemberData(nameof(ForbiddenKeys))]
    public async Task A_key_that_Azure_would_refuse_or_sort_otherwise_is_refused(string escaped)
    {
        var key = Regex.Unescape(escaped);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.PutAsync(Table, Row(key, "x"), None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.PutAsync(Table, Row("1", "x") with { Partition = key }, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.FindAsync(Table, "p", key, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.DeleteAsync(Table, key, "1", None));
    }

    [Theory]
    [InlineData("'; drop table spabookings; --")]
    [InlineData("whatsapp:+4366012345")]
    [InlineData("a b%20c")]
    [InlineData("ключ")]
    public async Task Other_characters_are_fine_in_keys(string key)
    {
        await Store.PutAsync(Table, Row(key, "x") with { Partition = key }, None);

        Assert.Equal(key, (await Store.FindAsync(Table, key, key, None))!.Key);
    }

    [Fact]
    public async Task A_key_may_have_512_units()
    {
        var key = new string('k', 512);
        await Store.PutAsync(Table, Row(key, "x"), None);

        Assert.NotNull(await FindAsync(key));
    }
}

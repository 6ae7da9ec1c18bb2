using HotelConcierge.Contracts.Storage;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Storage;

public sealed class LongTextTests
{
    private static readonly TableName Table = new("texts");

    public static TheoryData<string> Texts =>
    [
        "",
        "a",
        new string('x', 31_999),
        new string('x', 32_000),
        new string('x', 32_001),
        new string('x', 64_000),
        new string('x', 31_999) + "👩‍👩‍👧‍👦" + new string('y', 31_998) + "👍",
        string.Concat(Enumerable.Repeat("👍", 100_000)),
        new string('x', 31_999) + "\uD83D",
        new string('\uD83D', 70_000),
        new string('ก', 500_000),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_of_any_length_comes_back_as_it_was(string text)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["other"] = "stays" };
        LongText.Write(properties, "text", text);
        var store = new InMemoryTableStore();
        await store.PutAsync(Table, new("p", "k", properties), CancellationToken.None);
        var row = await store.FindAsync(Table, "p", "k", CancellationToken.None);

        Assert.Equal(text, LongText.Read(row!, "text"));
        Assert.Equal("stays", row!["other"]);
    }

    [Fact]
    public void No_character_is_cut_in_two()
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, "text", "x" + string.Concat(Enumerable.Repeat("👍", 50_000)));

        Assert.True(properties.Count > 3);
        Assert.All(properties.Values, piece => Assert.False(char.IsHighSurrogate(piece[^1]) || char.IsLowSurrogate(piece[0])));
    }

    [Fact]
    public void A_row_without_the_text_has_none()
    {
        var row = new TableRow("p", "k", new Dictionary<string, string> { ["text1"] = "a stray piece" });

        Assert.Null(LongText.Read(row, "text"));
    }
}

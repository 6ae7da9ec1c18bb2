using HotelConcierge.Pictures.Browsers;

namespace HotelConcierge.Browser.Tests.Infrastructure;

/// <summary>An answer of a model that is too long for one message, and whose parts are numbered.</summary>
internal static class LongAnswer
{
    /// <summary>Stands before each number.</summary>
    public const string Part = "Terrace";

    /// <summary>How many parts it has.</summary>
    public const int Parts = 30;

    /// <summary>What stands at its end and nowhere else.</summary>
    public const string Last = "That is all of them.";

    public static string Text { get; } = string.Join(
        "\n\n",
        [
            .. Enumerable.Range(1, Parts).Select(number =>
                $"{Part} {number} looks at the sea. It has chairs in the shade, a small table, and a lamp for "
                + "the evening, and nobody is ever in a hurry there."),
            Last,
        ]);

    /// <summary>The numbers that a guest has read, in the order in which they stand.</summary>
    public static Task<IReadOnlyList<int>> ReadAsync(ChatGuest guest) => guest.NumbersAfterAsync(Part);

    /// <summary>Waits until a guest has read its end, and holds what they read then to it: each part once, in order.</summary>
    public static async Task AssertReadAsync(ChatGuest guest)
    {
        await Expect(guest.AnswersWith(Last)).ToBeVisibleAsync();
        Assert.Equal(Enumerable.Range(1, Parts), await ReadAsync(guest));
    }
}

using System.Text;
using HotelConcierge.Assistants;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tools;
using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Turns;

/// <summary>The names that the model which writes recordings down is told.</summary>
public sealed class SpokenNamesTests
{
    private readonly Assistant _hotel = Shipped.Hotel;

    [Fact]
    public void Each_name_is_told_once_the_most_telling_first() =>
        Assert.Equal($"{_hotel.Title}, Casa Lola, massage", Of("Casa Lola", "massage", "MASSAGE", " ", "casa\nlola"));

    [Fact]
    public void What_does_not_fit_is_left_out_whole()
    {
        var told = Of([.. Enumerable.Range(0, 500).Select(number => $"นวดแผนไทย {number}"), "sauna"]);

        Assert.InRange(Encoding.UTF8.GetByteCount(told), SpokenNames.LongestInBytes - 40, SpokenNames.LongestInBytes);
        Assert.All(told.Split(", ").Skip(1), name => Assert.Matches("^(นวดแผนไทย [0-9]+|sauna)$", name));
    }

    private string Of(params string[] names) => new SpokenNames([new Named(names)]).Of(_hotel);

    private sealed class Named(string[] names) : INamesThings
    {
        public IEnumerable<string> NamesFor(Assistant assistant) => names;
    }
}

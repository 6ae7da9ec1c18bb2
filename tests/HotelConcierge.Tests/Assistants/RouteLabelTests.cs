using HotelConcierge.Assistants;

namespace HotelConcierge.Tests.Assistants;

public sealed class RouteLabelTests
{
    private static readonly IReadOnlyList<Route> Routes =
        [new("hotel-information"), new("my-bookings"), new("my-reservation"), new("spa"), new("malicious")];

    [Theory]
    [InlineData("hotel-information")]
    [InlineData("  hotel-information\n")]
    [InlineData("HOTEL-INFORMATION")]
    [InlineData("hotel_information")]
    [InlineData("Hotel information.")]
    [InlineData("\"hotel-information\"")]
    [InlineData("**hotel-information**")]
    [InlineData("`hotel-information`")]
    [InlineData("Label: hotel-information")]
    [InlineData("{\"label\": \"hotel-information\"}")]
    [InlineData("<label>hotel-information</label>")]
    [InlineData("The guest asks about the pool, so the label is hotel-information.")]
    [InlineData("hotel‑information")]
    public void The_label_is_read_in_whatever_dress_it_comes(string answer) =>
        Assert.Equal("hotel-information", RouteLabel.Read(answer, Routes)?.Label);

    [Theory]
    [InlineData("my-reservation", "my-reservation")]
    [InlineData("My Bookings", "my-bookings")]
    [InlineData(" SPA ", "spa")]
    [InlineData("malicious", "malicious")]
    public void Every_label_is_read(string answer, string label) => Assert.Equal(label, RouteLabel.Read(answer, Routes)?.Label);

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("none")]
    [InlineData("hotel")]
    [InlineData("spa_availability_check")]
    [InlineData("spam")]
    [InlineData("The pool is open from 9:00 to 20:30.")]
    [InlineData("spa or hotel-information")]
    [InlineData("Not my-bookings but my-reservation")]
    [InlineData("\0\uFFFD")]
    public void What_is_no_label_or_several_is_none(string answer) =>
        Assert.Equal(answer.StartsWith("spa_", StringComparison.Ordinal) ? "spa" : null, RouteLabel.Read(answer, Routes)?.Label);

    [Fact]
    public void A_long_answer_is_none_even_with_a_label_in_it() => Assert.Null(RouteLabel.Read("spa " + new string('x', 300), Routes));
}

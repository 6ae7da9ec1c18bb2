using HotelConcierge.Reservations;

namespace HotelConcierge.Tests.Reservations;

public sealed class TelephoneNumberTests
{
    [Theory]
    [InlineData("+34600000001", "+34600000001")]
    [InlineData("+34 600-000.001", "+34600000001")]
    [InlineData("+34\u00A0(600) 000 001", "+34600000001")]
    [InlineData("+44 (0)20 7946 0000", "+442079460000")]
    [InlineData("+49 (0) 151/12345678", "+4915112345678")]
    [InlineData("+39 06 1234 5678", "+390612345678")]
    [InlineData("+54 11 15 2345-6789", "+5491123456789")]
    public void A_number_is_read_however_it_is_written(string written, string expected) =>
        Assert.Equal(expected, TelephoneNumber.Read(written));

    [Theory]
    [InlineData("600000001")]
    [InlineData("0034600000001")]
    [InlineData("34600000001")]
    [InlineData("+")]
    [InlineData("+34")]
    [InlineData("+34600")]
    [InlineData("+1 234 5678")]
    [InlineData("+999600000001")]
    [InlineData("+1 800 FLOWERS")]
    [InlineData("+34600000001 ext. 5")]
    [InlineData("+34600000001+34600000002")]
    [InlineData("+3460000000134600000002")]
    [InlineData("+\u0663\u0664600000001")]
    public void What_is_no_number_with_its_country_is_none(string written) => Assert.Null(TelephoneNumber.Read(written));
}

using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HotelConcierge.Channels.Twilio;

namespace HotelConcierge.Tests.Channels.Twilio;

public class TwilioFormTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_250_101, 1);

    [Fact]
    public void Fields_are_decoded_in_their_order_and_repeats_are_kept() =>
        Assert.Equal(
            [new("b", "2 3"), new("a", "é+"), new("b", "4"), new("empty", ""), new("bare", ""), new("", "unnamed")],
            Parse("b=2+3&a=%C3%a9%2B&&b=4&empty=&bare&=unnamed&").Fields);

    [Fact]
    public void A_repeated_field_answers_with_its_first_value() => Assert.Equal("2", Parse("b=2&b=4")["b"]);

    [Fact]
    public void An_absent_field_is_empty_and_names_are_told_apart_by_case() => Assert.Equal("", Parse("body=x")["Body"]);

    [Theory]
    [InlineData("%", "%")]
    [InlineData("100%", "100%")]
    [InlineData("%4", "%4")]
    [InlineData("%zz", "%zz")]
    [InlineData("%4g%41", "%4gA")]
    [InlineData("a=b", "a=b")]
    [InlineData("%C3", "\uFFFD")]
    [InlineData("%F0%9F%8F%8A", "🏊")]
    public void A_stray_percent_sign_stands_for_itself_and_bad_bytes_are_replaced(string encoded, string decoded) =>
        Assert.Equal(decoded, Parse("Body=" + encoded)["Body"]);

    [Fact]
    public void More_bytes_or_fields_than_Twilio_ever_sends_are_not_read()
    {
        Assert.NotNull(TwilioForm.Parse(new byte[TwilioForm.MaxBytes]));
        Assert.Null(TwilioForm.Parse(new byte[TwilioForm.MaxBytes + 1]));
        Assert.Equal(TwilioForm.MaxFields, Parse(string.Join('&', Enumerable.Repeat("a=b", TwilioForm.MaxFields))).Fields.Count);
        Assert.Null(TwilioForm.Parse(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Repeat("a=b", TwilioForm.MaxFields + 1)))));
    }

    [Fact]
    public void What_was_encoded_is_read_back() =>
        Check.One(Fixed, Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            // Half a surrogate pair has no UTF-8 and is written as U+FFFD.
            var written = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get));
            return Parse("Body=" + WebUtility.UrlEncode(written))["Body"].Equals(written, StringComparison.Ordinal);
        }));

    [Fact]
    public void Any_bytes_are_read_without_an_exception() =>
        Check.One(Fixed, Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), body => TwilioForm.Parse(body) is not null));

    private static TwilioForm Parse(string body) => Assert.IsType<TwilioForm>(TwilioForm.Parse(Encoding.UTF8.GetBytes(body)));
}

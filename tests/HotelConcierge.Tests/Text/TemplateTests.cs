using HotelConcierge.Text;

namespace HotelConcierge.Tests.Text;

public class TemplateTests
{
    [Fact]
    public void What_was_put_into_a_slot_is_never_looked_at_again() =>
        Assert.Equal("{b} and {a}", Template.Fill("{a} and {b}", ("a", "{b}"), ("b", "{a}")));

    [Theory]
    [InlineData("no slot")]
    [InlineData("{unknown} { a } {A} {}")]
    public void Whatever_is_not_a_known_slot_stays(string template) => Assert.Equal(template, Template.Fill(template, ("a", "x")));
}

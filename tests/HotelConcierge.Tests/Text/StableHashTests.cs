using HotelConcierge.Text;

namespace HotelConcierge.Tests.Text;

public class StableHashTests
{
    [Fact]
    public void The_same_texts_have_the_same_number_on_every_machine() =>
        Assert.Equal(620567156863260836UL, StableHash.Of("dinosaurs", "what-if"));

    [Fact]
    public void Where_one_text_ends_and_the_next_begins_matters() => Assert.NotEqual(StableHash.Of("ab", "c"), StableHash.Of("a", "bc"));
}

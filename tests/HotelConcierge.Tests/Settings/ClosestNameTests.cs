using HotelConcierge.Settings;

namespace HotelConcierge.Tests.Settings;

public sealed class ClosestNameTests
{
    [Fact]
    public void The_closest_name_is_found_and_a_far_one_is_not_offered()
    {
        Assert.Equal("HoldAfter", ClosestName.Find("holdaftr", ["QuietPeriod", "HoldAfter"]));
        Assert.Null(ClosestName.Find("Temperature", ["QuietPeriod", "HoldAfter"]));
    }
}

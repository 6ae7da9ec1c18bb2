using HotelConcierge.Diagnostics;
using HotelConcierge.Model;

namespace HotelConcierge.Tests.Model.OpenAI;

public sealed partial class RetryingChatClientTests
{
    [Theory]
    [InlineData("retry-after-ms", "250", 0.25)]
    [InlineData("retry-after-ms", "120000", 120)]
    [InlineData("retry-after", "20", 20)]
    [InlineData("retry-after", "1.5", 1.5)]
    [InlineData("retry-after", "Mon, 01 Jun 2026 10:00:45 GMT", 45)]
    [InlineData("retry-after", "90", 90)]
    [InlineData("retry-after", "180", 180)]
    [InlineData("retry-after", "0", 1)]
    [InlineData("retry-after", "-5", 1)]
    [InlineData("retry-after", "soon", 1)]
    [InlineData("retry-after", "Mon, 01 Jun 2026 09:59:00 GMT", 1)]
    [InlineData("retry-after-ms", "NaN", 1)]
    public async Task We_wait_as_long_as_the_service_asks_or_by_our_own_rule_where_it_makes_no_sense(
        string header,
        string value,
        double seconds)
    {
        _service.Fail("rate_limit_exceeded", 429, (header, value)).Say("Yes.");

        await AskAsync();

        Assert.Equal([seconds], _waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Milliseconds_are_the_more_exact_request()
    {
        _service.Fail("rate_limit_exceeded", 429, ("retry-after", "2"), ("retry-after-ms", "1300")).Say("Yes.");

        await AskAsync();

        Assert.Equal([1.3], _waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_wait_longer_than_a_guest_can_wait_ends_the_call_at_once()
    {
        _service.Fail("rate_limit_exceeded", 429, ("retry-after", "181"));

        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync());

        Assert.Equal(ModelTrouble.Unavailable, exception.Trouble);
        Assert.Equal(
            "The model service is not available (429 rate_limit_exceeded, wants a pause of 00:03:01), after 1 attempt.",
            exception.Message);
        Assert.Empty(_waits);
    }

    [Fact]
    public async Task Waits_together_never_exceed_three_minutes()
    {
        _service.Fail("rate_limit_exceeded", 429, ("retry-after", "80")).Times(3);

        await Assert.ThrowsAsync<ModelException>(() => AskAsync());

        Assert.Equal([80, 80], _waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(3, _service.Requests.Count);
    }
}
